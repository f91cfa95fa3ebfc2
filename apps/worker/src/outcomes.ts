import type { StepOutcome } from '@parchemin/candidacy-process';
import type { CandidacyAnswer, CandidacyRefused } from '@parchemin/commands';

/** The path has moved on: the process looks at it again. Every other refusal of a step that is due is an obstacle that people must see. */
const movedOn: readonly CandidacyRefused['refused'][] = [
  'CandidacyNotFound',
  'Stale',
  'StageClosed',
  'StageIncomplete',
  'RevisionMoved',
  'ActClosed',
];

export function outcomeOf(answer: CandidacyAnswer): StepOutcome {
  if (!('refused' in answer)) return { outcome: 'done' };
  if (answer.refused === 'TooBusy') throw new WritePathBusy();
  return movedOn.includes(answer.refused) ? { outcome: 'stale' } : { outcome: 'refused', refused: answer.refused };
}

/** Retried like a store that is away. */
export class WritePathBusy extends Error {
  override readonly name = 'WritePathBusy';
}
