import type { Actor, Decimal, Instant } from '@parchemin/kernel';
import { instantFromMillis } from '@parchemin/kernel';
import type { CandidateEnrolled, DeadlineArmed, MarkRecorded, StageOpened } from './index.js';
import type { MarkPiece } from './piece.js';

export const ourSchool = 'lyon';
export const theirSchool = 'nantes';

export function at(text: string): Instant {
  return instantFromMillis(Date.parse(text));
}

export function aTrainer(school: string): Actor {
  return { id: 't-1', role: 'trainer', school };
}

export const ourProcess: Actor = { id: 'process', role: 'process', school: null };
export const operations: Actor = { id: 'o-1', role: 'operations', school: null };

export function aMarkPiece(piece: string): MarkPiece {
  return { kind: 'mark', piece, outOf: '20' as Decimal, approval: null, copyCheck: false };
}

export const enrolment: CandidateEnrolled = {
  type: 'CandidateEnrolled',
  data: {
    reference: '2026-0001',
    scheme: 'any',
    schemeVersion: 1,
    school: ourSchool,
    cohort: 'autumn',
    calendar: { id: 'any-calendar', version: 1, zone: 'Europe/Paris', dates: { end: '2026-12-15' } },
  },
};

export const opened: StageOpened = {
  type: 'StageOpened',
  data: {
    stage: 'continuous-assessment',
    pieces: [aMarkPiece('P1'), aMarkPiece('P2')],
    openedAt: at('2026-11-01T08:00:00Z'),
  },
};

export const armed: DeadlineArmed = {
  type: 'DeadlineArmed',
  data: {
    deadline: 'marks',
    stage: 'continuous-assessment',
    due: at('2026-12-15T22:59:59Z'),
    rule: { text: 'end, +0 d, 23:59:59', zone: 'Europe/Paris', zoneData: '2026a', calendar: 'any-calendar@1' },
    ladder: [
      { step: 'reminder-7', kind: 'reminder', to: 'trainer', plannedAt: at('2026-12-08T08:00:00Z'), gapMinutes: 0 },
      { step: 'reminder-1', kind: 'reminder', to: 'trainer', plannedAt: at('2026-12-14T08:00:00Z'), gapMinutes: 1440 },
      { step: 'overdue', kind: 'escalation', to: 'school-lead', plannedAt: at('2026-12-16T08:00:00Z'), gapMinutes: 0 },
      {
        step: 'certifier',
        kind: 'escalation',
        to: 'operations',
        plannedAt: at('2026-12-19T08:00:00Z'),
        gapMinutes: 1440,
      },
    ],
  },
};

export function marked(piece: string, mark: string, when: { late: boolean; recordedAt: Instant }): MarkRecorded {
  const { late, recordedAt } = when;
  const data = { stage: 'continuous-assessment', piece, mark: mark as Decimal, outOf: '20' as Decimal, late };
  return { type: 'MarkRecorded', data: { ...data, recordedBy: 't-1', recordedAt } };
}
