import type { Role } from '@parchemin/kernel';
import type { Candidacy, CandidacyCommand } from './candidacy.js';

/** Who may ask what in which status: deciders, API, console and tests read this one table. */
export const allowed = {
  absent: { EnrolCandidate: ['operations'] },
  active: {
    RecordMark: ['trainer', 'school-lead', 'operations'],
    RetryPath: ['operations'],
    OpenStage: ['process'],
    CloseStage: ['process'],
    TakeDeadlineStep: ['process'],
    SkipDeadlineStep: ['process'],
    BlockPath: ['process'],
  },
} as const satisfies Record<Candidacy['status'], Partial<Record<CandidacyCommand['type'], readonly Role[]>>>;

export function mayAsk(status: Candidacy['status'], act: CandidacyCommand['type'], role: Role): boolean {
  const acts: Partial<Record<CandidacyCommand['type'], readonly Role[]>> = allowed[status];
  return acts[act]?.includes(role) ?? false;
}
