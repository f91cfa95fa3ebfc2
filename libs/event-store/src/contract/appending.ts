import assert from 'node:assert/strict';
import { appendOk, eventsOf, happened, idsOf, sampleMetadata, several, type ContractSection } from './ground.js';

export const appending: ContractSection = {
  section: 'append',
  cases: [
    {
      title: 'the first event of a stream has revision 0',
      async run({ store, stream }) {
        assert.equal((await appendOk(store, stream(), 'no-stream')).revision, 0);
      },
    },
    {
      title: 'an append of three answers the revision of its last event',
      async run({ store, stream }) {
        assert.equal((await appendOk(store, stream(), 'no-stream', several(3))).revision, 2);
      },
    },
    {
      title: 'an append answers the position of its last event',
      async run({ store, stream }) {
        const name = stream();
        const { position } = await appendOk(store, name, 'no-stream', several(3));
        assert.equal((await eventsOf(store, name)).at(-1)?.position, position);
      },
    },
    {
      title: 'the second append goes on where the first one ended',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(2));
        assert.equal((await appendOk(store, name, 1)).revision, 2);
      },
    },
    {
      title: 'positions grow within an append',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(5));
        const positions = (await eventsOf(store, name)).map(({ position }) => position);
        assert.ok(positions.every((position, index) => index === 0 || position > positions[index - 1]!));
      },
    },
    {
      title: 'positions grow from one append to the next, in whatever stream',
      async run({ store, stream }) {
        const first = await appendOk(store, stream(), 'no-stream');
        const second = await appendOk(store, stream(), 'no-stream');
        assert.ok(second.position > first.position);
      },
    },
    {
      title: 'the events of one append stand side by side in the given order',
      async run({ store, stream }) {
        const name = stream();
        const events = several(40);
        await appendOk(store, name, 'no-stream', events);
        assert.deepEqual(idsOf(await eventsOf(store, name)), idsOf(events));
      },
    },
    {
      title: 'nested data come back as they were given',
      async run({ store, stream }) {
        const name = stream();
        const data = { a: { b: [1, 'two', null, { c: true }], d: [] }, e: null, f: false, g: '' };
        await appendOk(store, name, 'no-stream', [happened(data)]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, data);
      },
    },
    {
      title: 'accents, no-break spaces and emoji come back as they were given',
      async run({ store, stream }) {
        const name = stream();
        const data = { texte: 'Élève « à l’œuvre » : déjà vu\u202f! 12,5\u00a0€ 🎓 \u0000 \u2028' };
        await appendOk(store, name, 'no-stream', [happened(data)]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, data);
      },
    },
    {
      title: 'whole, negative and fractional numbers come back exactly',
      async run({ store, stream }) {
        const name = stream();
        const data = { whole: 9_007_199_254_740_991, negative: -0.1, tiny: 1e-9, mark: '12.5' };
        await appendOk(store, name, 'no-stream', [happened(data)]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, data);
      },
    },
    {
      title: 'metadata come back as they were given',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        assert.deepEqual((await eventsOf(store, name))[0]?.metadata, sampleMetadata);
      },
    },
    {
      title: 'an event keeps its id, its type and its stream',
      async run({ store, stream }) {
        const name = stream();
        const event = happened({}, 'Some.Thing-Happened_v2');
        await appendOk(store, name, 'no-stream', [event]);
        const [stored] = await eventsOf(store, name);
        assert.deepEqual([stored?.id, stored?.event.type, stored?.stream], [event.id, 'Some.Thing-Happened_v2', name]);
      },
    },
    {
      title: 'the store says when it recorded, in the spelling of an instant',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream');
        assert.match((await eventsOf(store, name))[0]!.recordedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      },
    },
    {
      title: 'an undefined field is not stored',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', [happened({ kept: 1, left: undefined })]);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, { kept: 1 });
      },
    },
    {
      title: 'what the caller changes after the answer changes nothing stored',
      async run({ store, stream }) {
        const name = stream();
        const data = { marks: [12] };
        await appendOk(store, name, 'no-stream', [happened(data)]);
        data.marks.push(20);
        assert.deepEqual((await eventsOf(store, name))[0]?.event.data, { marks: [12] });
      },
    },
  ],
};
