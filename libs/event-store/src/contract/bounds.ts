import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ExpectedRevision } from '../port.js';
import { appendOk, eventsOf, happened, several, type ContractSection, type Ground } from './ground.js';

const kilobyte = 1_000;

export const bounds: ContractSection = {
  section: 'sizes, wholeness and misuse',
  cases: [
    {
      title: 'an event of half a megabyte comes back whole',
      async run({ store, stream }) {
        const name = stream();
        const data = { text: 'x'.repeat(500 * kilobyte) };
        await appendOk(store, name, 'no-stream', [happened(data)]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, data);
      },
    },
    {
      title: 'nine events of a hundred kilobytes fit in one append',
      async run({ store, stream }) {
        const name = stream();
        const events = Array.from({ length: 9 }, () => happened({ text: 'x'.repeat(100 * kilobyte) }));
        assert.equal((await appendOk(store, name, 'no-stream', events)).revision, 8);
        assert.equal((await eventsOf(store, name)).length, 9);
      },
    },
    {
      title: 'a thousand small events fit in one append',
      async run({ store, stream }) {
        const name = stream();
        assert.equal((await appendOk(store, name, 'no-stream', several(1_000))).revision, 999);
        assert.equal((await eventsOf(store, name)).length, 1_000);
      },
    },
    {
      title: 'an event without data is an event',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', [happened({})]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, {});
      },
    },
    {
      title: 'an append of two megabytes is refused and writes nothing',
      async run({ store, stream }) {
        const name = stream();
        const events = Array.from({ length: 20 }, () => happened({ text: 'x'.repeat(100 * kilobyte) }));
        await assert.rejects(store.append(name, 'no-stream', events), { name: 'EventStoreRefused' });
        assert.deepEqual(await eventsOf(store, name), []);
      },
    },
    {
      title: 'a refused append leaves the appends around it alone',
      async run({ store, stream }) {
        const around = Array.from({ length: 10 }, () => store.append(stream(), 'no-stream', [happened()]));
        const large = store.append(stream(), 'no-stream', [happened({ text: 'x'.repeat(2_000 * kilobyte) })]);
        await assert.rejects(large, { name: 'EventStoreRefused' });
        assert.ok((await Promise.all(around)).every(({ outcome }) => outcome === 'appended'));
      },
    },
    {
      title: 'a reader meets the appends of others whole',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(10));
        const writing = (async () => {
          for (let head = 9; head < 99; head += 10) await appendOk(store, name, head, several(10));
        })();
        const lengths: number[] = [];
        for (let reads = 0; reads < 10; reads += 1) lengths.push((await eventsOf(store, name)).length);
        await writing;
        assert.deepEqual(
          lengths.map((length) => length % 10),
          lengths.map(() => 0),
        );
      },
    },
    misuse('a stream name outside ASCII', ({ category }) => [`${category}-élève`, 'no-stream']),
    misuse('a stream name with a space', ({ category }) => [`${category}- x`, 'no-stream']),
    misuse('an empty stream name', () => ['', 'no-stream']),
    misuse('a stream of the server itself', () => ['$settings', 'no-stream']),
    misuse('a stream name of 251 characters', ({ category }) => [category.padEnd(251, 'x'), 'no-stream']),
    misuse('a negative revision', ({ stream }) => [stream(), -1]),
    misuse('a fractional revision', ({ stream }) => [stream(), 1.5]),
    misuse('a revision beyond 2^53', ({ stream }) => [stream(), 2 ** 53]),
    {
      title: 'an append without events is thrown back before it is sent',
      async run({ store, stream }) {
        await assert.rejects(store.append(stream(), 'no-stream', []), RangeError);
      },
    },
    {
      title: 'an event id that is no UUID is thrown back before it is sent',
      async run({ store, stream }) {
        await assert.rejects(store.append(stream(), 'no-stream', [{ ...happened(), id: 'first' }]), RangeError);
      },
    },
    {
      title: 'an upper-case event id is the same id',
      async run({ store, stream }) {
        const name = stream();
        const event = happened();
        const first = await appendOk(store, name, 'no-stream', [event]);
        const again = await store.append(name, 'no-stream', [{ ...event, id: event.id.toUpperCase() }]);
        assert.deepEqual(again, first);
        assert.equal((await eventsOf(store, name))[0]?.id, event.id);
      },
    },
    {
      title: 'a stream name of 250 characters serves',
      async run({ store, category }) {
        const name = `${category}-${randomUUID()}`.padEnd(250, 'x');
        await appendOk(store, name, 'no-stream');
        assert.equal((await eventsOf(store, name))[0]?.stream, name);
      },
    },
  ],
};

function misuse(what: string, asked: (ground: Ground) => readonly [string, ExpectedRevision]) {
  return {
    title: `${what} is thrown back before it is sent`,
    async run(ground: Ground) {
      const [name, expected] = asked(ground);
      await assert.rejects(ground.store.append(name, expected, [happened()]), RangeError);
    },
  };
}
