import { candidacy, candidacyStream, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import { EventStoreUnavailable, memoryEventStore, type EventStore, type RecordedEvent } from '@parchemin/event-store';
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
import { candidacyLedger, type CandidacyAnswer, type CandidacyLedger } from './index.js';

const id = '0192f5c0-0000-7000-8000-000000000001';
const writers = 8;

type Fault = 'none' | 'answer lost' | 'request lost' | 'lands late';
interface Act {
  readonly writer: number;
  readonly replica: 0 | 1;
  readonly key: number;
  readonly piece: string;
  readonly mark: string;
}
interface Told {
  readonly act: Act;
  readonly answer: CandidacyAnswer;
}

const act: fc.Arbitrary<Act> = fc.record({
  writer: fc.nat(writers - 1),
  replica: fc.constantFrom(0 as const, 1 as const),
  key: fc.nat(5),
  piece: fc.constantFrom('P1', 'P2', 'P3', 'P9'),
  mark: fc.constantFrom('12.5', '7', '21'),
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
          await prepare(store);
          const shaky = shakyStore(store, [...faults], scheduler);
          const replicas = [0, 1].map(() => candidacyLedger({ store: shaky, schemes, calendars })) as Replicas;
          const told = await scheduler.waitFor(everybody(acts, replicas));
          const stored = await streamOf(store);
          told.forEach((one) => agreesWithTheHead(one, stored));
          oneEffectEach(stored);
          for (const replica of replicas)
            expect(await scheduler.waitFor(replica.load(id))).toMatchObject(folded(stored));
        },
      ),
      { numRuns: 300 },
    );
  });
});

type Replicas = [CandidacyLedger, CandidacyLedger];

async function prepare(store: EventStore): Promise<void> {
  const ledger = candidacyLedger({ store, schemes, calendars });
  await ledger.execute(id, enrolment, asking(operations, 'enrol'));
  await ledger.execute(id, opening, asking(itself, 'open'));
}

/** Each writer sends its own acts one after the other, and sends again, to the other replica, what nobody answered. */
async function everybody(acts: readonly Act[], replicas: Replicas): Promise<Told[]> {
  let clock = 0;
  const send = async (one: Act): Promise<Told> => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const replica = replicas[(one.replica + attempt) % 2]!;
      clock += 1;
      try {
        const sent = asking(trainer, String(one.key), minute(clock));
        const answer = await replica.execute(id, marking(one.piece, one.mark), sent);
        if (!('refused' in answer) || answer.refused !== 'TooBusy') return { act: one, answer };
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable)) throw error;
      }
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
function shakyStore(store: EventStore, faults: Fault[], scheduler: fc.Scheduler): EventStore {
  const hop = () => scheduler.schedule(Promise.resolve());
  return {
    ...store,
    async append(...call) {
      await hop();
      const happens = faults.shift() ?? 'none';
      if (happens === 'request lost') throw new EventStoreUnavailable('the request was lost');
      if (happens === 'lands late') {
        void hop().then(() => store.append(...call));
        throw new EventStoreUnavailable('no answer in time');
      }
      const answer = await store.append(...call);
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

function agreesWithTheHead({ act: { key, piece, mark }, answer }: Told, stored: readonly Stored[]): void {
  const commandId = `person:trainer:${key}`;
  const own = stored.find(({ metadata }) => metadata.commandId === commandId);
  const standing = stored.find(({ event }) => event.type === 'MarkRecorded' && event.data.piece === piece);
  if (!('refused' in answer)) {
    const { revision, position } = own!;
    expect(answer).toEqual({ revision, position, events: [own!.event] });
    expect(own!.event.data).toMatchObject({ piece, mark });
    return;
  }
  switch (answer.refused) {
    case 'CommandIdReused':
      return expect(own!.event.data).not.toMatchObject({ piece, mark });
    case 'MarkAlreadyRecorded':
      expect(standing!.metadata.commandId).not.toBe(commandId);
      return expect(standing!.event.data).toMatchObject(answer.standing);
    case 'PieceUnknown':
      return expect(piece).toBe('P9');
    case 'MarkOutOfRange':
      return expect(mark).toBe('21');
    default:
      throw new Error(`nothing here can be refused as ${answer.refused}`);
  }
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
