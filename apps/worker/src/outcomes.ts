import type { StepOutcome } from '@parchemin/candidacy-process';
import type { CandidacyAnswer, CandidacyRefused } from '@parchemin/commands';

/**
 * What each refusal means to the process. `stale`: the path has moved on, look at it again. `refused`: due and impossible, people must
 * know. `later`: nothing was decided, ask again. A refusal without an entry does not compile.
 */
const meaning = {
  CandidacyNotFound: 'stale',
  Stale: 'stale',
  StageClosed: 'stale',
  StageIncomplete: 'stale',
  CommandIdReused: 'refused',
  RevisionMoved: 'stale',
  TooBusy: 'later',
  AlreadyEnrolled: 'refused',
  NotYourAct: 'refused',
  ActClosed: 'stale',
  PieceUnknown: 'refused',
  MarkOutOfRange: 'refused',
  MarkAlreadyRecorded: 'refused',
  PathNotBlocked: 'refused',
  SchemeUnknown: 'refused',
  CalendarUnknown: 'refused',
  ZoneUnknown: 'refused',
  StageUnknown: 'refused',
  DeadlineNotPlanned: 'refused',
} as const satisfies Record<CandidacyRefused['refused'], 'stale' | 'refused' | 'later'>;

export function outcomeOf(answer: CandidacyAnswer): StepOutcome {
  if (!('refused' in answer)) return { outcome: 'done' };
  const meant = meaning[answer.refused];
  if (meant === 'later') throw new WritePathBusy();
  return meant === 'stale' ? { outcome: 'stale' } : { outcome: 'refused', refused: answer.refused };
}

/** Retried like a store that is away. */
export class WritePathBusy extends Error {
  override readonly name = 'WritePathBusy';
}
