import { randomUUID } from 'node:crypto';
import { all, clientOf, errorOf, event, events, heavyEvent, newStream } from './spec/client.js';
import { rawCall } from './spec/raw-call.js';
import { openSuite, type Suite } from './spec/suite.js';
import { ProtoReader } from './wire/proto-reader.js';
import { ProtoWriter } from './wire/proto-writer.js';

/** Numbers in brackets are those of the wire conformance list that the node follows. */
describe('the event node, appended to by the official client', () => {
  let suite: Suite;
  let client: Suite['client'];

  beforeAll(async () => {
    suite = await openSuite();
    client = suite.client;
  });

  afterAll(() => suite.close());

  const unary = { credentials: { username: 'any', password: 'any' } };

  it('lists its methods and features so that the client batches its appends (1, 3)', async () => {
    const answer = await rawCall(
      suite.node.port,
      '/event_store.client.server_features.ServerFeatures/GetSupportedMethods',
      [Buffer.alloc(0)],
    );
    const text = answer.messages[0]?.toString('latin1') ?? '';
    expect(text).toContain('batchappend');
    expect(text).toContain('deadline_duration');
    expect(answer.trailers['grpc-status']).toBe('0');
  });

  it('answers discovery as a cluster of one that leads (4)', async () => {
    const discovering = clientOf(`esdb+discover://127.0.0.1:${suite.node.port}?tls=false`);
    const stream = newStream();
    await discovering.appendToStream(stream, event(1));
    expect(await all(client.readStream(stream))).toHaveLength(1);
    await discovering.dispose();
  });

  it('answers a call that it does not serve as unimplemented', async () => {
    const answer = await rawCall(suite.node.port, '/event_store.client.users.Users/Create', [Buffer.alloc(0)]);
    expect(answer.trailers['grpc-status']).toBe('12');
    const error = await errorOf(client.listProjections());
    expect(error['code']).toBe(12);
  });

  describe.each([
    ['batched', {}],
    ['one call per append', unary],
  ])('%s', (_, options) => {
    it('answers the revision and the position of the last event (10)', async () => {
      const stream = newStream();
      const answer = await client.appendToStream(stream, events(3), { expectedRevision: 'no_stream', ...options });
      const stored = await all(client.readStream(stream));
      expect(answer).toMatchObject({ success: true, nextExpectedRevision: 2n });
      expect(answer.position).toEqual(stored[2]?.event?.position);
      expect(answer.position?.commit).toBe(answer.position?.prepare);
    });

    it('names the current revision in a conflict (11, 19, 25)', async () => {
      const stream = newStream();
      await client.appendToStream(stream, events(2), options);
      const ahead = await errorOf(client.appendToStream(stream, event(1), { expectedRevision: 7n, ...options }));
      expect(ahead).toMatchObject({ type: 'wrong-expected-version', expectedVersion: 7n, actualVersion: 1n });
      const fresh = await errorOf(client.appendToStream(newStream(), event(1), { expectedRevision: 0n, ...options }));
      expect(fresh).toMatchObject({ type: 'wrong-expected-version', actualVersion: 'no_stream' });
      const none = await errorOf(
        client.appendToStream(stream, event(1), { expectedRevision: 'no_stream', ...options }),
      );
      expect(none).toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    });

    it('refuses an append to a stream that was ended for ever (12)', async () => {
      const stream = newStream();
      await client.appendToStream(stream, event(1));
      await client.tombstoneStream(stream);
      const error = await errorOf(client.appendToStream(stream, event(2), { expectedRevision: 'any', ...options }));
      expect(error).toMatchObject({ type: 'stream-deleted', streamName: stream });
    });

    it('refuses an append of more than a mebibyte, and stores none of it (13, 15)', async () => {
      const stream = newStream();
      const heavy = Array.from({ length: 3 }, (__, n) => heavyEvent(n, 400_000));
      const error = await errorOf(client.appendToStream(stream, heavy, options));
      expect(error).toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
      expect(await errorOf(all(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
    });

    it('repeats an append whose expectation is old when exactly its ids follow, whoever wrote since (26, 28)', async () => {
      const stream = newStream();
      const [first, second] = [event(1), event(2)];
      const answer = await client.appendToStream(stream, [first, second], {
        expectedRevision: 'no_stream',
        ...options,
      });
      await client.appendToStream(stream, event(3), options);
      const again = await client.appendToStream(stream, [first, second], { expectedRevision: 'no_stream', ...options });
      expect(again).toEqual(answer);
      const partly = client.appendToStream(stream, [first, event(9)], { expectedRevision: 'no_stream', ...options });
      expect(await errorOf(partly)).toMatchObject({ type: 'wrong-expected-version' });
      expect(await all(client.readStream(stream))).toHaveLength(3);
    });

    it('repeats an append to any revision while it remembers the ids, and refuses a mixture (27, 28)', async () => {
      const stream = newStream();
      const first = event(1);
      const answer = await client.appendToStream(stream, first, { expectedRevision: 'any', ...options });
      expect(await client.appendToStream(stream, first, { expectedRevision: 'any', ...options })).toEqual(answer);
      const mixed = client.appendToStream(stream, [first, event(2)], { expectedRevision: 'any', ...options });
      expect(await errorOf(mixed)).toMatchObject({ type: 'wrong-expected-version' });
    });

    it('stores the same id twice when the expectation is right: a recomputed revision is no retry (24, 30)', async () => {
      const stream = newStream();
      const one = event(1);
      await client.appendToStream(stream, one, { expectedRevision: 'no_stream', ...options });
      await client.appendToStream(stream, one, { expectedRevision: 0n, ...options });
      const stored = await all(client.readStream(stream));
      expect(stored.map((found) => found.event?.id)).toEqual([one.id, one.id]);
    });

    it('takes «the stream exists» for a stream with metadata only, not for none at all (23)', async () => {
      const stream = newStream();
      const missing = client.appendToStream(stream, event(1), { expectedRevision: 'stream_exists', ...options });
      expect(await errorOf(missing)).toMatchObject({ type: 'wrong-expected-version' });
      await client.setStreamMetadata(stream, { owner: 'somebody' });
      const answer = await client.appendToStream(stream, event(1), { expectedRevision: 'stream_exists', ...options });
      expect(answer.nextExpectedRevision).toBe(0n);
    });
  });

  it('answers an append of nothing with the current revision, and writes nothing (16)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    expect((await client.appendToStream(stream, [], { ...unary })).nextExpectedRevision).toBe(1n);
    expect(await all(client.readStream(stream))).toHaveLength(2);
  });

  it('answers many appends in flight on one call each under its own correlation (18)', async () => {
    const streams = Array.from({ length: 200 }, () => newStream());
    const answers = await Promise.all(streams.map((stream, n) => client.appendToStream(stream, events((n % 3) + 1))));
    expect(answers.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual(
      streams.map((_, n) => BigInt(n % 3)),
    );
    const positions = answers.map(({ position }) => position?.commit);
    expect(new Set(positions).size).toBe(200);
  });

  it('refuses a batched append whose absolute deadline is past, and writes nothing (20)', async () => {
    const stream = newStream();
    const error = await errorOf(client.appendToStream(stream, event(1), { deadline: -60_000 }));
    expect(error).toMatchObject({ type: 'deadline-exceeded' });
    expect(await errorOf(all(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
  });

  it('refuses a batched append without a stream in band, and ignores events nobody announced (21)', async () => {
    const correlation = new ProtoWriter().text(2, randomUUID());
    const anonymous = new ProtoWriter().message(1, correlation).message(2, new ProtoWriter().empty(4)).number(4, 1);
    const unannounced = new ProtoWriter().message(1, new ProtoWriter().text(2, randomUUID())).number(4, 1);
    const answer = await rawCall(suite.node.port, `${STREAMS}BatchAppend`, [unannounced.finish(), anonymous.finish()]);
    expect(answer.messages).toHaveLength(1);
    expect(answer.messages[0]?.toString('latin1')).toContain('event_store.client.BadRequest');
  });

  it('answers what is pending when the client closes its half, then ends well (22)', async () => {
    const stream = newStream();
    const options = new ProtoWriter().message(1, new ProtoWriter().text(3, stream)).empty(3);
    const chunk = new ProtoWriter()
      .message(1, new ProtoWriter().text(2, randomUUID()))
      .message(2, options)
      .message(3, proposed({ type: 'Counted', 'content-type': 'application/json' }))
      .number(4, 1);
    const answer = await rawCall(suite.node.port, `${STREAMS}BatchAppend`, [chunk.finish()]);
    expect(answer.messages).toHaveLength(1);
    expect(answer.trailers['grpc-status']).toBe('0');
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it('refuses an append without options, or an event without type and content type (8, 9)', async () => {
    const nothing = await rawCall(suite.node.port, `${STREAMS}Append`, [
      new ProtoWriter().message(1, new ProtoWriter()).finish(),
    ]);
    expect(nothing.trailers['grpc-status']).toBe('3');
    const options = new ProtoWriter().message(1, new ProtoWriter().text(3, newStream())).empty(4);
    const untyped = await rawCall(suite.node.port, `${STREAMS}Append`, [
      new ProtoWriter().message(1, options).finish(),
      new ProtoWriter().message(2, proposed({ type: 'Counted' })).finish(),
    ]);
    expect(untyped.trailers).toMatchObject({
      'grpc-status': '3',
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    });
  });

  it('refuses a message that is not of this protocol and goes on serving', async () => {
    const answer = await rawCall(suite.node.port, `${STREAMS}Append`, [Buffer.from([0xff, 0xff, 0xff])]);
    expect(answer.trailers['grpc-status']).toBe('13');
    expect((await client.appendToStream(newStream(), event(1))).success).toBe(true);
  });

  it('answers a conflict of the one-call form with the old and the new fields (11)', async () => {
    const options = new ProtoWriter().message(1, new ProtoWriter().text(3, newStream())).number(2, 4);
    const answer = await rawCall(suite.node.port, `${STREAMS}Append`, [
      new ProtoWriter().message(1, options).finish(),
      new ProtoWriter().message(2, proposed({ type: 'Counted', 'content-type': 'application/json' })).finish(),
    ]);
    expect(answer.trailers['grpc-status']).toBe('0');
    expect(fieldsOf(answer.messages[0])).toEqual([2, 7, 3, 8]);
  });
});

const STREAMS = '/event_store.client.streams.Streams/';

function proposed(properties: Record<string, string>): ProtoWriter {
  const message = new ProtoWriter().message(1, new ProtoWriter().text(2, randomUUID()));
  for (const [key, value] of Object.entries(properties))
    message.message(2, new ProtoWriter().text(1, key).text(2, value));
  return message.bytes(4, Buffer.from('{}'));
}

function fieldsOf(response: Buffer | undefined): number[] {
  const outer = new ProtoReader(response ?? Buffer.alloc(0));
  outer.next();
  const inner = outer.message();
  const fields: number[] = [];
  while (inner.next()) fields.push(inner.field);
  return fields;
}
