import assert from 'node:assert/strict';
import type { Appended, EventStore, WrongRevision } from '../port.js';
import { appendOk, eventsOf, happened, idsOf, several, type ContractSection } from './ground.js';

const wrong: WrongRevision = { outcome: 'wrong-revision' };

export const expectedRevision: ContractSection = {
  section: 'expected revision',
  cases: [
    {
      title: 'no-stream on a stream that exists is a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        assert.deepEqual(await store.append(name, 'no-stream', [happened()]), wrong);
      },
    },
    {
      title: 'a revision on a stream that does not exist is a wrong revision',
      async run({ store, stream }) {
        assert.deepEqual(await store.append(stream(), 0, [happened()]), wrong);
      },
    },
    {
      title: 'a revision behind the head, with other events, is a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(3));
        assert.deepEqual(await store.append(name, 1, [happened()]), wrong);
      },
    },
    {
      title: 'a revision ahead of the head is a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(3));
        assert.deepEqual(await store.append(name, 3, [happened()]), wrong);
      },
    },
    {
      title: 'a wrong revision writes nothing',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        await appendOk(store, name, 'no-stream', events);
        await store.append(name, 0, several(3));
        await store.append(name, 7, several(3));
        assert.deepEqual(idsOf(await eventsOf(store, name)), idsOf(events));
      },
    },
    {
      title: 'a stream refused at birth does not exist afterwards',
      async run({ store, stream }) {
        const name = stream();
        await store.append(name, 4, several(2));
        assert.deepEqual(await eventsOf(store, name), []);
        assert.equal((await appendOk(store, name, 'no-stream')).revision, 0);
      },
    },
    {
      title: 'of two different appends at the same revision one is stored',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        await assertOneWins(store, name, 0, 2);
      },
    },
    {
      title: 'of sixteen different appends at the same revision one is stored',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        await assertOneWins(store, name, 0, 16);
      },
    },
    {
      title: 'of eight writers who open the same stream one opens it',
      async run({ store, stream }) {
        await assertOneWins(store, stream(), 'no-stream', 8);
      },
    },
    {
      title: 'the loser of a race appends at the head that it reads afterwards',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        await appendOk(store, name, 0);
        assert.deepEqual(await store.append(name, 0, [happened()]), wrong);
        const head = (await eventsOf(store, name)).at(-1)!.revision;
        assert.equal((await appendOk(store, name, head)).revision, 2);
      },
    },
    {
      title: 'a conflict in one stream leaves the appends to others alone',
      async run({ store, stream }) {
        const contested = stream();
        await appendOk(store, contested, 'no-stream');
        const others = Array.from({ length: 20 }, () => store.append(stream(), 'no-stream', [happened()]));
        const conflicts = Array.from({ length: 20 }, () => store.append(contested, 'no-stream', [happened()]));
        assert.ok((await Promise.all(others)).every(({ outcome }) => outcome === 'appended'));
        assert.ok((await Promise.all(conflicts)).every(({ outcome }) => outcome === 'wrong-revision'));
      },
    },
  ],
};

async function assertOneWins(
  store: EventStore,
  name: string,
  expected: number | 'no-stream',
  writers: number,
): Promise<void> {
  const answers = await Promise.all(Array.from({ length: writers }, () => store.append(name, expected, [happened()])));
  const winners = answers.filter((answer): answer is Appended => answer.outcome === 'appended');
  assert.equal(winners.length, 1);
  const stored = await eventsOf(store, name);
  assert.equal(stored.at(-1)?.revision, winners[0]!.revision);
  assert.equal(stored.length, winners[0]!.revision + 1);
}
