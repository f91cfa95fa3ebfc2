import type { EventStoreDBClient } from '@eventstore/db-client';
import { all, clientOf, errorOf, event, events, newStream } from './spec/client.js';
import { newFolder, removeFolder, startNode } from './spec/running-node.js';
import type { RunningNode } from './spec/running-node.js';

/** Numbers in brackets are those of the wire conformance list that the node follows. */
describe('the event node, when streams are removed, described and come back', () => {
  const folder = newFolder();
  let node: RunningNode;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    node = await startNode(folder);
    client = clientOf(node.url);
  });

  afterAll(async () => {
    await client.dispose();
    await node.stop();
    removeFolder(folder);
  });

  it('deletes by a metadata event whose position it answers (53)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    const { position } = await client.deleteStream(stream, { expectedRevision: 1n });
    const [metadata] = await all(client.readStream(`$$${stream}`));
    expect(metadata?.event?.type).toBe('$metadata');
    expect(metadata?.event?.position).toEqual(position);
  });

  it('refuses to delete what is not there or is elsewhere, with the numbers in the error (53)', async () => {
    const absent = await errorOf(client.deleteStream(newStream()));
    expect(absent).toMatchObject({ type: 'wrong-expected-version', actualVersion: -1n });
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const wrong = await errorOf(client.deleteStream(stream, { expectedRevision: 7n }));
    expect(wrong).toMatchObject({ streamName: stream, expectedVersion: 7n, actualVersion: 2n, code: 9 });
  });

  it.each(['any', 'no_stream', 2n] as const)(
    'revives a deleted stream for %s: revisions go on, the past stays hidden (54)',
    async (expected) => {
      const stream = newStream();
      await client.appendToStream(stream, events(3));
      await client.deleteStream(stream);
      const { nextExpectedRevision } = await client.appendToStream(stream, event(4), { expectedRevision: expected });
      expect(nextExpectedRevision).toBe(3n);
      const found = await all(client.readStream(stream));
      expect(found.map((one) => one.event?.revision)).toEqual([3n]);
      expect((await client.getStreamMetadata(stream)).metadata).toMatchObject({ truncateBefore: 3 });
    },
  );

  it('refuses «the stream exists» for a deleted stream (23)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(1));
    await client.deleteStream(stream);
    const error = await errorOf(client.appendToStream(stream, event(2), { expectedRevision: 'stream_exists' }));
    expect(error).toMatchObject({ type: 'stream-deleted' });
  });

  it('ends a stream for ever, and its metadata with it (55)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(1));
    expect((await client.tombstoneStream(stream, { expectedRevision: 0n })).position?.commit).toBeGreaterThan(0n);
    for (const attempt of [
      () => client.appendToStream(stream, event(2)),
      () => client.setStreamMetadata(stream, { maxCount: 3 }),
      () => client.deleteStream(stream),
      () => client.tombstoneStream(stream),
      () => all(client.readStream(`$$${stream}`)),
    ]) {
      expect(await errorOf(attempt())).toMatchObject({ type: 'stream-deleted' });
    }
  });

  it('shows the last metadata only, and ignores what it cannot read (56)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(4));
    for (const maxCount of [1, 2, 3]) await client.setStreamMetadata(stream, { maxCount });
    expect((await all(client.readStream(`$$${stream}`))).map((one) => one.event?.revision)).toEqual([2n]);
    expect(await all(client.readStream(stream))).toHaveLength(3);
    await client.setStreamMetadata(stream, { maxCount: -5 });
    expect(await all(client.readStream(stream))).toHaveLength(4);
  });

  it('answers about a stream whose name is not ASCII without breaking the connection (57)', async () => {
    const stream = newStream('référentiel');
    await client.appendToStream(stream, event(1));
    await client.tombstoneStream(stream);
    expect(await errorOf(all(client.readStream(stream)))).toMatchObject({ type: 'stream-deleted' });
    expect((await client.appendToStream(newStream(), event(1))).success).toBe(true);
  });

  it('keeps everything over a restart but the memory of lately written ids (58, 26, 27)', async () => {
    const stream = newStream();
    const one = event(1);
    await client.appendToStream(stream, one, { expectedRevision: 'no_stream' });
    await node.stop('SIGKILL');
    node = await startNode(folder);
    await client.dispose();
    client = clientOf(node.url);
    const again = await client.appendToStream(stream, one, { expectedRevision: 'no_stream' });
    expect(again.nextExpectedRevision).toBe(0n);
    const anyRevision = await client.appendToStream(stream, one, { expectedRevision: 'any' });
    expect(anyRevision.nextExpectedRevision).toBe(1n);
  });
});
