import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { all, clientOf, errorOf, event, events, heavyEvent, newStream } from './spec/client.js';
import { ENTRY, launchNode, newFolder, removeFolder, startNode } from './spec/running-node.js';
import type { RunningNode } from './spec/running-node.js';

const FILE = 'events.sqlite';

describe('what the event node has acknowledged', () => {
  let folder: string;
  let open: { dispose(): Promise<void> }[] = [];
  let running: RunningNode[] = [];

  beforeEach(() => {
    folder = newFolder();
    open = [];
    running = [];
  });

  afterEach(async () => {
    await Promise.all(open.map((client) => client.dispose()));
    await Promise.all(running.map((node) => node.stop('SIGKILL')));
    removeFolder(folder);
  });

  async function start(
    data: string,
    ...rest: [(readonly string[])?, Parameters<typeof startNode>[2]?]
  ): Promise<RunningNode> {
    const node = await startNode(data, ...rest);
    running.push(node);
    return node;
  }

  function connect(node: RunningNode): EventStoreDBClient {
    const client = clientOf(node.url);
    open.push(client);
    return client;
  }

  it('is there once after the process is killed under load, round after round', async () => {
    const acknowledged = new Map<string, number[]>();
    for (let round = 0; round < 4; round++) {
      const node = await start(folder);
      const client = connect(node);
      const writers = Array.from({ length: 16 }, () => writeUntilItDies(client, acknowledged));
      await new Promise((resolve) => setTimeout(resolve, 400 + 150 * round));
      await node.stop('SIGKILL');
      await Promise.all(writers);
    }
    const client = connect(await start(folder));
    let [checked, lost, doubled] = [0, 0, 0];
    for (const [stream, numbers] of acknowledged) {
      const stored = (await all(client.readStream(stream))).map(
        (one) => (one.event?.data as { n: number } | undefined)?.n,
      );
      checked += numbers.length;
      lost += numbers.filter((n) => !stored.includes(n)).length;
      doubled += stored.length - new Set(stored).size;
    }
    expect(checked).toBeGreaterThan(100);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  });

  it('is resolved by the same ids and the same revision when an answer was lost with the process', async () => {
    const stream = newStream();
    const first = await start(folder);
    const written = events(3);
    await connect(first).appendToStream(stream, written, { expectedRevision: 'no_stream' });
    await first.stop('SIGKILL');
    const answer = await connect(await start(folder)).appendToStream(stream, written, {
      expectedRevision: 'no_stream',
    });
    expect(answer.nextExpectedRevision).toBe(2n);
  });

  it('survives a write-ahead log cut short in its last frame: the tail goes, the rest stays', async () => {
    const node = await start(folder);
    const client = connect(node);
    const stream = newStream();
    for (let n = 0; n < 20; n++) await client.appendToStream(stream, event(n));
    await node.stop('SIGKILL');
    const wal = join(folder, `${FILE}-wal`);
    truncateSync(wal, statSync(wal).size - 100);
    const healed = connect(await start(folder));
    const revisions = (await all(healed.readStream(stream))).map((one) => Number(one.event?.revision));
    expect(revisions).toEqual(Array.from({ length: revisions.length }, (_, n) => n));
    expect(revisions).toHaveLength(19);
    expect((await healed.appendToStream(stream, event(19), { expectedRevision: 18n })).nextExpectedRevision).toBe(19n);
  });

  it.each([
    ['that is not a database', (file: string) => writeFileSync(file, Buffer.alloc(20_000, 'x'))],
    ['with pages overwritten', (file: string) => overwrite(file, 8_192, 40_000)],
    ['cut in half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ])('is not put at risk: a file %s is refused with what to do, and left as it is', async (_, damage) => {
    const node = await start(folder);
    const client = connect(node);
    for (let n = 0; n < 30; n++) await client.appendToStream(newStream(), events(10));
    await node.stop('SIGTERM');
    const file = join(folder, FILE);
    damage(file);
    const damaged = readFileSync(file);
    const ended = await launchNode(folder);
    expect(ended).toMatchObject({ code: 4 });
    expect('said' in ended && ended.said).toContain('copy the latest backup');
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it('is not put at risk by a second node on the same folder, and a dead one does not block the next', async () => {
    const first = await start(folder);
    const second = await launchNode(folder);
    expect(second).toMatchObject({ code: 4 });
    expect('said' in second && second.said).toContain(`pid ${first.child.pid}`);
    await first.stop('SIGKILL');
    expect((await start(folder)).port).toBeGreaterThan(0);
  });

  it('is never more than what is on disk: when a write fails nothing is acknowledged, and the node ends', async () => {
    const limited = (args: readonly string[]): string[] => ['sh', '-c', SMALL_FILES, process.execPath, ...args];
    const node = await start(folder, [], { command: limited });
    const ended = new Promise((resolve) => node.child.once('exit', resolve));
    const client = connect(node);
    const stream = newStream();
    const padded = (n: number): ReturnType<typeof event> => heavyEvent(n, 100_000);
    let acknowledged = 0;
    const refusal = await errorOf(
      (async () => {
        for (; acknowledged < 500; acknowledged++) await client.appendToStream(stream, padded(acknowledged));
      })(),
    );
    expect(acknowledged).toBeGreaterThan(10);
    expect(refusal).toMatchObject({ code: 14 });
    expect(await ended).toBe(5);
    expect(await all(connect(await start(folder)).readStream(stream))).toHaveLength(acknowledged);
  });

  it('is in a backup taken under load, which is a folder that a node starts on', async () => {
    const node = await start(folder);
    const client = connect(node);
    const stream = newStream();
    await client.appendToStream(stream, events(50));
    let writing = true;
    const load = (async () => {
      while (writing) await client.appendToStream(newStream(), events(5));
    })();
    const target = join(folder, 'backup');
    const response = await fetch(`${node.health}/backup?to=${encodeURIComponent(target)}`, { method: 'POST' });
    const report = (await response.json()) as { events: number; lastPosition: number };
    writing = false;
    await load;
    expect(response.status).toBe(200);
    expect(readdirSync(target)).toEqual([FILE]);
    const copy = connect(await start(target));
    const there = (await all(copy.readAll())).slice(0, report.events);
    const here = (await all(client.readAll())).slice(0, report.events);
    expect(there.map((one) => one.event)).toEqual(here.map((one) => one.event));
    expect(Number(there.at(-1)?.event?.position?.commit)).toBe(report.lastPosition);
    const again = await fetch(`${node.health}/backup?to=${encodeURIComponent(target)}`, { method: 'POST' });
    expect(again.status).toBe(409);
    const fromPage = { method: 'POST', headers: { origin: 'http://elsewhere.example' } };
    expect((await fetch(`${node.health}/backup?to=${encodeURIComponent(`${target}2`)}`, fromPage)).status).toBe(403);
    expect(existsSync(`${target}2`)).toBe(false);
  });

  it('is complete when the node is asked to stop: writes under way are answered or unknown, the file is whole', async () => {
    const node = await start(folder);
    const client = connect(node);
    const subscription = client.subscribeToAll();
    const dropped = new Promise((resolve) => subscription.on('error', resolve));
    subscription.on('data', () => undefined);
    const stream = newStream();
    await client.appendToStream(stream, events(10));
    expect(await node.stop('SIGTERM')).toBe(0);
    expect(await dropped).toMatchObject({ code: 14 });
    expect(statSync(join(folder, `${FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const copy = newFolder();
    copyFileSync(join(folder, FILE), join(copy, FILE));
    expect(await all(connect(await start(copy)).readStream(stream))).toHaveLength(10);
  });

  it('outlives the parent: a node whose parent was killed stops by itself, cleanly', async () => {
    const { spawn } = await import('node:child_process');
    const parent = spawn('sleep', ['60']);
    const node = await start(folder, [], { env: { PARCHEMIN_PARENT_PID: String(parent.pid) } });
    const ended = new Promise((resolve) => node.child.once('exit', resolve));
    parent.kill('SIGKILL');
    expect(await ended).toBe(0);
  });

  it('is counted in the metrics, and health says live and ready', async () => {
    const node = await start(folder);
    const client = connect(node);
    await client.appendToStream(newStream(), events(3));
    const metrics = await (await fetch(`${node.health}/metrics`)).text();
    expect(metrics).toMatch(/^eventnode_events_total 5$/m);
    expect(metrics).toMatch(/^eventnode_sync_seconds_bucket/m);
    expect((await fetch(`${node.health}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${node.health}/health/ready`)).json()).toEqual({ status: 'ready' });
  });

  it('needs a right command line', async () => {
    expect(existsSync(ENTRY)).toBe(true);
    expect(await launchNode(folder, ['--faults', '1:nonsense=1'])).toMatchObject({ code: 2 });
  });
});

/** No file larger than two mebibytes, as if the disk gave out; the node is $0 and its arguments. */
const SMALL_FILES = 'ulimit -f 4096; exec "$0" "$@"';

/** Appends to a stream of its own until the node is gone; a lost answer ends it, whatever became of that append. */
async function writeUntilItDies(client: EventStoreDBClient, acknowledged: Map<string, number[]>): Promise<void> {
  const stream = newStream();
  const numbers: number[] = [];
  acknowledged.set(stream, numbers);
  for (let n = 0; ; n++) {
    try {
      const expectedRevision = n === 0 ? 'no_stream' : BigInt(n - 1);
      await client.appendToStream(stream, event(n, randomUUID()), { expectedRevision });
      numbers.push(n);
    } catch {
      return;
    }
  }
}

function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0x5a), 0, length, from);
}
