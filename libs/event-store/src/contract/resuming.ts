import assert from 'node:assert/strict';
import type { Position } from '../port.js';
import { followed } from './follower.js';
import { appendOk, idsOf, several, type ContractSection } from './ground.js';

export const resuming: ContractSection = {
  section: 'resume and checkpoints',
  cases: [
    {
      title: 'after a position comes what follows it, without it',
      async run({ store, stream, category }) {
        const name = stream();
        const events = several(10);
        await appendOk(store, name, 'no-stream', events.slice(0, 4));
        const { position } = await appendOk(store, name, 3, events.slice(4, 5));
        await appendOk(store, name, 4, events.slice(5));
        const seen = followed(store, [category], position);
        await seen.until('5 events', (now) => now.events.length >= 5);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), idsOf(events.slice(5)));
      },
    },
    {
      title: 'after a position within an append comes the rest of that append',
      async run({ store, stream, category }) {
        const name = stream();
        const events = several(6);
        await appendOk(store, name, 'no-stream', events);
        const positions: Position[] = [];
        for await (const event of store.readStream(name)) positions.push(event.position);
        const seen = followed(store, [category], positions[2]!);
        await seen.until('3 events', (now) => now.events.length >= 3);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), idsOf(events.slice(3)));
      },
    },
    {
      title: 'after the last position comes only what is new',
      async run({ store, stream, category }) {
        const name = stream();
        const { position } = await appendOk(store, name, 'no-stream', several(5));
        const seen = followed(store, [category], position);
        await seen.until('the head', ({ caughtUpAfter }) => caughtUpAfter.length > 0);
        assert.equal(seen.events.length, 0);
        const added = several(2);
        await appendOk(store, name, 4, added);
        await seen.until('2 events', (now) => now.events.length >= 2);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), idsOf(added));
      },
    },
    {
      title: 'one who resumes behind the last event processed misses none and repeats none',
      async run({ store, stream, category }) {
        const events = several(120);
        const name = stream();
        await appendOk(store, name, 'no-stream', events);
        const processed: string[] = [];
        let after: Position | 'start' = 'start';
        while (processed.length < 120) {
          const enough = processed.length + 25;
          const seen = followed(store, [category], after);
          await seen.until('some more', (now) => processed.length + now.events.length >= Math.min(enough, 120));
          await seen.stop();
          processed.push(...idsOf(seen.events));
          after = seen.events.at(-1)!.position;
        }
        assert.deepEqual(processed, idsOf(events));
      },
    },
    {
      title: 'a checkpoint is told though nothing matches',
      async run({ store, stream, category }) {
        const { position } = await appendOk(store, stream(), 'no-stream', several(1));
        await appendOk(store, stream(), 'no-stream', several(100));
        const seen = followed(store, [`${category}none`], position);
        await seen.until('a checkpoint', ({ checkpoints }) => checkpoints.length > 0);
        await seen.stop();
        assert.ok(seen.checkpoints[0]! > position);
        assert.deepEqual(seen.events, []);
      },
    },
    {
      title: 'checkpoints grow, and never past an event that is still to come',
      async run({ store, category }) {
        const order: Position[] = [];
        for (let block = 0; block < 5; block += 1) {
          await appendOk(store, `${category}skip-${block}`, 'no-stream', several(600));
          await appendOk(store, `${category}take-${block}`, 'no-stream', several(1));
        }
        const subscription = store.subscribeAll([`${category}take-`], 'start', {
          onEvent: async ({ position }) => void order.push(position),
          onCheckpoint: async (position) => void order.push(position),
          onStopped: () => {},
        });
        const seen = followed(store, [`${category}take-`]);
        await seen.until('the head', (now) => now.events.length >= 5 && now.caughtUpAfter.length > 0);
        await Promise.all([seen.stop(), subscription.stop()]);
        assert.ok(order.length > 0);
        assert.ok(order.every((position, index) => index === 0 || position > order[index - 1]!));
      },
    },
    {
      title: 'one who resumes behind a checkpoint misses nothing',
      async run({ store, stream, category }) {
        await appendOk(store, `${category}skip-1`, 'no-stream', several(100));
        const first = followed(store, [`${category}-`]);
        await first.until('a checkpoint', ({ checkpoints }) => checkpoints.length > 0);
        await first.stop();
        const events = several(3);
        await appendOk(store, stream(), 'no-stream', events);
        const second = followed(store, [`${category}-`], first.checkpoints.at(-1)!);
        await second.until('3 events', (now) => now.events.length >= 3);
        await second.stop();
        assert.deepEqual(idsOf(second.events), idsOf(events));
      },
    },
    {
      title: 'a position of an append serves another subscription of other streams',
      async run({ store, stream, category }) {
        await appendOk(store, stream(), 'no-stream', several(3));
        const { position } = await appendOk(store, `other-${category}`, 'no-stream');
        const events = several(2);
        await appendOk(store, stream(), 'no-stream', events);
        const seen = followed(store, [`${category}-`], position);
        await seen.until('2 events', (now) => now.events.length >= 2);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), idsOf(events));
      },
    },
  ],
};
