import { randomUUID } from 'node:crypto';
import { loadCalendars } from '@parchemin/calendars';
import { schemaVersionOf, type CandidacyEvent } from '@parchemin/candidacy';
import { next, pathOf } from '@parchemin/candidacy-process';
import { candidacyLedger, type CandidacyRequest } from '@parchemin/commands';
import { memoryEventStore, type NewEvent } from '@parchemin/event-store';
import { instantFromMillis, type Actor, type CommandId, type Decimal } from '@parchemin/kernel';
import { loadSchemes, stageOrdersOf } from '@parchemin/schemes';

export const markedStage = 'continuous-assessment';
const pieces = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'];
/** Whose enrolment is news to the process of the path, which is therefore started. */
export const operations: Actor = { id: 'operations', role: 'operations', school: null };

/** As if its own process had written it: nobody is poked, so that a slice measures marks and not the start of a thousand processes. */
const seeder: Actor = { id: 'process', role: 'process', school: null };

/** The dates that these paths never come to: without them their other stages could not be opened. */
export const farAhead = {
  start: '2098-09-01',
  end: '2099-06-30',
  exam: '2099-06-01',
  deposit: '2099-09-01',
  oral: '2099-10-01',
  jury: '2099-11-01',
};

/** Made once by the rules and the path's own process, until it waits: whatever else it owed would be measured too. */
let waiting: Promise<readonly CandidacyEvent[]> | null = null;

/** A path as a mark finds it: every stage that can be open is open, and every deadline lies far ahead. */
export async function enrolledPath(id: string): Promise<NewEvent<CandidacyEvent>[]> {
  waiting ??= factsUntilItWaits();
  return (await waiting).map((event) => recorded(id, event));
}

/** A path as it stands after its last mark of the stage. */
export async function markedPath(id: string): Promise<NewEvent<CandidacyEvent>[]> {
  const enrolled = await enrolledPath(id);
  const at = instantFromMillis(Date.now());
  const scale = { stage: markedStage, outOf: '20' as Decimal, late: false };
  const marks = pieces.map((piece) =>
    recorded(id, {
      type: 'MarkRecorded',
      data: { ...scale, piece, mark: '12.5' as Decimal, recordedBy: 'bench', recordedAt: at },
    }),
  );
  const closed = recorded(id, { type: 'StageClosed', data: { stage: markedStage, closedAt: at } });
  const armedAt = enrolled.findIndex(({ event }) => event.type === 'DeadlineArmed' && event.data.stage === markedStage);
  const cleared = recorded(id, { type: 'DeadlineCleared', data: { deadline: 'continuous-assessment-marks', armedAt } });
  return [...enrolled, ...marks, closed, cleared];
}

async function factsUntilItWaits(): Promise<readonly CandidacyEvent[]> {
  const [schemes, store] = [loadSchemes('seeds'), memoryEventStore()];
  const ledger = candidacyLedger({ store, schemes, calendars: loadCalendars('seeds') });
  const orders = stageOrdersOf(schemes);
  const id = randomUUID();
  const at = instantFromMillis(Date.now());
  const ask = async (key: string, request: CandidacyRequest, by: Actor): Promise<void> => {
    const answer = await ledger.execute(id, request, { by, at, commandId: key as CommandId });
    if ('refused' in answer) throw new Error(`${request.type} was refused: ${JSON.stringify(answer)}`);
  };
  const calendar = {
    id: 'cgco-demo',
    version: 1,
    zone: 'Europe/Paris',
    dates: { ...farAhead, 'continuous-assessment-end': '2099-06-30' },
  };
  const who = { reference: 'bench', scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort: 'bench' };
  await ask('enrol', { type: 'EnrolCandidate', ...who, calendar }, operations);
  for (;;) {
    const loaded = await ledger.load(id);
    if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('the path cannot be loaded');
    const { scheme, schemeVersion, choice } = loaded.state.enrolment;
    const step = next(pathOf(loaded.state, loaded.revision, orders(scheme, schemeVersion, choice)!)!, at);
    if (step.do === 'wait') break;
    if (step.do !== 'open-stage') throw new Error(`a new path owes ${step.do}`);
    await ask(step.key, { type: 'OpenStage', stage: step.stage }, seeder);
  }
  const facts: CandidacyEvent[] = [];
  for await (const { event } of store.readStream(`candidacy-${id}`, 0)) facts.push(event as CandidacyEvent);
  return facts;
}

function recorded(id: string, event: CandidacyEvent): NewEvent<CandidacyEvent> {
  const commandId = `person:bench:${randomUUID()}` as CommandId;
  const schemaVersion = schemaVersionOf(event.type);
  const cause = { correlationId: id, causationId: commandId, schemeVersion: 'cgco@1', schemaVersion };
  return {
    id: randomUUID(),
    event,
    metadata: { actor: seeder, commandId, ...cause, actedAt: instantFromMillis(Date.now()) },
  };
}
