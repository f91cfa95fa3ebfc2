import { appealFacts } from './appeal.js';
import { blockedPathFacts } from './blocked-path.js';
import type { CandidacyEvent } from './candidacy.js';
import { deadlineFacts } from './deadline.js';
import { decisionFacts } from './decision.js';
import { holdFacts } from './hold.js';
import { stageFacts } from './stage.js';

/**
 * Facts that no verdict looks at: what the process does, and what is said about the verdict itself. Every other fact outdates what was
 * concluded before it, so that a subject that nobody thought of here costs one more conclusion, never a wrong one.
 */
const besidesTheVerdict: ReadonlySet<string> = new Set([
  ...Object.keys({
    ...stageFacts,
    ...deadlineFacts,
    ...holdFacts,
    ...blockedPathFacts,
    ...decisionFacts,
    ...appealFacts,
  }),
  ...([
    'AdmissibilityEstablished',
    'NonAdmissibilityConfirmed',
    'ConsequencesEstablished',
  ] satisfies CandidacyEvent['type'][]),
]);

export function countsForVerdict(type: CandidacyEvent['type']): boolean {
  return !besidesTheVerdict.has(type);
}
