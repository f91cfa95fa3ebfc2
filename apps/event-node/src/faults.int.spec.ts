import type { EventStoreDBClient } from '@eventstore/db-client';
import { all, clientOf, errorOf, event, events, followed, newStream } from './spec/client.js';
import { newFolder, removeFolder, startNode } from './spec/running-node.js';
import type { RunningNode } from './spec/running-node.js';

describe('the event node with faults', () => {
  const folder = newFolder();
  let node: RunningNode;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    node = await startNode(folder, ['--faults', '7:drop=0']);
    client = clientOf(node.url);
  });

  afterAll(async () => {
    await client.dispose();
    await node.stop();
    removeFolder(folder);
  });

  const set = async (spec: string): Promise<number> => {
    return (await fetch(`${node.health}/faults?spec=${encodeURIComponent(spec)}`, { method: 'POST' })).status;
  };
  const unary = { credentials: { username: 'any', password: 'any' } };

  it.each([
    ['batched', {}],
    ['one call per append', unary],
  ])('commits, then cuts the connection before the answer; the same ids resolve it (%s)', async (_, options) => {
    const stream = newStream();
    const one = event(1);
    await set('7:drop=1');
    const lost = await errorOf(client.appendToStream(stream, one, { expectedRevision: 'no_stream', ...options }));
    await set('7:drop=0');
    expect(lost).toMatchObject({ code: 14 });
    const again = await client.appendToStream(stream, one, { expectedRevision: 'no_stream', ...options });
    expect(again.nextExpectedRevision).toBe(0n);
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it('commits and never answers, while the connection lives', async () => {
    const stream = newStream();
    await set('7:mute=1');
    const answer = client.appendToStream(stream, event(1)).then(() => 'answered');
    const patience = new Promise((resolve) => setTimeout(() => resolve('silence'), 500));
    expect(await Promise.race([answer, patience])).toBe('silence');
    await set('7:mute=0');
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it('answers late when slow, and stands still when frozen, then goes on', async () => {
    await set('7:slow=1@400');
    const late = performance.now();
    await client.appendToStream(newStream(), event(1));
    expect(performance.now() - late).toBeGreaterThanOrEqual(390);
    await set('7:freeze=1@700');
    const frozen = performance.now();
    await client.appendToStream(newStream(), event(1));
    expect(performance.now() - frozen).toBeGreaterThanOrEqual(690);
    await set('7:freeze=0');
  });

  it('gives a subscriber events twice', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await set('7:duplicate=1');
    const subscription = client.subscribeToStream(stream);
    const following = followed(subscription);
    await following.until((log) => log.includes('caughtUp'));
    await client.appendToStream(stream, event(2));
    await following.until((log) => log.filter((entry) => entry === '2').length === 2);
    await set('7:duplicate=0');
    expect(following.log).toEqual(['0', '0', '1', '1', 'caughtUp', '2', '2']);
    await subscription.unsubscribe();
  });

  it('cuts the connection in the middle of a page', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(200));
    await set('7:disconnect=1');
    const seen: unknown[] = [];
    const error = await errorOf(
      (async () => {
        for await (const one of client.readStream(stream)) seen.push(one);
      })(),
    );
    await set('7:disconnect=0');
    expect(error).toMatchObject({ code: 14 });
    expect(seen.length).toBeLessThan(200);
  });

  it('times out what a client with another clock is in no hurry for, and writes nothing', async () => {
    const stream = newStream();
    const one = event(1);
    await set('7:skew=1@15000');
    const late = await errorOf(client.appendToStream(stream, one, { expectedRevision: 'no_stream' }));
    await set('7:skew=0');
    expect(late).toMatchObject({ type: 'deadline-exceeded' });
    await client.appendToStream(stream, one, { expectedRevision: 'no_stream' });
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it.each([
    ['batched', {}],
    ['one call per append', unary],
  ])('sends its client to the leader, which it is itself, and serves the next call (%s)', async (_, options) => {
    const stream = newStream();
    const one = event(1);
    await set('7:leader=1');
    const sent = await errorOf(client.appendToStream(stream, one, { expectedRevision: 'no_stream', ...options }));
    await set('7:leader=0');
    expect(sent).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: node.port } });
    await client.appendToStream(stream, one, { expectedRevision: 'no_stream', ...options });
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it('cuts its pages anywhere, and gives every event once and in order all the same', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(300));
    await set('7:pages=1');
    const read = await all(client.readStream(stream));
    const subscription = client.subscribeToStream(stream);
    const following = followed(subscription);
    await following.until((log) => log.includes('caughtUp'));
    await set('7:pages=0');
    const inOrder = Array.from({ length: 300 }, (_, n) => String(n));
    expect(read.map(({ event: recorded }) => String(recorded?.revision))).toEqual(inOrder);
    expect(following.log).toEqual([...inOrder, 'caughtUp']);
    await subscription.unsubscribe();
  });

  it('refuses a plan it cannot read, and takes none when it was started without faults', async () => {
    expect(await set('7:explode=1')).toBe(400);
    const other = newFolder();
    const honest = await startNode(other);
    const answer = await fetch(`${honest.health}/faults?spec=7:drop=1`, { method: 'POST' });
    expect(answer.status).toBe(404);
    await honest.stop();
    removeFolder(other);
  });
});
