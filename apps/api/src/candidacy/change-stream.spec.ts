import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { ChangeFeed } from './change-feed.js';
import { streamChanges } from './change-stream.js';
import type { RecordHead } from './records.js';

describe('a reader of changes', () => {
  it('hears of the present state first, then of each position once, and only forwards', async () => {
    const { reader, feed, show } = open(-1n, 10);
    await settled();
    for (const position of [20, 20, 15, 30]) {
      show(position);
      feed.changed({ view: 'candidate_record', id: 'c', position: String(position) });
      await settled();
    }
    expect(reader.told()).toEqual(['10', '20', '30']);
  });

  it('that comes back hears only of what it has missed', async () => {
    const { reader, feed, show } = open(20n, 20);
    await settled();
    expect(reader.told()).toEqual([]);
    show(30);
    feed.lookAll();
    await settled();
    expect(reader.told()).toEqual(['30']);
  });

  it('is not told of other candidacies or other views', async () => {
    const { reader, feed, show } = open(10n, 20);
    await settled();
    show(30);
    feed.changed({ view: 'candidate_record', id: 'another', position: '30' });
    feed.changed({ view: 'candidacy_list', id: 'c', position: '30' });
    await settled();
    expect(reader.told()).toEqual(['20']);
    feed.changed({ view: 'candidate_record', id: '*', position: '30' });
    await settled();
    expect(reader.told()).toEqual(['20', '30']);
  });

  it('is shown out once it may not read any more, and makes room', async () => {
    const { reader, feed, show } = open(-1n, 10);
    show(undefined);
    feed.lookAll();
    await settled();
    expect(reader.ended).toBe(true);
    reader.emit('close');
    expect(feed.readers).toBe(0);
  });

  it('finds no room beyond a dozen open pages of one person', () => {
    const feed = new ChangeFeed();
    const watches = Array.from({ length: 13 }, () => feed.watch('c', 'person', () => undefined));
    expect(watches.map((watch) => watch !== undefined)).toEqual([...Array<boolean>(12).fill(true), false]);
    watches[0]!();
    watches[0]!();
    expect(feed.readers).toBe(11);
    expect(feed.watch('c', 'person', () => undefined)).toBeDefined();
  });
});

const opened: FakeReader[] = [];
afterEach(() => opened.splice(0).forEach((reader) => reader.emit('close')));

/** The side of a response that streaming uses. */
class FakeReader extends EventEmitter {
  destroyed = false;
  ended = false;
  writableLength = 0;
  readonly #chunks: string[] = [];

  writeHead(): void {}

  write(chunk: string): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  end(): void {
    this.ended = true;
  }

  told(): string[] {
    return this.#chunks.flatMap((chunk) => /^id: (\d+)\nevent: changed\ndata: .*\n\n$/.exec(chunk)?.[1] ?? []);
  }
}

function open(after: bigint, position: number) {
  const feed = new ChangeFeed();
  const reader = new FakeReader();
  opened.push(reader);
  let head: RecordHead | undefined;
  const watched = {
    look: async () => head,
    watch: (look: () => void) => feed.watch('c', 'person', look),
  };
  show(position);
  expect(streamChanges(reader as unknown as ServerResponse, after, watched)).toBe(true);
  return { reader, feed, show };

  function show(shown: number | undefined): void {
    head = shown === undefined ? undefined : { school: 'lyon', revision: shown, position: String(shown) };
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
