import type { Role } from '@parchemin/kernel';
import type { Candidacy, CandidacyCommand } from './candidacy.js';

type Act = CandidacyCommand['type'];
type Status = Candidacy['status'];
interface Row {
  readonly by: readonly Role[];
  readonly in: readonly Status[];
}

/** Who may ask what in which status: deciders, API, console and tests read this one table. */
export const acts = {
  EnrolCandidate: { by: ['operations'], in: ['absent'] },
  RecordMark: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  RetryPath: { by: ['operations'], in: ['active'] },
  OpenStage: { by: ['process'], in: ['active'] },
  CloseStage: { by: ['process'], in: ['active'] },
  TakeDeadlineStep: { by: ['process'], in: ['active'] },
  SkipDeadlineStep: { by: ['process'], in: ['active'] },
  BlockPath: { by: ['process'], in: ['active'] },
} as const satisfies Record<Act, Row>;

export const actNames = Object.keys(acts) as readonly Act[];

export function mayAsk(status: Status, act: Act, role: Role): boolean {
  const { by, in: statuses }: Row = acts[act];
  return by.includes(role) && statuses.includes(status);
}

/** Whoever may ask it in some status: the border refuses everybody else before anything is read. */
export function rolesOf(act: Act): readonly Role[] {
  return acts[act].by;
}
