import type { EnrolledCandidacy } from '@parchemin/candidacy';
import { currentAdmissibility, currentConsequences, currentProposal, placeOfDecision } from '@parchemin/candidacy';
import type { StageOrder } from './candidacy.process.js';

/** The rules of the scheme are to be asked, on the facts up to `since`: a later fact asks again, under another key. */
export interface Conclusion {
  readonly do: 'establish-admissibility' | 'propose' | 'establish-consequences';
  readonly since: number;
}

type PlannedStage = StageOrder[number];

/** Behind the gate goes whoever is admissible, a thing still missing or not: a derogation may stand in its place. */
export function mayOpen(planned: PlannedStage, state: EnrolledCandidacy, order: StageOrder): boolean {
  if (planned.gate) return currentAdmissibility(state)?.admissible === true;
  return planned.after.every((before) => isPassed(before, state, order));
}

export function conclusionOf(state: EnrolledCandidacy, order: StageOrder): Conclusion | null {
  const { status, factsAt, decision } = state;
  if (status === 'decided') {
    const since = Math.max(factsAt, decision?.revision ?? factsAt);
    return currentConsequences(state) ? null : { do: 'establish-consequences', since };
  }
  if (status !== 'active') return null;
  if (isGateInQuestion(state, order)) return { do: 'establish-admissibility', since: factsAt };
  if (placeOfDecision(state) && !currentProposal(state)) return { do: 'propose', since: factsAt };
  return null;
}

/** Asked when all that precedes is over, or when somebody asked earlier; and again with each fact that may change the answer. */
function isGateInQuestion(state: EnrolledCandidacy, order: StageOrder): boolean {
  const gated = order.find(({ gate }) => gate);
  if (!gated || state.stages[gated.stage] || currentAdmissibility(state)) return false;
  return state.admissibility !== null || gated.after.every((before) => isPassed(before, state, order));
}

/** Closed, or behind a gate that a person confirmed to be shut for this candidate. */
function isPassed(stage: string, state: EnrolledCandidacy, order: StageOrder): boolean {
  if (state.stages[stage]?.status === 'closed') return true;
  const gate = order.find((planned) => planned.stage === stage)?.gate === true;
  return gate && currentAdmissibility(state)?.confirmed === true;
}
