import type { CandidacyEvent } from './candidacy.js';

/**
 * Facts that no verdict looks at: what the process does, and what is said about the verdict itself. Every other fact outdates what was
 * concluded before it, so that a subject that nobody thought of here costs one more conclusion, never a wrong one.
 */
const besidesTheVerdict: ReadonlySet<string> = new Set<CandidacyEvent['type']>([
  'StageOpened',
  'StageClosed',
  'DeadlineArmed',
  'DeadlineStepTaken',
  'DeadlineStepSkipped',
  'DeadlineCleared',
  'PathBlocked',
  'PathRetried',
  'AdmissibilityEstablished',
  'NonAdmissibilityConfirmed',
  'DecisionProposed',
  'DecisionPronounced',
  'DecisionAnnulled',
  'ConsequencesEstablished',
  'AppealLodged',
  'AppealAcknowledged',
  'AppealInstructed',
  'AppealAnswered',
]);

export function countsForVerdict(type: CandidacyEvent['type']): boolean {
  return !besidesTheVerdict.has(type);
}
