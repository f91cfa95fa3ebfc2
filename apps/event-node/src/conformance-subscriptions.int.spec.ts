import { randomUUID } from 'node:crypto';
import { END, eventTypeFilter, excludeSystemEvents, START, streamNameFilter } from '@eventstore/db-client';
import type { Position } from '@eventstore/db-client';
import { all, event, events, followed, heavyEvent, newStream } from './spec/client.js';
import { openSuite, type Suite } from './spec/suite.js';

/** Numbers in brackets are those of the wire conformance list that the node follows. */
describe('the event node, followed by the official client', () => {
  let suite: Suite;
  let client: Suite['client'];

  beforeAll(async () => {
    suite = await openSuite();
    client = suite.client;
  });

  afterAll(() => suite.close());

  const caughtUp = (log: readonly string[]): boolean => log.includes('caughtUp');
  const entries = (count: number) => (log: readonly string[]) =>
    log.filter((entry) => /^\d+$/.test(entry)).length >= count;

  it('confirms, gives what is stored, says that it caught up, then gives what is new (45, 46, 47)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const subscription = client.subscribeToStream(stream);
    const confirmed = new Promise((resolve) => subscription.on('confirmation', () => resolve(true)));
    const following = followed(subscription);
    await following.until(caughtUp);
    await client.appendToStream(stream, events(2));
    await following.until(entries(5));
    expect(await confirmed).toBe(true);
    expect(following.log).toEqual(['0', '1', '2', 'caughtUp', '3', '4']);
    await subscription.unsubscribe();
  });

  it('starts after a given revision, and after the end gives only what is new (46)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(4));
    const [after, fromEnd] = [
      client.subscribeToStream(stream, { fromRevision: 1n }),
      client.subscribeToStream(stream, { fromRevision: END }),
    ];
    const [afterLog, endLog] = [followed(after), followed(fromEnd)];
    await Promise.all([afterLog.until(caughtUp), endLog.until(caughtUp)]);
    await client.appendToStream(stream, event(5));
    await Promise.all([afterLog.until(entries(3)), endLog.until(entries(1))]);
    expect(afterLog.log).toEqual(['2', '3', 'caughtUp', '4']);
    expect(endLog.log).toEqual(['caughtUp', '4']);
    await Promise.all([after.unsubscribe(), fromEnd.unsubscribe()]);
  });

  it('follows all streams after a position, exclusively, unlike a read (46, 52)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const [first] = await all(client.readStream(stream));
    const subscription = client.subscribeToAll({ fromPosition: first?.event?.position ?? START });
    const following = followed(subscription, (one) =>
      one.event?.streamId === stream ? String(one.event.revision) : 'other',
    );
    await following.until(caughtUp);
    expect(following.log).toEqual(['1', '2', 'caughtUp']);
    await subscription.unsubscribe();
  });

  it('says at once that it caught up when there is nothing yet, and waits for a stream that does not exist (47, 50)', async () => {
    const stream = newStream();
    const subscription = client.subscribeToStream(stream);
    const following = followed(subscription);
    await following.until(caughtUp);
    await client.appendToStream(stream, event(1));
    await following.until(entries(1));
    expect(following.log).toEqual(['caughtUp', '0']);
    await subscription.unsubscribe();
  });

  it('tells a filtered follower how far it has looked, by window and before it says caught up (48)', async () => {
    const prefix = `window${randomUUID()}`;
    const { position: start } = await client.appendToStream(newStream(), event(0));
    await client.appendToStream(newStream('unwanted'), events(70));
    const { position: last } = await client.appendToStream(newStream(prefix), event(1));
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: (_, position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition: start ?? START, filter });
    const following = followed(subscription);
    await following.until(caughtUp);
    expect(following.log).toEqual(['0', 'caughtUp']);
    expect(checkpoints).toHaveLength(4);
    expect(checkpoints[3]).toEqual(last);
    await client.appendToStream(newStream('unwanted'), events(20));
    await client.appendToStream(newStream(prefix), event(2));
    await following.until(entries(2));
    expect(checkpoints).toHaveLength(5);
    await subscription.unsubscribe();
  });

  it('filters by event type too, and leaves system events out when asked (42, 44)', async () => {
    await client.appendToStream(newStream(), { ...event(1), type: 'Renamed' });
    const renamed = client.subscribeToAll({ fromPosition: START, filter: eventTypeFilter({ regex: '^Ren' }) });
    const ours = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
    const [some, most] = [renamed, ours].map((one) => followed(one, (found) => found.event?.type ?? ''));
    await Promise.all([some?.until(caughtUp), most?.until(caughtUp)]);
    expect(new Set(some?.log)).toEqual(new Set(['Renamed', 'caughtUp']));
    expect(most?.log.filter((type) => type.startsWith('$'))).toEqual([]);
    expect(most?.log).toContain('Counted');
    await Promise.all([renamed.unsubscribe(), ours.unsubscribe()]);
  });

  it('gives no checkpoints to a follower without a filter (49)', async () => {
    await client.appendToStream(newStream(), events(100));
    const raw = client.subscribeToAll({ fromPosition: START });
    const following = followed(raw, () => 'event');
    await following.until(caughtUp);
    expect(new Set(following.log)).toEqual(new Set(['event', 'caughtUp']));
    await raw.unsubscribe();
  });

  it('gives the end of a stream as its last event, then the error that says so (50)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(1));
    const subscription = client.subscribeToStream(stream);
    const following = followed(subscription, (one) => one.event?.type ?? '');
    await following.until(caughtUp);
    await client.tombstoneStream(stream);
    await following.until((log) => log.some((entry) => entry.startsWith('error')));
    expect(following.log).toEqual(['Counted', 'caughtUp', '$streamDeleted', 'error:stream-deleted']);
  });

  it('stays with a stream that is deleted and comes back (50, 54)', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    const subscription = client.subscribeToStream(stream);
    const following = followed(subscription);
    await following.until(caughtUp);
    await client.deleteStream(stream);
    await client.appendToStream(stream, event(3));
    await following.until(entries(3));
    expect(following.log).toEqual(['0', '1', 'caughtUp', '2']);
    await subscription.unsubscribe();
  });

  it('loses and doubles nothing for a slow follower, who falls back to the file without a word (51)', async () => {
    const stream = newStream('slow');
    const subscription = client.subscribeToStream(stream, {}, { highWaterMark: 1 });
    const seen: number[] = [];
    let caughtUps = 0;
    subscription.on('caughtUp', () => caughtUps++);
    const slowly = (async () => {
      for await (const one of subscription) {
        seen.push(Number(one.event?.revision));
        if (seen.length % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        if (seen.length === 3_000) return;
      }
    })();
    const padded = Array.from({ length: 100 }, (_, n) => heavyEvent(n, 2_000));
    for (let n = 0; n < 30; n++) {
      await client.appendToStream(
        stream,
        padded.map((one) => ({ ...one, id: randomUUID() })),
      );
    }
    await slowly;
    expect(seen).toEqual(Array.from({ length: 3_000 }, (_, n) => n));
    expect(caughtUps).toBeGreaterThan(1);
  });

  it('gives one order to many followers under concurrent appends (40, 52)', async () => {
    const prefix = `many${randomUUID()}`;
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscriptions = Array.from({ length: 5 }, () => client.subscribeToAll({ fromPosition: START, filter }));
    const logs = subscriptions.map((one) => followed(one, (found) => `${found.event?.position?.commit}`));
    await Promise.all(Array.from({ length: 300 }, () => client.appendToStream(newStream(prefix), event(1))));
    await Promise.all(logs.map((one) => one.until(entries(300))));
    const positions = logs.map(({ log }) => log.filter((entry) => entry !== 'caughtUp'));
    for (const mine of positions) expect(mine).toEqual(positions[0]);
    expect(positions[0]).toEqual([...(positions[0] ?? [])].sort((a, b) => Number(a) - Number(b)));
    await Promise.all(subscriptions.map((one) => one.unsubscribe()));
  });
});
