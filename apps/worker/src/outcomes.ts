import type { StepOutcome } from '@parchemin/candidacy-process';
import type { CandidacyRefused } from '@parchemin/commands';

/** The path has moved on: the process looks at it again. Every other refusal of a step that is due is an obstacle that people must see. */
const movedOn: readonly CandidacyRefused['refused'][] = [
  'CandidacyNotFound',
  'Stale',
  'StageClosed',
  'StageIncomplete',
  'RevisionMoved',
  'ActClosed',
];

export function outcomeOf({ refused }: CandidacyRefused): StepOutcome {
  if (refused === 'TooBusy') throw new WritePathBusy();
  return movedOn.includes(refused) ? { outcome: 'stale' } : { outcome: 'refused', refused };
}

/** Retried like a store that is away. */
export class WritePathBusy extends Error {
  override readonly name = 'WritePathBusy';
}
