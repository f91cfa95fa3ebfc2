import { randomUUID } from 'node:crypto';
import { schemaVersionOf, type CandidacyEvent } from '@parchemin/candidacy';
import type { NewEvent } from '@parchemin/event-store';
import { instantFromMillis, type Actor, type CommandId, type Decimal } from '@parchemin/kernel';

const day = 86_400_000;
const pieces = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'];
/** As if its own process had written it: nobody is poked, so that a slice measures marks and not the start of a thousand processes. */
const seeder: Actor = { id: 'process', role: 'process', school: null };

function aMark(piece: string) {
  return { kind: 'mark', piece, outOf: '20' as Decimal, approval: null, copyCheck: false } as const;
}

/** The dates that these paths never come to: without them their other stages could not be opened. */
export const farAhead = {
  start: '2098-09-01',
  end: '2099-06-30',
  exam: '2099-06-01',
  deposit: '2099-09-01',
  oral: '2099-10-01',
  jury: '2099-11-01',
};

/** The first three facts of a path whose stage is open and whose deadline lies far ahead: what a mark finds. */
export function enrolledPath(id: string): NewEvent<CandidacyEvent>[] {
  const at = instantFromMillis(Date.now());
  const dates = { ...farAhead, 'continuous-assessment-end': '2099-06-30' };
  const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
  const who = { reference: id.slice(0, 8), school: 'lyon', cohort: 'bench' };
  const due = instantFromMillis(Date.now() + 400 * day);
  const rule = { text: 'bench', zone: 'Europe/Paris', zoneData: 'bench', calendar: 'cgco-demo@1' };
  const stage = 'continuous-assessment';
  const reminder = {
    step: 'reminder',
    kind: 'reminder',
    to: 'trainer',
    plannedAt: instantFromMillis(Date.now() + 390 * day),
    gapMinutes: 0,
  } as const;
  return [
    recorded(id, { type: 'CandidateEnrolled', data: { ...who, scheme: 'cgco', schemeVersion: 1, calendar } }),
    recorded(id, { type: 'StageOpened', data: { stage, pieces: pieces.map(aMark), openedAt: at } }),
    recorded(id, {
      type: 'DeadlineArmed',
      data: { deadline: 'continuous-assessment-marks', stage, due, rule, ladder: [reminder] },
    }),
  ];
}

/** A path as it stands after its last mark. */
export function markedPath(id: string): NewEvent<CandidacyEvent>[] {
  const at = instantFromMillis(Date.now());
  const scale = { stage: 'continuous-assessment', outOf: '20' as Decimal, late: false };
  const marks = pieces.map((piece) =>
    recorded(id, {
      type: 'MarkRecorded',
      data: { ...scale, piece, mark: '12.5' as Decimal, recordedBy: 'bench', recordedAt: at },
    }),
  );
  const closed = recorded(id, { type: 'StageClosed', data: { stage: 'continuous-assessment', closedAt: at } });
  const cleared = recorded(id, {
    type: 'DeadlineCleared',
    data: { deadline: 'continuous-assessment-marks', armedAt: 2 },
  });
  return [...enrolledPath(id), ...marks, closed, cleared];
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
