import type { AppendToStreamOptions, EventData, EventStoreDBClient } from '@eventstore/db-client';
import { all, clientOf, errorOf, event, heavyEvent, newStream } from './spec/client.js';
import { newFolder, removeFolder, startNode } from './spec/running-node.js';
import type { RunningNode } from './spec/running-node.js';

const unary = { credentials: { username: 'any', password: 'any' } };
const forms = [
  ['batched', {}],
  ['one call per append', unary],
] as const;

describe('a strict event node', () => {
  const folder = newFolder();
  let node: RunningNode;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    node = await startNode(folder, ['--strict', '--max-append', '6000', '--max-event', '2000']);
    client = clientOf(node.url);
  });

  afterAll(async () => {
    await client.dispose();
    await node.stop();
    removeFolder(folder);
  });

  const append = (stream: string, events: EventData | EventData[], options: AppendToStreamOptions) =>
    client.appendToStream(stream, events, options);

  it.each(forms)('takes what expects an exact revision, and knows its repetition (%s)', async (_, form) => {
    const [stream, first, second] = [newStream(), event(1), event(2)];
    await append(stream, first, { expectedRevision: 'no_stream', ...form });
    await append(stream, second, { expectedRevision: 0n, ...form });
    const again = await append(stream, first, { expectedRevision: 'no_stream', ...form });
    expect(again.nextExpectedRevision).toBe(0n);
    expect(await all(client.readStream(stream))).toHaveLength(2);
  });

  describe.each(forms)('(%s)', (_, form) => {
    it.each([
      ['an expectation that is a word', 'candidacy-1', [event(1)], 'any'],
      ['no events at all', 'candidacy-2', [], 'no_stream'],
      ['a name that trailers cannot carry', 'candidacy-é', [event(1)], 'no_stream'],
    ] as const)(
      'refuses %s, which a real server takes, and writes nothing',
      async (_what, stream, events, expected) => {
        const error = await errorOf(append(stream, [...events], { expectedRevision: expected, ...form }));
        expect(error['message']).toContain('strict');
        await expect(all(client.readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
      },
    );

    it('refuses a fact that a blind retry would store again at a revision it has just read', async () => {
      const [stream, one] = [newStream(), event(1)];
      await append(stream, one, { expectedRevision: 'no_stream', ...form });
      const again = await errorOf(append(stream, one, { expectedRevision: 0n, ...form }));
      expect(again['message']).toContain('strict');
      expect(await all(client.readStream(stream))).toHaveLength(1);
    });

    it('[13] refuses an event above its own limit, and an append above its own', async () => {
      const stream = newStream();
      const tooHeavy = await errorOf(append(stream, heavyEvent(1, 2_500), { expectedRevision: 'no_stream', ...form }));
      expect(tooHeavy['message']).toContain('Maximum Append Event Size of 2000 Exceeded');
      const many = Array.from({ length: 5 }, (_one, n) => heavyEvent(n, 1_500));
      const tooMuch = await errorOf(append(stream, many, { expectedRevision: 'no_stream', ...form }));
      expect(tooMuch).toMatchObject({ type: 'maximum-append-size-exceeded' });
      await append(stream, heavyEvent(1, 1_500), { expectedRevision: 'no_stream', ...form });
      expect(await all(client.readStream(stream))).toHaveLength(1);
    });
  });

  it('refuses a tombstone, which nobody can take back', async () => {
    const stream = newStream();
    await append(stream, event(1), { expectedRevision: 'no_stream' });
    const refused = await errorOf(client.tombstoneStream(stream, { expectedRevision: 0n }));
    expect(refused['message']).toContain('strict');
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });
});
