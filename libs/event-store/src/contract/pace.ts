import assert from 'node:assert/strict';
import { followed } from './follower.js';
import { appendOk, happened, idsOf, several, type ContractSection } from './ground.js';

export const pace: ContractSection = {
  section: 'pace of followers',
  cases: [
    {
      title: 'a follower meets one event at a time',
      async run({ store, stream, category }) {
        await appendOk(store, stream(), 'no-stream', several(50));
        let inside = 0;
        let most = 0;
        const seen = followed(store, [category], 'start', async () => {
          inside += 1;
          most = Math.max(most, inside);
          await pause(1);
          inside -= 1;
        });
        await seen.until('50 events', ({ events }) => events.length >= 50);
        await seen.stop();
        assert.equal(most, 1);
      },
    },
    {
      title: 'a follower that stands still holds up no append',
      async run({ store, stream, category }) {
        const gate = newGate();
        await appendOk(store, stream(), 'no-stream', several(5));
        const seen = followed(store, [category], 'start', () => gate.passed);
        for (let turn = 0; turn < 20; turn += 1) await appendOk(store, stream(), 'no-stream', several(50));
        assert.equal(seen.events.length, 0);
        gate.open();
        await seen.until('1,005 events', ({ events }) => events.length >= 1_005);
        await seen.stop();
      },
    },
    {
      title: 'a follower that stands still holds up no other follower',
      async run({ store, stream, category }) {
        const gate = newGate();
        const slow = followed(store, [category], 'start', () => gate.passed);
        const quick = followed(store, [category]);
        await appendOk(store, stream(), 'no-stream', several(300));
        await quick.until('300 events', ({ events }) => events.length >= 300);
        assert.equal(slow.events.length, 0);
        gate.open();
        await Promise.all([slow.stop(), quick.stop()]);
      },
    },
    {
      title: 'a slow follower gets everything, in order and once',
      async run({ store, stream, category }) {
        const batches = Array.from({ length: 20 }, () => several(100));
        const seen = followed(store, [category], 'start', ({ revision }) => pause(revision % 100 === 0 ? 10 : 0));
        for (const batch of batches) await appendOk(store, stream(), 'no-stream', batch);
        await seen.until('2,000 events', ({ events }) => events.length >= 2_000);
        await seen.stop();
        assert.deepEqual(idsOf(seen.events), batches.flatMap(idsOf));
      },
    },
    {
      title: 'two followers get the same in the same order',
      async run({ store, stream, category }) {
        const [one, two] = [followed(store, [category]), followed(store, [category])];
        await Promise.all(Array.from({ length: 40 }, () => appendOk(store, stream(), 'no-stream', several(3))));
        await one.until('120 events', ({ events }) => events.length >= 120);
        await two.until('120 events', ({ events }) => events.length >= 120);
        await Promise.all([one.stop(), two.stop()]);
        assert.deepEqual(idsOf(one.events), idsOf(two.events));
      },
    },
    {
      title: 'a follower may append',
      async run({ store, stream, category }) {
        const seen = followed(store, [`${category}-`], 'start', async (event) => {
          await appendOk(store, `answer-${event.stream}`, 'no-stream', [happened()]);
        });
        const answers = followed(store, [`answer-${category}-`]);
        await Promise.all(Array.from({ length: 10 }, () => appendOk(store, stream(), 'no-stream')));
        await answers.until('10 answers', ({ events }) => events.length >= 10);
        await Promise.all([seen.stop(), answers.stop()]);
      },
    },
    {
      title: 'a follower that throws is told so and gets nothing more',
      async run({ store, stream, category }) {
        const poison = new Error('cannot take this one');
        const seen = followed(store, [category], 'start', async ({ revision }) => {
          if (revision === 3) throw poison;
        });
        await appendOk(store, stream(), 'no-stream', several(10));
        await seen.until('the stop', ({ stoppedBy }) => stoppedBy.length > 0);
        await appendOk(store, stream(), 'no-stream', several(2));
        await pause(50);
        assert.deepEqual(seen.stoppedBy, [poison]);
        assert.equal(seen.events.length, 3);
      },
    },
    {
      title: 'a follower that throws leaves the others alone',
      async run({ store, stream, category }) {
        const failing = followed(store, [category], 'start', async () => {
          throw new Error('never');
        });
        const other = followed(store, [category]);
        await appendOk(store, stream(), 'no-stream', several(10));
        await other.until('10 events', ({ events }) => events.length >= 10);
        await failing.until('the stop', ({ stoppedBy }) => stoppedBy.length > 0);
        await other.stop();
      },
    },
    {
      title: 'a subscription that was stopped delivers nothing more',
      async run({ store, stream, category }) {
        const seen = followed(store, [category]);
        await appendOk(store, stream(), 'no-stream', several(5));
        await seen.until('5 events', ({ events }) => events.length >= 5);
        await seen.stop();
        await appendOk(store, stream(), 'no-stream', several(5));
        await pause(50);
        assert.equal(seen.events.length, 5);
        assert.deepEqual(seen.stoppedBy, []);
      },
    },
    {
      title: 'stopping waits for the event in hand',
      async run({ store, stream, category }) {
        const gate = newGate();
        const entered = newGate();
        const seen = followed(store, [category], 'start', () => {
          entered.open();
          return gate.passed;
        });
        await appendOk(store, stream(), 'no-stream', several(5));
        await entered.passed;
        const stopping = seen.stop();
        gate.open();
        await stopping;
        assert.equal(seen.events.length, 1);
      },
    },
    {
      title: 'stopping twice does no harm',
      async run({ store, category }) {
        const seen = followed(store, [category]);
        await seen.stop();
        await seen.stop();
        assert.deepEqual(seen.stoppedBy, []);
      },
    },
  ],
};

function newGate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

function pause(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
