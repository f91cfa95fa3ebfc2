import { calendarsOf } from '@parchemin/calendars';
import { instantFromMillis, type Actor, type CommandId, type Decimal, type Instant } from '@parchemin/kernel';
import { Scheme, schemesOf } from '@parchemin/schemes';
import type { Asking, CandidacyRequest } from '../src/index.js';

const stage = (code: string, pieces: readonly string[]) => ({
  code,
  title: code,
  after: [],
  outOf: '20',
  pieces: pieces.map((piece) => ({ code: piece, title: piece, source: [1, 1] })),
});

export const schemes = schemesOf(
  [
    { id: 'short', version: 1, title: 'Short', document: 'none', stages: [stage('pieces', ['P1', 'P2', 'P3'])] },
    { id: 'other', version: 1, title: 'Other', document: 'none', stages: [stage('pieces', ['P1'])] },
  ].map((document) => Scheme.parse(document)),
);

export const calendars = calendarsOf(
  [
    {
      id: 'usual',
      version: 1,
      scheme: 'short',
      note: 'for tests',
      dates: [{ date: 'end', label: 'End', suggested: null }],
      deadlines: [
        {
          deadline: 'marks',
          stage: 'pieces',
          due: { date: 'end', offsetDays: 0, at: '18:00:00' },
          source: null,
          ladder: [{ step: 'before', kind: 'reminder', to: 'trainer', offsetDays: -1, at: '09:00:00', gapMinutes: 0 }],
        },
      ],
    },
  ],
  '2026c',
);

export const operations: Actor = { id: 'ops', role: 'operations', school: null };
export const trainer: Actor = { id: 'trainer', role: 'trainer', school: 'lyon' };
export const stranger: Actor = { id: 'stranger', role: 'trainer', school: 'nantes' };
export const itself: Actor = { id: 'process', role: 'process', school: null };

export const enrolment = {
  type: 'EnrolCandidate',
  reference: 'C-1',
  scheme: 'short',
  schemeVersion: 1,
  school: 'lyon',
  cohort: 'spring',
  calendar: { id: 'usual', version: 1, zone: 'Europe/Paris', dates: { end: '2027-03-31' } },
} as const satisfies CandidacyRequest;

export const opening: CandidacyRequest = { type: 'OpenStage', stage: 'pieces' };

export function marking(piece: string, mark: string): CandidacyRequest {
  return { type: 'RecordMark', piece, mark: mark as Decimal };
}

export function asking(by: Actor, key: string, at: Instant = minute(0)): Asking {
  return { by, at, commandId: `person:${by.id}:${key}` as CommandId };
}

export function minute(count: number): Instant {
  return instantFromMillis(Date.parse('2027-03-01T08:00:00.000Z') + count * 60_000);
}
