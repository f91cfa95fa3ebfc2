import assert from 'node:assert/strict';
import { appendOk, eventsOf, happened, idsOf, several, type ContractSection } from './ground.js';

export const reading: ContractSection = {
  section: 'read',
  cases: [
    {
      title: 'a stream that does not exist is empty',
      async run({ store, stream }) {
        assert.deepEqual(await eventsOf(store, stream()), []);
      },
    },
    {
      title: 'a stream that does not exist is empty from any revision',
      async run({ store, stream }) {
        assert.deepEqual(await eventsOf(store, stream(), 12), []);
      },
    },
    {
      title: 'from the start comes everything, in order',
      async run({ store, stream }) {
        const name = stream();
        const events = several(7);
        await appendOk(store, name, 'no-stream', events);
        const stored = await eventsOf(store, name);
        assert.deepEqual(idsOf(stored), idsOf(events));
        assert.deepEqual(
          stored.map(({ revision }) => revision),
          [0, 1, 2, 3, 4, 5, 6],
        );
      },
    },
    {
      title: 'from a revision comes that one and what follows',
      async run({ store, stream }) {
        const name = stream();
        const events = several(7);
        await appendOk(store, name, 'no-stream', events);
        assert.deepEqual(idsOf(await eventsOf(store, name, 5)), idsOf(events.slice(5)));
      },
    },
    {
      title: 'from the last revision comes the last event',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(7));
        assert.equal((await eventsOf(store, name, 6)).length, 1);
      },
    },
    {
      title: 'from beyond the end comes nothing',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(7));
        assert.deepEqual(await eventsOf(store, name, 7), []);
        assert.deepEqual(await eventsOf(store, name, 5_000), []);
      },
    },
    {
      title: 'five hundred events come in order and without a gap',
      async run({ store, stream }) {
        const name = stream();
        for (let head = -1; head < 499; head += 100) {
          await appendOk(store, name, head < 0 ? 'no-stream' : head, several(100));
        }
        const revisions = (await eventsOf(store, name)).map(({ revision }) => revision);
        assert.deepEqual(
          revisions,
          Array.from({ length: 500 }, (_, index) => index),
        );
      },
    },
    {
      title: 'a stream whose name begins like another keeps to itself',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(2));
        await appendOk(store, `${name}-more`, 'no-stream', several(3));
        assert.equal((await eventsOf(store, name)).length, 2);
      },
    },
    {
      title: 'stream names differ by case',
      async run({ store, category }) {
        await appendOk(store, `${category}-Case`, 'no-stream', several(2));
        assert.deepEqual(await eventsOf(store, `${category}-case`), []);
      },
    },
    {
      title: 'what was acknowledged is there for the next read',
      async run({ store, stream }) {
        const name = stream();
        for (let head = -1; head < 20; head += 1) {
          await appendOk(store, name, head < 0 ? 'no-stream' : head);
          assert.equal((await eventsOf(store, name)).length, head + 2);
        }
      },
    },
    {
      title: 'ten readers at once read the same',
      async run({ store, stream }) {
        const name = stream();
        const events = several(100);
        await appendOk(store, name, 'no-stream', events);
        const reads = await Promise.all(Array.from({ length: 10 }, () => eventsOf(store, name)));
        for (const read of reads) assert.deepEqual(idsOf(read), idsOf(events));
      },
    },
    {
      title: 'a reader that leaves early disturbs nobody',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(200));
        for (let reads = 0; reads < 10; reads += 1) {
          for await (const event of store.readStream(name)) if (event.revision === 3) break;
        }
        assert.equal((await appendOk(store, name, 199)).revision, 200);
        assert.equal((await eventsOf(store, name)).length, 201);
      },
    },
    {
      title: 'a reader that pauses on an event gets the rest',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(300));
        let count = 0;
        for await (const event of store.readStream(name)) {
          count += 1;
          if (event.revision % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
        }
        assert.equal(count, 300);
      },
    },
    {
      title: 'an event of an old schema version is read as its newest',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', [happened({ text: 'one' }, 'NoteTaken', 1)]);
        const [read] = await eventsOf(store, name);
        assert.deepEqual(read?.event, { type: 'NoteKept', data: { lines: ['one'] } });
        assert.equal(read?.metadata.schemaVersion, 3);
      },
    },
    {
      title: 'an event of a version in between is raised from there',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', [happened({ lines: ['a', 'b'] }, 'NoteTaken', 2)]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event, { type: 'NoteKept', data: { lines: ['a', 'b'] } });
      },
    },
  ],
};
