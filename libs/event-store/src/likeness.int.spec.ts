import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { eventsOf, happened } from './contract/ground.js';
import { memoryEventStore, openEventStore, type EventStore, type ExpectedRevision, type NewEvent } from './index.js';
import { startEventNode, type EventNode } from './spec/event-node.js';

/** Few ids, few revisions, two streams: so that repeats, conflicts and half repeats meet all the time. */
const ids = Array.from({ length: 6 }, () => randomUUID());

interface Act {
  readonly stream: number;
  readonly expected: ExpectedRevision;
  readonly ids: readonly string[];
}

const act: fc.Arbitrary<Act> = fc.record({
  stream: fc.nat(1),
  expected: fc.oneof(fc.constant<ExpectedRevision>('no-stream'), fc.nat(5)),
  ids: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
});

let node: EventNode;
let real: EventStore;

beforeAll(async () => {
  node = await startEventNode();
  real = openEventStore(node.url);
});

afterAll(async () => {
  await real.close();
  await node.close();
});

it('whatever is appended, in whatever order and however often, memory and server answer and keep the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const memory = memoryEventStore();
      const streams = [`like-${randomUUID()}`, `like-${randomUUID()}`];
      for (const { stream, expected, ids: chosen } of acts) {
        const events = chosen.map((id): NewEvent => ({ ...happened(), id }));
        const [here, there] = [
          await memory.append(streams[stream]!, expected, events),
          await real.append(streams[stream]!, expected, events),
        ];
        expect(withoutPosition(there)).toEqual(withoutPosition(here));
      }
      for (const stream of streams) {
        expect(await kept(real, stream)).toEqual(await kept(memory, stream));
      }
    }),
    { numRuns: 60 },
  );
});

function withoutPosition(answer: Awaited<ReturnType<EventStore['append']>>): object {
  return answer.outcome === 'appended' ? { outcome: answer.outcome, revision: answer.revision } : answer;
}

async function kept(store: EventStore, stream: string): Promise<readonly string[]> {
  return (await eventsOf(store, stream)).map(({ revision, id }) => `${revision} ${id}`);
}
