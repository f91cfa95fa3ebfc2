import { randomUUID } from 'node:crypto';
import { schemaVersionOf, type CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore, NewEvent, RecordedEvent } from '@parchemin/event-store';
import type { CommandId, Decimal, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';

const enrolledAt = '2026-10-01T08:00:00.000Z' as Instant;
const stage = 'continuous-assessment';
const pieces = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'] as const;

const outOf = '20' as Decimal;

/** A piece that expects one mark out of 20 and nothing before it. */
export function aMarkPiece(piece: string) {
  return { kind: 'mark', piece, outOf, approval: null, copyCheck: false } as const;
}

/** Each fact of a told path comes one hour after the one before. */
export function toldAt(fact: number): Instant {
  return instantFromMillis(millisOf(enrolledAt) + fact * 3_600_000);
}

/** One candidate's whole path through one stage: enrolled, nine marks, closed, with its deadline armed and cleared. */
export function tellPath(reference: string, school = 'ecole-a'): readonly CandidacyEvent[] {
  const dates = { start: '2026-09-01', end: '2026-12-15' };
  const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
  const rule = { text: 'the last day', zone: 'Europe/Paris', zoneData: '2026a', calendar: 'cgco-demo@1' };
  const ladder = [
    { step: 'reminder', kind: 'reminder', to: 'trainer', plannedAt: '2026-12-08T08:00:00.000Z', gapMinutes: 0 },
    {
      step: 'overdue',
      kind: 'escalation',
      to: 'school-lead',
      plannedAt: '2026-12-16T08:00:00.000Z',
      gapMinutes: 1_440,
    },
  ] as { step: string; kind: 'reminder' | 'escalation'; to: 'trainer'; plannedAt: Instant; gapMinutes: number }[];
  const due = '2026-12-15T22:59:59.000Z' as Instant;
  return [
    {
      type: 'CandidateEnrolled',
      data: { reference, scheme: 'cgco', schemeVersion: 1, school, cohort: 'c-1', calendar },
    },
    { type: 'StageOpened', data: { stage, pieces: pieces.map(aMarkPiece), openedAt: toldAt(1) } },
    { type: 'DeadlineArmed', data: { deadline: stage, stage, due, rule, ladder } },
    ...pieces.map((piece, index): CandidacyEvent => {
      const mark = `${8 + index}.5` as Decimal;
      const recordedAt = toldAt(3 + index);
      return { type: 'MarkRecorded', data: { stage, piece, mark, outOf, late: false, recordedBy: 't-1', recordedAt } };
    }),
    { type: 'StageClosed', data: { stage, closedAt: toldAt(12) } },
    { type: 'DeadlineCleared', data: { deadline: stage, armedAt: 2 } },
  ];
}

export function newFact(candidacy: string, event: CandidacyEvent, fact = 0): NewEvent {
  const actor = { id: 't-1', role: 'trainer', school: 'ecole-a' } as const;
  const commandId = `person:t-1:${randomUUID()}` as CommandId;
  const origin = { actor, commandId, correlationId: candidacy, causationId: commandId };
  return {
    id: randomUUID(),
    event,
    metadata: { ...origin, schemeVersion: 'cgco@1', schemaVersion: schemaVersionOf(event.type), actedAt: toldAt(fact) },
  };
}

/**
 * Many paths as one log holds them: each number in `order` stands for the next fact of that candidacy, until its path is told.
 * Positions grow with gaps, as in a real log.
 */
export function tellLog(order: readonly number[]): readonly RecordedEvent[] {
  const told = new Map<number, number>();
  return order.flatMap((which, place) => {
    const revision = told.get(which) ?? 0;
    const event = tellPath(`R-${which}`, which % 2 === 0 ? 'ecole-a' : 'ecole-b')[revision];
    if (!event) return [];
    told.set(which, revision + 1);
    const candidacy = candidacyNumber(which);
    const position = BigInt(100 + place * 7);
    const recordedAt = toldAt(revision);
    return [
      { ...newFact(candidacy, event, revision), stream: `candidacy-${candidacy}`, revision, position, recordedAt },
    ];
  });
}

export function candidacyNumber(which: number): string {
  return `01930000-0000-7000-8000-${String(which).padStart(12, '0')}`;
}

/** The streams of such a log, for whoever reads one of them again. */
export function streamsOf(log: readonly RecordedEvent[]): Pick<EventStore, 'readStream'> {
  return {
    async *readStream(stream, from) {
      const told = new Map(log.filter((one) => one.stream === stream).map((one) => [one.revision, one]));
      for (const recorded of told.values()) if (recorded.revision >= (from ?? 0)) yield recorded;
    },
  };
}
