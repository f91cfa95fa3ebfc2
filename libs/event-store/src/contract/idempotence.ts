import assert from 'node:assert/strict';
import { appendOk, eventsOf, happened, several, type ContractSection } from './ground.js';

export const idempotence: ContractSection = {
  section: 'the same append again',
  cases: [
    {
      title: 'the first append of a stream, sent again, gets the first answer',
      async run({ store, stream }) {
        const name = stream();
        const events = [happened()];
        const first = await appendOk(store, name, 'no-stream', events);
        assert.deepEqual(await store.append(name, 'no-stream', events), first);
        assert.equal((await eventsOf(store, name)).length, 1);
      },
    },
    {
      title: 'a later append, sent again, gets the first answer',
      async run({ store, stream }) {
        const name = stream();
        await appendOk(store, name, 'no-stream', several(3));
        const events = [happened()];
        const first = await appendOk(store, name, 2, events);
        assert.deepEqual(await store.append(name, 2, events), first);
        assert.equal((await eventsOf(store, name)).length, 4);
      },
    },
    {
      title: 'an append of several, sent again, gets the first answer',
      async run({ store, stream }) {
        const name = stream();
        const events = several(10);
        const first = await appendOk(store, name, 'no-stream', events);
        assert.deepEqual(await store.append(name, 'no-stream', events), first);
        assert.equal((await eventsOf(store, name)).length, 10);
      },
    },
    {
      title: 'an append sent again after others have written gets the first answer',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        const first = await appendOk(store, name, 'no-stream', events);
        await appendOk(store, name, 1, several(50));
        assert.deepEqual(await store.append(name, 'no-stream', events), first);
        assert.equal((await eventsOf(store, name)).length, 52);
      },
    },
    {
      title: 'sent a third time it still gets the first answer',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        const first = await appendOk(store, name, 'no-stream', events);
        await store.append(name, 'no-stream', events);
        assert.deepEqual(await store.append(name, 'no-stream', events), first);
      },
    },
    {
      title: 'sent eight times at once it is stored once, with one answer',
      async run({ store, stream }) {
        const name = stream();
        const events = several(3);
        const answers = await Promise.all(Array.from({ length: 8 }, () => store.append(name, 'no-stream', events)));
        for (const answer of answers) assert.deepEqual(answer, answers[0]);
        assert.equal((await eventsOf(store, name)).length, 3);
      },
    },
    {
      title: 'the same ids in another order are a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        await appendOk(store, name, 'no-stream', events);
        const turned = await store.append(name, 'no-stream', [...events].reverse());
        assert.deepEqual(turned, { outcome: 'wrong-revision' });
      },
    },
    {
      title: 'the same ids followed by another event are a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        await appendOk(store, name, 'no-stream', events);
        const longer = await store.append(name, 'no-stream', [...events, happened()]);
        assert.deepEqual(longer, { outcome: 'wrong-revision' });
        assert.equal((await eventsOf(store, name)).length, 2);
      },
    },
    {
      title: 'the same first id with another second one is a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        await appendOk(store, name, 'no-stream', events);
        const other = await store.append(name, 'no-stream', [events[0]!, happened()]);
        assert.deepEqual(other, { outcome: 'wrong-revision' });
      },
    },
    {
      title: 'the same ids at another revision behind the head are a wrong revision',
      async run({ store, stream }) {
        const name = stream();
        const events = several(2);
        await appendOk(store, name, 'no-stream', events);
        await appendOk(store, name, 1, several(2));
        assert.deepEqual(await store.append(name, 0, events), { outcome: 'wrong-revision' });
      },
    },
    {
      title: 'the same ids in another stream are an append of its own',
      async run({ store, stream }) {
        const events = several(2);
        await appendOk(store, stream(), 'no-stream', events);
        assert.equal((await appendOk(store, stream(), 'no-stream', events)).revision, 1);
      },
    },
  ],
};
