import {
  candidacy,
  type Candidacy,
  type DecisionPronounced,
  type DecisionProposed,
  type ProposedVerdict,
} from '@parchemin/candidacy';
import type { Judge } from '@parchemin/commands/judging';
import type { Instant } from '@parchemin/kernel';
import { differencesOf, type Difference } from './differences.js';
import { eachPath, type RecordedFact } from './recorded-fact.js';

/** Up to the decision that was pronounced at a revision, or as far as an instant; otherwise up to the last decision, or to today. */
export interface ReplayQuestion {
  readonly decision?: number | undefined;
  readonly at?: Instant | undefined;
}

/** What the rules of its day say of a path as it stood, beside what was recorded then. */
export interface PathReplay {
  /** The last fact that was looked at, and when it came about. */
  readonly revision: number;
  readonly at: Instant;
  readonly scheme: string;
  readonly status: string;
  /** On the facts as they stood there; null where the rules cannot be applied to them. */
  readonly verdict: ProposedVerdict | null;
  /** Null while nothing had been proposed. */
  readonly proposal: ReplayedProposal | null;
  readonly decision: ReplayedDecision | null;
  /** Nothing that was recorded says something else than what comes out again. */
  readonly agrees: boolean;
}

/** The last proposal, computed again on the facts that it saw. */
export interface ReplayedProposal {
  readonly revision: number;
  readonly decision: string;
  readonly sameFacts: boolean;
  readonly sameVerdict: boolean;
  readonly differences: readonly Difference[];
}

export interface ReplayedDecision {
  readonly revision: number;
  readonly decision: string;
  readonly blocks: readonly string[];
  readonly departs: boolean;
  readonly pronouncedAt: Instant;
  /** Whether the proposal that it was pronounced on is the one replayed here. */
  readonly onThatProposal: boolean;
}

/** Null when there was no candidacy yet, or no such decision. */
export function replayOf(
  facts: readonly RecordedFact[],
  judge: Judge,
  question: ReplayQuestion = {},
): PathReplay | null {
  const { last, path, proposed, decided } = walked(seenBy(facts, question));
  if (!last || path.status === 'absent') return null;
  const judged = judge(path);
  const proposal = proposed && replayedProposal(proposed, judge);
  const { scheme, schemeVersion } = path.enrolment;
  return {
    ...{ revision: last.revision, at: last.actedAt, scheme: `${scheme}@${schemeVersion}`, status: path.status },
    verdict: judged && 'proposal' in judged ? judged.proposal : null,
    proposal,
    decision: decided && replayedDecision(decided, proposal),
    agrees: proposal === null || (proposal.sameFacts && proposal.sameVerdict),
  };
}

/** The instant is that of the act: it is the one that the path's own clock gave, and that its people remember. */
function seenBy(facts: readonly RecordedFact[], { decision, at }: ReplayQuestion): readonly RecordedFact[] {
  if (decision !== undefined) {
    return facts[decision]?.type === 'DecisionPronounced' ? facts.slice(0, decision + 1) : [];
  }
  if (at !== undefined) {
    const later = facts.findIndex(({ actedAt }) => actedAt > at);
    return later < 0 ? facts : facts.slice(0, later);
  }
  const last = facts.findLastIndex(({ type }) => type === 'DecisionPronounced');
  return last < 0 ? facts : facts.slice(0, last + 1);
}

interface Walked {
  readonly last: RecordedFact | null;
  readonly path: Candidacy;
  readonly proposed: Proposed | null;
  readonly decided: RecordedFact | null;
}

interface Proposed {
  readonly fact: RecordedFact;
  /** The path as it stood just before. */
  readonly before: Candidacy;
}

/** One walk along the facts, however much is asked of it. */
function walked(facts: readonly RecordedFact[]): Walked {
  let path: Candidacy = candidacy.initial;
  let [proposed, decided]: [Proposed | null, RecordedFact | null] = [null, null];
  for (const { fact, path: after } of eachPath(facts)) {
    if (fact.type === 'DecisionProposed') proposed = { fact, before: path };
    if (fact.type === 'DecisionPronounced') decided = fact;
    path = after;
  }
  return { last: facts.at(-1) ?? null, path, proposed, decided };
}

function replayedProposal({ fact, before }: Proposed, judge: Judge): ReplayedProposal {
  const { proposedAt: _, ...recorded } = fact.data as DecisionProposed['data'];
  const judged = before.status === 'absent' ? null : judge(before);
  const again = judged && 'proposal' in judged ? judged.proposal : null;
  return {
    ...{ revision: fact.revision, decision: recorded.decision },
    sameFacts: again?.dossier === recorded.dossier,
    sameVerdict: again?.verdict === recorded.verdict,
    differences: differencesOf(recorded, again),
  };
}

function replayedDecision(fact: RecordedFact, replayed: ReplayedProposal | null): ReplayedDecision {
  const { decision, blocks, departs, pronouncedAt, proposal } = fact.data as DecisionPronounced['data'];
  const onThatProposal = proposal === replayed?.revision;
  return { revision: fact.revision, decision, blocks, departs, pronouncedAt, onThatProposal };
}
