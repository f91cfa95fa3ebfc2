import type { Candidacy, CandidacyCommand, CandidacyEvent } from '@parchemin/candidacy';
import { candidacy, candidacyStream } from '@parchemin/candidacy';
import { EventStoreUnavailable, memoryEventStore, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import type { Asked } from '@parchemin/kernel';
import fc from 'fast-check';
import {
  asking,
  calendars,
  enrolment,
  itself,
  marking,
  minute,
  opening,
  operations,
  schemes,
  trainer,
} from '../testing/parts.js';
import {
  candidacyLedger,
  type Asking,
  type CandidacyAnswer,
  type CandidacyLedger,
  type CandidacyRequest,
} from './index.js';

const id = '0192f5c0-0000-7000-8000-000000000001';
const writers = 8;

type Fault = 'none' | 'answer lost' | 'request lost' | 'lands late';
interface Act {
  readonly writer: number;
  readonly replica: 0 | 1;
  readonly key: number;
  readonly request: CandidacyRequest;
}
/** What a writer heard, and how long the stream was when it asked and when it heard it. */
interface Told {
  readonly act: Act;
  readonly asked: Asking;
  readonly heads: { readonly before: number; readonly after: number };
  readonly answer: CandidacyAnswer;
}

const request = fc.oneof(
  { weight: 1, arbitrary: fc.constant(opening) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom('P1', 'P2', 'P3', 'P9'), fc.constantFrom('12.5', '7', '21'))
      .map(([piece, mark]) => marking(piece, mark)),
  },
);
const act: fc.Arbitrary<Act> = fc.record({
  writer: fc.nat(writers - 1),
  replica: fc.constantFrom(0 as const, 1 as const),
  key: fc.nat(5),
  request,
});
const fault = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fault>('none') },
  { weight: 1, arbitrary: fc.constantFrom<Fault>('answer lost', 'request lost', 'lands late') },
);

describe('eight writers on two replicas, with duplicates, conflicts and lost answers', () => {
  it('give each command one effect, the same answer every time, and no refusal that the head contradicts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 24 }),
        fc.array(fault, { maxLength: 40 }),
        fc.scheduler(),
        async (acts, faults, scheduler) => {
          const store = memoryEventStore();
          await candidacyLedger({ store, schemes, calendars }).execute(id, enrolment, asking(operations, 'enrol'));
          const shaky = shakyStore(store, [...faults], scheduler);
          const replicas = [0, 1].map(() => candidacyLedger({ store: shaky, schemes, calendars })) as Replicas;
          const told = await scheduler.waitFor(everybody(acts, replicas, shaky));
          const stored = await streamOf(store);
          told.forEach((one) => agreesWithTheHead(one, stored));
          oneEffectEach(stored);
          for (const replica of replicas) {
            expect(await scheduler.waitFor(replica.load(id))).toMatchObject(folded(stored));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('whatever is asked, and by whom', () => {
  it('what is foreseen is what is then done, and foreseeing writes nothing', async () => {
    const asked = fc.record({ request, by: fc.constantFrom(trainer, operations, itself), key: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 16 }), async (acts) => {
        const store = memoryEventStore();
        const ledger = candidacyLedger({ store, schemes, calendars });
        await ledger.execute(id, enrolment, asking(operations, 'enrol'));
        for (const [index, { request: wanted, by, key }] of acts.entries()) {
          const asked = [id, wanted, asking(by, `k${key}`, minute(index))] as const;
          const before = await streamOf(store);
          const foreseen = await ledger.preview(...asked);
          expect(await streamOf(store)).toEqual(before);
          expect(await ledger.execute(...asked)).toMatchObject(foreseen);
        }
      }),
      { numRuns: 100 },
    );
  });
});

type Replicas = [CandidacyLedger, CandidacyLedger];

type ShakyStore = EventStore & { readonly head: () => number };

/** Each writer sends its own acts one after the other, and sends again, to the other replica, what nobody answered. */
async function everybody(acts: readonly Act[], replicas: Replicas, { head }: ShakyStore): Promise<Told[]> {
  let clock = 0;
  const send = async (one: Act): Promise<Told> => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const replica = replicas[(one.replica + attempt) % 2]!;
      clock += 1;
      const by = one.request.type === 'OpenStage' ? itself : trainer;
      const asked = asking(by, String(one.key), minute(clock));
      const before = head();
      const answer = await replica.execute(id, one.request, asked).catch((error: unknown) => {
        if (error instanceof EventStoreUnavailable) return null;
        throw error;
      });
      const busy = !answer || ('refused' in answer && answer.refused === 'TooBusy');
      if (!busy) return { act: one, asked, heads: { before, after: head() }, answer };
    }
    throw new Error('never answered');
  };
  const lines = Array.from({ length: writers }, async (_, writer) => {
    const told: Told[] = [];
    for (const one of acts.filter((candidate) => candidate.writer === writer)) told.push(await send(one));
    return told;
  });
  return (await Promise.all(lines)).flat();
}

/** The scheduler decides in which order the calls of both replicas reach the store and come back. */
function shakyStore(store: EventStore, faults: Fault[], scheduler: fc.Scheduler): ShakyStore {
  let length = 1;
  const hop = () => scheduler.schedule(Promise.resolve());
  const land: EventStore['append'] = async (...call) => {
    const answer = await store.append(...call);
    if (answer.outcome === 'appended') length = Math.max(length, answer.revision + 1);
    return answer;
  };
  return {
    ...store,
    head: () => length,
    async append(...call) {
      await hop();
      const happens = faults.shift() ?? 'none';
      if (happens === 'request lost') throw new EventStoreUnavailable('the request was lost');
      if (happens === 'lands late') {
        void hop().then(() => land(...call));
        throw new EventStoreUnavailable('no answer in time');
      }
      const answer = await land(...call);
      await hop();
      if (happens === 'answer lost') throw new EventStoreUnavailable('the answer was lost');
      return answer;
    },
    async *readStream(...call) {
      await hop();
      yield* store.readStream(...call);
      await hop();
    },
  };
}

function agreesWithTheHead({ act: { request }, asked, heads, answer }: Told, stored: readonly Stored[]): void {
  const own = stored.filter(({ metadata }) => metadata.commandId === asked.commandId);
  if (!('refused' in answer)) {
    const { revision, position } = own.at(-1)!;
    expect(answer).toEqual({ revision, position, events: own.map(({ event }) => event) });
    return expect(sameBody(request, own[0]!.event)).toBe(true);
  }
  if (answer.refused === 'CommandIdReused') return expect(sameBody(request, own[0]!.event)).toBe(false);
  expect(refusalsBetween(heads, request, asked, stored)).toContainEqual(answer);
}

/** What the decider says at each head that the stream had between the question and the answer. */
function refusalsBetween(heads: Told['heads'], request: CandidacyRequest, asked: Asking, stored: readonly Stored[]) {
  const lengths = Array.from({ length: heads.after - heads.before + 1 }, (_, index) => heads.before + index);
  return lengths.map((length) => {
    const { state } = folded(stored.slice(0, length));
    return candidacy.decide({ ...request, ...asked } as Asked<CandidacyCommand>, state);
  });
}

function sameBody(request: CandidacyRequest, { type, data }: CandidacyEvent): boolean {
  if (request.type === 'OpenStage') return type === 'StageOpened';
  return (
    request.type === 'RecordMark' &&
    type === 'MarkRecorded' &&
    data.piece === request.piece &&
    data.mark === request.mark
  );
}

function oneEffectEach(stored: readonly Stored[]): void {
  const marks = stored.filter(({ event }) => event.type === 'MarkRecorded');
  expect(new Set(marks.map(({ metadata }) => metadata.commandId)).size).toBe(marks.length);
  expect(new Set(marks.map(({ event }) => (event.type === 'MarkRecorded' ? event.data.piece : ''))).size).toBe(
    marks.length,
  );
}

type Stored = RecordedEvent<CandidacyEvent>;

async function streamOf(store: EventStore): Promise<Stored[]> {
  const stored: Stored[] = [];
  for await (const recorded of store.readStream(candidacyStream(id))) stored.push(recorded as Stored);
  return stored;
}

function folded(stored: readonly Stored[]): { state: Candidacy; revision: number } {
  const state = stored.reduce(
    (before, { event, revision }) => candidacy.evolve(before, event, revision),
    candidacy.initial,
  );
  return { state, revision: stored.length - 1 };
}
