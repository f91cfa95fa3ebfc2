import assert from 'node:assert/strict';
import { followed } from './follower.js';
import { appendOk, eventsOf, happened, idsOf, several, type ContractSection } from './ground.js';

export const following: ContractSection = {
  section: 'follow',
  cases: [
    {
      title: 'from the start come the events that were there, in log order',
      async run({ store, stream, category }) {
        const streams = [stream(), stream(), stream()];
        for (const name of streams) await appendOk(store, name, 'no-stream', several(4));
        const seen = followed(store, [category]);
        await seen.until('12 events', ({ events }) => events.length >= 12);
        await seen.stop();
        assert.deepEqual(
          seen.events.map(({ stream: of, revision }) => `${of}@${revision}`),
          streams.flatMap((name) => [0, 1, 2, 3].map((revision) => `${name}@${revision}`)),
        );
      },
    },
    {
      title: 'then come the new ones',
      async run({ store, stream, category }) {
        await appendOk(store, stream(), 'no-stream', several(2));
        const seen = followed(store, [category]);
        await seen.until('the head', ({ caughtUpAfter }) => caughtUpAfter.length > 0);
        await appendOk(store, stream(), 'no-stream', several(3));
        await seen.until('5 events', ({ events }) => events.length >= 5);
        await seen.stop();
      },
    },
    {
      title: 'an event is followed as it is read',
      async run({ store, stream, category }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', [happened({ a: 'é', b: [1, { c: null }] })]);
        const seen = followed(store, [category]);
        await seen.until('1 event', ({ events }) => events.length >= 1);
        await seen.stop();
        assert.deepEqual(seen.events, await eventsOf(store, name));
      },
    },
    {
      title: 'an event of an old schema version is followed as its newest',
      async run({ store, stream, category }) {
        await appendOk(store, stream(), 'no-stream', [happened({ text: 'one' }, 'NoteTaken', 1)]);
        const seen = followed(store, [category]);
        await seen.until('1 event', ({ events }) => events.length >= 1);
        await seen.stop();
        assert.deepEqual(seen.events[0]?.event, { type: 'NoteKept', data: { lines: ['one'] } });
      },
    },
    {
      title: 'only streams that begin with the prefix are followed',
      async run({ store, stream, category }) {
        await appendOk(store, `other-${category}`, 'no-stream', several(3));
        const mine = await appendOk(store, stream(), 'no-stream');
        const seen = followed(store, [`${category}-`]);
        await seen.until('1 event', ({ events }) => events.length >= 1);
        await appendOk(store, `other-${category}`, 2, several(3));
        await appendOk(store, stream(), 'no-stream');
        await seen.until('2 events', ({ events }) => events.length >= 2);
        await seen.stop();
        assert.equal(seen.events[0]?.position, mine.position);
        assert.ok(seen.events.every((event) => event.stream.startsWith(`${category}-`)));
      },
    },
    {
      title: 'several prefixes are followed in one order',
      async run({ store, category }) {
        const names = [`${category}a-1`, `${category}b-1`, `${category}c-1`];
        for (const name of names) await appendOk(store, name, 'no-stream', several(2));
        for (const name of names) await appendOk(store, name, 1, several(2));
        const seen = followed(store, [`${category}a-`, `${category}c-`]);
        await seen.until('8 events', ({ events }) => events.length >= 8);
        await seen.stop();
        const letters = seen.events.map((event) => event.stream.at(category.length)).join('');
        assert.equal(letters, 'aaccaacc');
      },
    },
    {
      title: 'a prefix is matched by its very letters',
      async run({ store, category }) {
        await appendOk(store, `${category.toUpperCase()}-1`, 'no-stream');
        await appendOk(store, `${category}x1`, 'no-stream');
        await appendOk(store, `${category}.1`, 'no-stream');
        const seen = followed(store, [`${category}.`]);
        await seen.until('1 event', ({ events }) => events.length >= 1);
        await seen.stop();
        assert.deepEqual(
          seen.events.map((event) => event.stream),
          [`${category}.1`],
        );
      },
    },
    {
      title: 'without a prefix every stream is followed, but none of the server itself',
      needs: 'log-of-its-own',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        const seen = followed(store, []);
        await seen.until('my event', ({ events }) => events.some((event) => event.stream === name));
        await seen.stop();
        assert.ok(seen.events.every((event) => !event.stream.startsWith('$') && !event.event.type.startsWith('$')));
      },
    },
    {
      title: 'positions grow from event to event',
      async run({ store, stream, category }) {
        const seen = followed(store, [category]);
        await Promise.all(Array.from({ length: 30 }, () => appendOk(store, stream(), 'no-stream', several(2))));
        await seen.until('60 events', ({ events }) => events.length >= 60);
        await seen.stop();
        const positions = seen.events.map(({ position }) => position);
        assert.ok(positions.every((position, index) => index === 0 || position > positions[index - 1]!));
      },
    },
    {
      title: 'a hundred appends at once are followed each once, each stream in its order',
      async run({ store, stream, category }) {
        const seen = followed(store, [category]);
        const events = Array.from({ length: 100 }, () => several(3));
        await Promise.all(events.map((three) => appendOk(store, stream(), 'no-stream', three)));
        await seen.until('300 events', (now) => now.events.length >= 300);
        await seen.stop();
        assert.deepEqual([...idsOf(seen.events)].sort(), events.flatMap(idsOf).sort());
        for (const name of new Set(seen.events.map((event) => event.stream))) {
          const revisions = seen.events.filter((event) => event.stream === name).map(({ revision }) => revision);
          assert.deepEqual(revisions, [0, 1, 2]);
        }
      },
    },
    {
      title: 'caught up is told where there is nothing to follow',
      async run({ store, category }) {
        const seen = followed(store, [category]);
        await seen.until('the head', ({ caughtUpAfter }) => caughtUpAfter.length > 0);
        await seen.stop();
        assert.deepEqual(seen.events, []);
      },
    },
    {
      title: 'caught up is told after the events that were there',
      async run({ store, stream, category }) {
        await appendOk(store, stream(), 'no-stream', several(200));
        const seen = followed(store, [category]);
        await seen.until('the head', ({ caughtUpAfter }) => caughtUpAfter.length > 0);
        await seen.stop();
        assert.equal(seen.caughtUpAfter[0], 200);
      },
    },
  ],
};
