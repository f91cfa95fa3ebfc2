import assert from 'node:assert/strict';
import type { EventStore } from '../port.js';
import { followed } from './follower.js';
import { appendOk, eventsOf, happened, idsOf, several, type ContractSection } from './ground.js';

export const endurance: ContractSection = {
  section: 'endurance',
  cases: [
    {
      title: 'the store answers a ping',
      async run({ store }) {
        await store.ping();
      },
    },
    {
      title: 'eight writers of forty appends each have one effect per append',
      async run({ store, stream, category }) {
        const seen = followed(store, [category]);
        const streams = Array.from({ length: 8 }, stream);
        await Promise.all(streams.map((name) => writeOneByOne(store, name, 40)));
        await seen.until('320 events', ({ events }) => events.length >= 320);
        await seen.stop();
        assert.equal(new Set(idsOf(seen.events)).size, 320);
        for (const name of streams) assert.equal((await eventsOf(store, name)).length, 40);
      },
    },
    {
      title: 'eight writers on one stream interleave without loss',
      async run({ store, stream }) {
        const name = stream();
        const written = await Promise.all(Array.from({ length: 8 }, () => writeContested(store, name, 10)));
        const stored = idsOf(await eventsOf(store, name));
        assert.equal(stored.length, 80);
        assert.deepEqual([...stored].sort(), written.flat().sort());
      },
    },
    {
      title: 'two thousand appends at once all get their answer',
      async run({ store, stream }) {
        const answers = await Promise.all(Array.from({ length: 2_000 }, () => appendOk(store, stream(), 'no-stream')));
        assert.equal(new Set(answers.map(({ position }) => position)).size, 2_000);
      },
    },
    {
      title: 'what was acknowledged is there after a restart',
      needs: 'restart',
      async run({ store, stream, restart }) {
        const name = stream();
        const events = several(20);
        await appendOk(store, name, 'no-stream', events);
        await restart();
        assert.deepEqual(idsOf(await eventsOf(store, name)), idsOf(events));
        assert.equal((await appendOk(store, name, 19)).revision, 20);
      },
    },
    {
      title: 'the same append again gets the first answer after a restart',
      needs: 'restart',
      async run({ store, stream, restart }) {
        const name = stream();
        const events = several(3);
        const first = await appendOk(store, name, 'no-stream', events);
        await appendOk(store, name, 2, several(4));
        await restart();
        assert.deepEqual(await store.append(name, 'no-stream', events), first);
      },
    },
    {
      title: 'an append begun while the server is down is stored when it is back',
      needs: 'restart',
      async run({ store, stream, restart }) {
        const name = stream();
        let pending: Promise<unknown> = Promise.resolve();
        await restart(async () => {
          pending = appendOk(store, name, 'no-stream');
        });
        await pending;
        assert.equal((await eventsOf(store, name)).length, 1);
      },
    },
    {
      title: 'appends in flight at a restart have one effect each',
      needs: 'restart',
      async run({ store, stream, restart }) {
        const streams = Array.from({ length: 64 }, stream);
        const writing = Promise.all(streams.map((name) => writeOneByOne(store, name, 5)));
        await restart();
        const written = await writing;
        for (const [index, name] of streams.entries()) {
          assert.deepEqual(idsOf(await eventsOf(store, name)), written[index]);
        }
      },
    },
    {
      title: 'a follower goes on over a restart without loss or repetition',
      needs: 'restart',
      async run({ store, stream, category, restart }) {
        const seen = followed(store, [category]);
        const [before, after] = [several(30), several(30)];
        await appendOk(store, stream(), 'no-stream', before);
        await seen.until('30 events', ({ events }) => events.length >= 30);
        await restart();
        await appendOk(store, stream(), 'no-stream', after);
        await seen.until('60 events', ({ events }) => events.length >= 60);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), [...idsOf(before), ...idsOf(after)]);
        assert.deepEqual(seen.stoppedBy, []);
      },
    },
    {
      title: 'a slow follower in the middle of a page goes on over a restart',
      needs: 'restart',
      async run({ store, stream, category, restart }) {
        const events = several(400);
        await appendOk(store, stream(), 'no-stream', events);
        const seen = followed(store, [category], 'start', async () => {
          await new Promise((resolve) => setTimeout(resolve, 2));
        });
        await seen.until('50 events', (now) => now.events.length >= 50);
        await restart();
        await seen.until('400 events', (now) => now.events.length >= 400);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), idsOf(events));
      },
    },
    {
      title: 'a ping says no while the server is down, and yes when it is back',
      needs: 'restart',
      async run({ store, restart }) {
        await restart(async () => {
          await assert.rejects(store.ping(), { name: 'EventStoreUnavailable' });
        });
        await store.ping();
      },
    },
  ],
};

async function writeOneByOne(store: EventStore, name: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let revision = 0; revision < count; revision += 1) {
    const event = happened({ revision });
    await appendOk(store, name, revision === 0 ? 'no-stream' : revision - 1, [event]);
    ids.push(event.id);
  }
  return ids;
}

/** Each writer reads the head and tries there until its own event is in, as a command handler would. */
async function writeContested(store: EventStore, name: string, count: number): Promise<readonly string[]> {
  const events = several(count);
  for (const event of events) {
    for (let stored = false; !stored;) {
      const head = (await eventsOf(store, name)).length - 1;
      stored = (await store.append(name, head < 0 ? 'no-stream' : head, [event])).outcome === 'appended';
    }
  }
  return idsOf(events);
}
