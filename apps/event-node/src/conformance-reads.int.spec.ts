import { randomUUID } from 'node:crypto';
import { BACKWARDS, END, START } from '@eventstore/db-client';
import { all, errorOf, event, events, newStream } from './spec/client.js';
import { rawCall } from './spec/raw-call.js';
import type { RawAnswer } from './spec/raw-call.js';
import { openSuite, type Suite } from './spec/suite.js';
import { ProtoReader } from './wire/proto-reader.js';
import { ProtoWriter } from './wire/proto-writer.js';
import { decodeUuid } from './wire/recorded-event.js';

/** Numbers in brackets are those of the wire conformance list that the node follows. */
describe('the event node, read by the official client', () => {
  let suite: Suite;
  let client: Suite['client'];

  beforeAll(async () => {
    suite = await openSuite();
    client = suite.client;
  });

  afterAll(() => suite.close());

  const revisions = (found: Awaited<ReturnType<typeof all>>): number[] =>
    found.map((one) => Number(one.event?.revision));

  describe('one stream', () => {
    it('is not found when it does not exist or was deleted, and is an error when ended for ever (32)', async () => {
      expect(await errorOf(all(client.readStream(newStream())))).toMatchObject({ type: 'stream-not-found' });
      const stream = newStream();
      await client.appendToStream(stream, event(1));
      await client.deleteStream(stream);
      expect(await errorOf(all(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
      await client.tombstoneStream(stream);
      expect(await errorOf(all(client.readStream(stream)))).toMatchObject({ type: 'stream-deleted' });
    });

    it('is read inclusively from a revision, either way, over many pages (33, 39)', async () => {
      const stream = newStream();
      await client.appendToStream(stream, events(1_500));
      expect(revisions(await all(client.readStream(stream)))).toEqual(Array.from({ length: 1_500 }, (_, n) => n));
      expect(revisions(await all(client.readStream(stream, { fromRevision: 1_498n })))).toEqual([1_498, 1_499]);
      expect(await all(client.readStream(stream, { fromRevision: 9_000n }))).toEqual([]);
      expect(await all(client.readStream(stream, { fromRevision: END }))).toEqual([]);
      const last = { direction: BACKWARDS, fromRevision: END, maxCount: 2 } as const;
      expect(revisions(await all(client.readStream(stream, last)))).toEqual([1_499, 1_498]);
      const middle = { direction: BACKWARDS, fromRevision: 1n } as const;
      expect(revisions(await all(client.readStream(stream, middle)))).toEqual([1, 0]);
      expect(revisions(await all(client.readStream(stream, { maxCount: 3 })))).toEqual([0, 1, 2]);
    });

    it('shows only what its metadata leaves visible (34)', async () => {
      const stream = newStream();
      await client.appendToStream(stream, events(10));
      await client.setStreamMetadata(stream, { truncateBefore: 3 });
      expect(revisions(await all(client.readStream(stream)))).toEqual([3, 4, 5, 6, 7, 8, 9]);
      await client.setStreamMetadata(stream, { truncateBefore: 3, maxCount: 2 });
      expect(revisions(await all(client.readStream(stream, { direction: BACKWARDS, fromRevision: END })))).toEqual([
        9, 8,
      ]);
      await client.setStreamMetadata(stream, { maxAge: 1 });
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      expect(await all(client.readStream(stream))).toEqual([]);
    });

    it('gives type, content, metadata, the instant of recording and the positions of an event (35, 36)', async () => {
      const stream = newStream();
      const before = Date.now();
      await client.appendToStream(stream, event(7));
      const [found] = await all(client.readStream(stream));
      expect(found?.event).toMatchObject({ streamId: stream, type: 'Counted', isJson: true, data: { n: 7 } });
      expect(found?.event?.metadata).toEqual({ from: 'a test' });
      expect(found?.event?.created.getTime()).toBeGreaterThanOrEqual(before - 1);
      expect(found?.event?.created.getTime()).toBeLessThanOrEqual(Date.now());
      expect(found?.commitPosition).toBe(found?.event?.position?.commit);
    });

    it('follows links when asked, and shows a link whose target is gone as a link alone (38)', async () => {
      const [target, links] = [newStream(), newStream('links')];
      await client.appendToStream(target, events(2));
      const link = (data: string): object => ({
        id: randomUUID(),
        type: '$>',
        contentType: 'application/octet-stream',
        data: Buffer.from(data),
      });
      const written = [link(`1@${target}`), link(`5@${target}`)] as Parameters<typeof client.appendToStream>[1];
      await client.appendToStream(links, written);
      const [resolved, dangling] = await all(client.readStream(links, { resolveLinkTos: true }));
      expect(resolved).toMatchObject({
        event: { streamId: target, revision: 1n },
        link: { streamId: links, revision: 0n },
      });
      expect(dangling?.event).toBeUndefined();
      expect(dangling?.link).toMatchObject({ streamId: links, revision: 1n });
      const [plain] = await all(client.readStream(links));
      expect(plain?.event).toMatchObject({ type: '$>', streamId: links });
    });

    it('tells first and last revision to a client that asks for it, and ids in halves if so asked (31, 37)', async () => {
      const stream = newStream();
      const one = event(1);
      await client.appendToStream(stream, [one, event(2)]);
      const ask = (uuid: ProtoWriter | null): ProtoWriter => {
        const options = new ProtoWriter()
          .message(1, new ProtoWriter().message(1, new ProtoWriter().text(3, stream)).empty(3))
          .number(5, 1)
          .empty(8)
          .message(10, new ProtoWriter().number(1, 1));
        return new ProtoWriter().message(1, uuid ? options.message(9, uuid) : options);
      };
      const halves = await rawCall(suite.node.port, READ, [ask(new ProtoWriter().empty(1)).finish()]);
      expect(idIn(halves.messages[0])).toBe(one.id);
      expect(halves.messages[1]?.equals(new ProtoWriter().number(6, 1).finish())).toBe(true);
      const unsaid = await rawCall(suite.node.port, READ, [ask(null).finish()]);
      expect(unsaid.trailers['grpc-status']).toBe('3');
    });
  });

  describe('the log of all streams', () => {
    it('is in the order of strictly increasing positions with gaps, and has system events (40, 42)', async () => {
      await client.appendToStream(newStream(), events(20));
      const found = await all(client.readAll());
      const positions = found.map((one) => one.event?.position?.commit ?? 0n);
      expect(positions.every((position, n) => n === 0 || position > (positions[n - 1] ?? 0n) + 1n)).toBe(true);
      expect(found.some((one) => one.event?.streamId.startsWith('$'))).toBe(true);
    });

    it('is read from a position inclusively forwards and exclusively backwards; nothing is after the end (41)', async () => {
      const stream = newStream();
      await client.appendToStream(stream, events(3));
      const [, second] = await all(client.readStream(stream));
      const fromPosition = second?.event?.position ?? { commit: 0n, prepare: 0n };
      const onwards = await all(client.readAll({ fromPosition, maxCount: 1 }));
      expect(onwards[0]?.event).toMatchObject({ streamId: stream, revision: 1n });
      const back = await all(client.readAll({ fromPosition, direction: BACKWARDS, maxCount: 1 }));
      expect(back[0]?.event).toMatchObject({ streamId: stream, revision: 0n });
      expect(await all(client.readAll({ fromPosition: END }))).toEqual([]);
      const last = await all(client.readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 1 }));
      expect(last[0]?.event).toMatchObject({ streamId: stream, revision: 2n });
    });

    it('refuses a position that it never gave out (43)', async () => {
      const beyond = { commit: 9_999_999_999n, prepare: 9_999_999_999n };
      expect(await errorOf(all(client.readAll({ fromPosition: beyond })))).toMatchObject({ code: 3 });
      const [first] = await all(client.readAll({ fromPosition: START, maxCount: 1 }));
      const between = (first?.event?.position?.commit ?? 0n) + 1n;
      const odd = { commit: between, prepare: between };
      expect(await errorOf(all(client.readAll({ fromPosition: odd })))).toMatchObject({ code: 3 });
    });

    it('is filtered by prefix or expression on name or type, up to a count of matching events (44)', async () => {
      const prefix = `filtered${randomUUID()}`;
      for (let n = 0; n < 5; n++) await client.appendToStream(newStream(prefix), event(n));
      await client.appendToStream(newStream(prefix), { ...event(9), type: 'Renamed' });
      const prefixes = new ProtoWriter().text(2, 'nothing-').text(2, prefix);
      const expression = new ProtoWriter().text(1, `^${prefix}-.*$`);
      const renamed = new ProtoWriter().text(2, 'Renam');
      expect((await filtered(suite.node.port, 1, prefixes, 100)).messages).toHaveLength(6);
      expect((await filtered(suite.node.port, 1, prefixes, 2)).messages).toHaveLength(2);
      expect((await filtered(suite.node.port, 1, expression, 100)).messages).toHaveLength(6);
      expect((await filtered(suite.node.port, 2, renamed, 100)).messages).toHaveLength(1);
      const unreadable = await filtered(suite.node.port, 1, new ProtoWriter().text(1, '('), 100);
      expect(unreadable.trailers['grpc-status']).toBe('3');
    });
  });
});

const READ = '/event_store.client.streams.Streams/Read';

/** The official client filters subscriptions only; a filtered read has to be written out. */
function filtered(port: number, on: 1 | 2, expression: ProtoWriter, count: number): Promise<RawAnswer> {
  const options = new ProtoWriter()
    .message(2, new ProtoWriter().empty(2))
    .number(5, count)
    .message(7, new ProtoWriter().message(on, expression).number(3, 32).number(5, 1))
    .message(9, new ProtoWriter().empty(2));
  return rawCall(port, READ, [new ProtoWriter().message(1, options).finish()]);
}

/** ReadResp.event.event.id of a raw answer. */
function idIn(response: Buffer | undefined): string {
  let reader = new ProtoReader(response ?? Buffer.alloc(0));
  for (let depth = 0; depth < 3; depth++) {
    reader.next();
    reader = reader.message();
  }
  return decodeUuid(reader);
}
