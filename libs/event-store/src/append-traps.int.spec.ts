import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { happened, several } from './contract/ground.js';
import { openEventStore, type EventStoreDb, type EventStoreOptions } from './index.js';
import * as scripted from './spec/scripted-server.js';

let server: scripted.ScriptedServer | null = null;
let store: EventStoreDb | null = null;

afterEach(async () => {
  await store?.close();
  server?.close();
  store = server = null;
});

describe('all appends of a process share one table in the client', () => {
  it('without the guard, the late answer to an append given up ends the process', async () => {
    await serving(brokenNeighbour());
    const { code, errors } = await rawClient('late-answer');
    expect(code).toBe(1);
    expect(errors).toContain('undefined is not iterable');
  });

  it('with the guard, both appends are sent again with the same ids and revision, and the late answer is counted', async () => {
    const asked: string[] = [];
    const opened = await openedOn(brokenNeighbour(asked));
    const following = opened.subscribeAll([], 'start', { onEvent: async () => {}, onStopped: () => {} });
    const [first, second] = [happened(), happened()];
    const one = opened.append('a-1', 'no-stream', [first]);
    await until(() => opened.metrics.resubscriptions > 0);
    const two = opened.append('b-1', 7, [second]);
    await expect(Promise.all([one, two])).resolves.toMatchObject([{ outcome: 'appended' }, { outcome: 'appended' }]);
    await until(() => opened.metrics.lateAnswers === 1);
    await following.stop();
    const [toA, toB] = [`a-1@no-stream ${first.id}`, `b-1@7 ${second.id}`];
    expect([...asked].sort()).toEqual([toA, toA, toB, toB]);
    expect(opened.metrics).toMatchObject({ appendRetries: 2, unknownOutcomes: 0, lateAnswers: 1 });
  });

  it('an answer that comes twice is counted, and nothing else happens', async () => {
    const opened = await openedOn({
      append(call, asked) {
        scripted.acknowledge(call, asked);
        scripted.acknowledge(call, asked);
      },
    });
    await opened.append('a-1', 'no-stream', [happened()]);
    await opened.append('a-2', 'no-stream', [happened()]);
    await until(() => opened.metrics.lateAnswers === 2);
  });

  it('without the guard, a write that waits for the drain of a broken stream ends the process', async () => {
    await serving(breaksUnread());
    const { code, errors } = await rawClient('queued-write');
    expect(code).toBe(1);
    expect(errors).toContain('unavailable by the script');
  });

  it('with the guard, writes that the server never read are sent again', async () => {
    const opened = await openedOn(breaksUnread());
    const large = () => [happened({ text: 'x'.repeat(500_000) })];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => opened.append(`a-${index}`, 'no-stream', large())),
    );
    expect(answers.every(({ outcome }) => outcome === 'appended')).toBe(true);
    expect(opened.metrics.appendRetries).toBeGreaterThan(0);
  });

  it('a second client in the process is refused until the first is closed', async () => {
    const opened = await openedOn({});
    expect(() => openEventStore(server!.url)).toThrow('this process has an event store open already');
    await opened.close();
    store = openEventStore(server!.url);
  });
});

describe('an append', () => {
  it('to a server that never answers is tried with the same ids, then given up as unknown', async () => {
    const asked: string[] = [];
    const opened = await openedOn({ append: (_, one) => asked.push(spelled(one)) }, impatient);
    const events = several(2);
    await expect(opened.append('a-1', 4, events)).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked)).toEqual(new Set([`a-1@4 ${events[0]!.id},${events[1]!.id}`]));
    expect(opened.metrics.unknownOutcomes).toBe(1);
  });

  it('begun before the server listens is stored once it does', async () => {
    const { port } = await serving({});
    server!.close();
    store = openEventStore(`esdb://127.0.0.1:${port}?tls=false`);
    const pending = store.append('a-1', 'no-stream', [happened()]);
    await until(() => store!.metrics.appendRetries > 0);
    server = await scripted.startScriptedServer({ append: scripted.acknowledge }, port);
    await expect(pending).resolves.toMatchObject({ outcome: 'appended' });
  });

  it('at a wrong revision is answered, though the client throws without a message', async () => {
    const opened = await openedOn({ append: (call, asked) => scripted.refuse(call, asked, 'WrongExpectedVersion') });
    await expect(opened.append('a-1', 3, [happened()])).resolves.toEqual({ outcome: 'wrong-revision' });
    expect(opened.metrics.appendRetries).toBe(0);
  });

  it('that is refused for good is not tried again, and says why though the client does not', async () => {
    const opened = await openedOn({ append: (call, asked) => scripted.refuse(call, asked, 'AccessDenied') });
    const appending = opened.append('a-1', 3, [happened()]);
    await expect(appending).rejects.toMatchObject({ name: 'EventStoreRefused' });
    await expect(appending).rejects.toThrow('append to a-1: refused by the event store (access-denied)');
    expect(opened.metrics.appendRetries).toBe(0);
  });

  it('is stored though the client remembers for ever that the server once failed to tell its features', async () => {
    const opened = await openedOn({ append: scripted.acknowledge, featuresFailWith: 13 });
    await expect(opened.append('a-1', 'no-stream', [happened()])).resolves.toMatchObject({ outcome: 'appended' });
    expect(opened.metrics.appendRetries).toBe(0);
  });

  it('beyond the 256 in flight waits for its turn, and is given up in its own time', async () => {
    let asked = 0;
    const opened = await openedOn({ append: () => (asked += 1) }, { append: { attemptMs: 300, totalMs: 300 } });
    const appends = Array.from({ length: 600 }, (_, index) => opened.append(`a-${index}`, 'no-stream', [happened()]));
    await until(() => asked === 256);
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    // A few of the queue may have had their turn in the last millisecond; the others were never sent, so never unknown.
    expect(asked).toBeLessThan(300);
    expect(opened.metrics.unknownOutcomes).toBeLessThan(300);
  });

  it('behind a queue of 4,096 is turned away at once', async () => {
    const opened = await openedOn({}, { append: { attemptMs: 300, totalMs: 300 } });
    const appends = Array.from({ length: 256 + 4_096 }, () => opened.append('a-1', 'no-stream', [happened()]));
    const settled = Promise.allSettled(appends);
    await expect(opened.append('a-1', 'no-stream', [happened()])).rejects.toThrow('too many appends are waiting');
    await settled;
  });

  it('in flight when the store is closed is given up as unknown at once', async () => {
    const opened = await openedOn({});
    const pending = opened.append('a-1', 'no-stream', [happened()]);
    const given = expect(pending).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    await opened.close();
    await given;
    await expect(opened.append('a-1', 'no-stream', [happened()])).rejects.toThrow('closed');
  });

  it('never asks the client for answers instead of errors, since its revision is then wrong', () => {
    expect(() => openEventStore('esdb://127.0.0.1:1?tls=false&throwOnAppendFailure=false')).toThrow(RangeError);
  });
});

const impatient: EventStoreOptions = {
  append: { attemptMs: 100, totalMs: 600, backoff: { firstMs: 10, longestMs: 20 } },
};

async function serving(script: scripted.Script): Promise<scripted.ScriptedServer> {
  server = await scripted.startScriptedServer(script);
  return server;
}

async function openedOn(script: scripted.Script, options?: EventStoreOptions): Promise<EventStoreDb> {
  store = openEventStore((await serving(script)).url, options);
  return store;
}

/** Cuts the subscription, so that the next append opens a second stream; breaks the first; answers late on the second. */
function brokenNeighbour(asked: string[] = []): scripted.Script {
  const calls: scripted.AppendCall[] = [];
  let reads = 0;
  return {
    read(call) {
      reads += 1;
      if (reads === 1) setTimeout(() => scripted.breakOff(call, 'cancelled'), 100);
      else scripted.confirm(call);
    },
    append(call, one) {
      asked.push(spelled(one));
      if (!calls.includes(call)) calls.push(call);
      if (calls.length === 1) return;
      if (asked.length === 2) scripted.breakOff(calls[0]!, 'unavailable');
      setTimeout(() => scripted.acknowledge(call, one), 100);
    },
  };
}

/** Stops reading, so that writes pile up in the client, and breaks the stream; answers on the next one. */
function breaksUnread(): scripted.Script {
  let first: scripted.AppendCall | null = null;
  return {
    append(call, asked) {
      first ??= call;
      if (call !== first) return scripted.acknowledge(call, asked);
      call.pause();
      setTimeout(() => scripted.breakOff(call, 'unavailable'), 300);
    },
  };
}

function spelled(one: Parameters<NonNullable<scripted.Script['append']>>[1]): string {
  const { stream, revision, ids } = scripted.askedOf(one);
  return `${stream}@${revision} ${ids.join()}`;
}

async function rawClient(act: string): Promise<{ code: number | null; errors: string }> {
  const child = spawn(process.execPath, [resolve(__dirname, 'spec/raw-client.cjs'), server!.url, act]);
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  const [code] = await once(child, 'exit');
  return { code, errors };
}

async function until(reached: () => boolean): Promise<void> {
  for (let turns = 0; !reached(); turns += 1) {
    if (turns === 500) throw new Error('never came');
    await new Promise((resume) => setTimeout(resume, 10));
  }
}
