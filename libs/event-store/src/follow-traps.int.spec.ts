import { sampleMetadata } from './contract/ground.js';
import { followed } from './contract/follower.js';
import { openEventStore, type EventStoreDb, type EventStoreOptions } from './index.js';
import * as scripted from './spec/scripted-server.js';

let server: scripted.ScriptedServer | null = null;
let store: EventStoreDb | null = null;

afterEach(async () => {
  await store?.close();
  server?.close();
  store = server = null;
});

describe('the client never subscribes again by itself', () => {
  it('after an error the adapter does, behind the last event processed', async () => {
    const beginnings: string[] = [];
    const opened = await openedOn({
      read(call) {
        beginnings.push(scripted.beginningOf(call));
        scripted.confirm(call);
        if (beginnings.length > 1) return deliver(call, 3);
        deliver(call, 1);
        deliver(call, 2);
        setTimeout(() => scripted.breakOff(call, 'unavailable'), 50);
      },
    });
    const seen = followed(opened, ['a-']);
    await seen.until('3 events', ({ events }) => events.length >= 3);
    await seen.stop();
    expect(beginnings).toEqual(['start', '200']);
    expect(seen.events.map(({ position }) => position)).toEqual([100n, 200n, 300n]);
    expect(opened.metrics.resubscriptions).toBe(1);
  });

  it('after the server ended the call without an error it does too', async () => {
    let calls = 0;
    const opened = await openedOn({
      read(call) {
        calls += 1;
        scripted.confirm(call);
        deliver(call, calls);
        if (calls === 1) call.end();
      },
    });
    const seen = followed(opened, ['a-']);
    await seen.until('2 events', ({ events }) => events.length >= 2);
    await seen.stop();
  });

  it('a follower that waits in an event while the connection breaks is asked for no event twice', async () => {
    let calls = 0;
    const opened = await openedOn({
      read(call) {
        calls += 1;
        scripted.confirm(call);
        if (calls > 1) return [2, 3].forEach((number) => deliver(call, number));
        [1, 2, 3].forEach((number) => deliver(call, number));
        setTimeout(() => scripted.breakOff(call, 'unavailable'), 20);
      },
    });
    const seen = followed(opened, ['a-'], 'start', () => new Promise((resume) => setTimeout(resume, 60)));
    await seen.until('3 events', ({ events }) => events.length >= 3);
    await seen.stop();
    expect(seen.events.map(({ position }) => position)).toEqual([100n, 200n, 300n]);
  });

  it('an event delivered again is dropped and counted', async () => {
    const opened = await openedOn({
      read(call) {
        scripted.confirm(call);
        [1, 1, 2, 1, 2, 3].forEach((number) => deliver(call, number));
      },
    });
    const seen = followed(opened, ['a-']);
    await seen.until('3 events', ({ events }) => events.length >= 3);
    await seen.stop();
    expect(seen.events.map(({ position }) => position)).toEqual([100n, 200n, 300n]);
    expect(opened.metrics.duplicatesDropped).toBe(3);
  });
});

describe('the client waits for ever on a server that says nothing', () => {
  it('a subscription that falls silent is opened again behind the last event', async () => {
    const beginnings: string[] = [];
    const opened = await openedOn(
      {
        read(call) {
          beginnings.push(scripted.beginningOf(call));
          scripted.confirm(call);
          deliver(call, beginnings.length);
        },
      },
      { subscription: { silenceMs: 100 } },
    );
    const seen = followed(opened, ['a-']);
    await seen.until('3 events', ({ events }) => events.length >= 3);
    await seen.stop();
    expect(beginnings.slice(0, 3)).toEqual(['start', '100', '200']);
    expect(opened.metrics.silences).toBeGreaterThanOrEqual(2);
  });

  it('a subscription that is never confirmed is opened again', async () => {
    let calls = 0;
    const opened = await openedOn(
      {
        read(call) {
          calls += 1;
          if (calls < 3) return;
          scripted.confirm(call);
          deliver(call, 1);
        },
      },
      { subscription: { confirmMs: 100 } },
    );
    const seen = followed(opened, ['a-']);
    await seen.until('1 event', ({ events }) => events.length >= 1);
    await seen.stop();
    expect(opened.metrics.resubscriptions).toBe(2);
  });

  it('a slow follower is not taken for a silent server', async () => {
    let calls = 0;
    const opened = await openedOn(
      {
        read(call) {
          calls += 1;
          scripted.confirm(call);
          [1, 2].forEach((number) => deliver(call, number));
        },
      },
      { subscription: { silenceMs: 100 } },
    );
    const seen = followed(opened, ['a-'], 'start', () => new Promise((resume) => setTimeout(resume, 300)));
    await seen.until('2 events', ({ events }) => events.length >= 2);
    expect(calls).toBe(1);
    await seen.stop();
  });

  it('a read is given up, and so is a ping', async () => {
    const opened = await openedOn(
      { read: () => {} },
      { read: { silenceMs: 50, triesWithoutProgress: 2, backoff: { firstMs: 1, longestMs: 1 } } },
    );
    const reading = opened.readStream('a-1')[Symbol.asyncIterator]();
    await expect(reading.next()).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    await expect(opened.ping()).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
  });

  it('a read cut in the middle of a page goes on behind the last event it gave', async () => {
    let calls = 0;
    const opened = await openedOn({
      read(call) {
        calls += 1;
        if (calls === 1) {
          [1, 2, 3].forEach((number) => deliver(call, number));
          return void setTimeout(() => scripted.breakOff(call, 'unavailable'), 20);
        }
        expect(call.request.getOptions()!.getStream()!.getRevision()).toBe('3');
        [4, 5].forEach((number) => deliver(call, number));
        call.end();
      },
    });
    const revisions: number[] = [];
    for await (const { revision } of opened.readStream('a-1')) revisions.push(revision);
    expect(revisions).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('what is told beside the events', () => {
  it('a checkpoint waits for the events before it, and a slow one holds back no reading of the client', async () => {
    let written = 0;
    const opened = await openedOn({
      read(call) {
        scripted.confirm(call);
        deliver(call, 1);
        scripted.checkpoint(call, 150);
        for (let number = 2; number <= 20; number += 1, written += 1) deliver(call, number);
      },
    });
    const order: string[] = [];
    const subscription = opened.subscribeAll(['a-'], 'start', {
      onEvent: async ({ position }) => void order.push(`event ${position}`),
      async onCheckpoint(position) {
        await new Promise((resume) => setTimeout(resume, 100));
        order.push(`checkpoint ${position}`);
      },
      onStopped: (error) => order.push(`stopped ${error}`),
    });
    for (let turns = 0; order.length < 21 && turns < 500; turns += 1) await new Promise((r) => setTimeout(r, 10));
    await subscription.stop();
    expect(order.slice(0, 3)).toEqual(['event 100', 'checkpoint 150', 'event 200']);
    expect(order).toHaveLength(21);
    expect(opened.metrics).toMatchObject({ resubscriptions: 0, silences: 0 });
  });

  it('an event that is not ours stops the subscription, by name', async () => {
    const opened = await openedOn({
      read(call) {
        scripted.confirm(call);
        scripted.deliver(call, 'a-1', 0, 100, {});
      },
    });
    const seen = followed(opened, ['a-']);
    await seen.until('the stop', ({ stoppedBy }) => stoppedBy.length > 0);
    expect(seen.stoppedBy).toMatchObject([{ name: 'EventUnreadable' }]);
    expect(seen.events).toEqual([]);
  });

  it('a revision beyond 2^53 is not read as another one', async () => {
    const opened = await openedOn({
      read(call) {
        scripted.confirm(call);
        scripted.deliver(call, 'a-1', 2 ** 53, 100, sampleMetadata);
      },
    });
    const seen = followed(opened, ['a-']);
    await seen.until('the stop', ({ stoppedBy }) => stoppedBy.length > 0);
    expect(seen.stoppedBy).toMatchObject([{ name: 'EventUnreadable' }]);
  });

  it('a position that the server does not know stops the subscription, loudly', async () => {
    const opened = await openedOn({ read: (call) => scripted.breakOff(call, 'invalid') });
    const seen = followed(opened, ['a-'], 9_000n);
    await seen.until('the stop', ({ stoppedBy }) => stoppedBy.length > 0);
    expect(seen.stoppedBy).toHaveLength(1);
  });
});

async function openedOn(script: scripted.Script, options?: EventStoreOptions): Promise<EventStoreDb> {
  server = await scripted.startScriptedServer(script);
  store = openEventStore(server.url, options);
  return store;
}

/** The n-th event of the log: revision n - 1 of its stream, at position 100 n. */
function deliver(call: scripted.ReadCall, number: number): void {
  scripted.deliver(call, 'a-1', number - 1, number * 100, sampleMetadata);
}
