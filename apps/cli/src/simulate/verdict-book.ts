import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidacy, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import { dossierOf } from '@parchemin/commands';
import type { Certification } from '@parchemin/schemes';
import { loadSecondOpinion } from '../second-opinion.js';
import type { Looked, StoredPath } from './invariant.js';

type Proposed = Extract<CandidacyEvent, { type: 'DecisionProposed' }>['data'];

/** The other implementation, on the rules of one certification. */
export type SecondOpinion = (dossier: string) => Readonly<Record<string, unknown>>;

export async function secondOpinionOf(seeds: string, scheme: string): Promise<SecondOpinion> {
  const secondOpinion = await loadSecondOpinion();
  const rules: unknown = JSON.parse(readFileSync(join(seeds, 'schemes', `${scheme}.json`), 'utf8'));
  return (dossier) => secondOpinion(rules, dossier);
}

export interface VerdictBook {
  readonly proposals: Looked;
  readonly decisions: Looked;
}

const compared = [
  'decision',
  'titleAwarded',
  'blocksValidated',
  'reasons',
  'alsoUnmet',
  'reserves',
  'credits',
  'creditsTotal',
  'measures',
  'unknown',
] as const satisfies readonly (keyof Proposed)[];

/** Every proposal asked again of the other implementation on the facts that stood before it; every decision on a proposal that saw them all. */
export function verdictBookOf(path: StoredPath, scheme: Certification, secondly: SecondOpinion): VerdictBook {
  const differing: string[] = [];
  const unfounded: string[] = [];
  let [proposals, decisions] = [0, 0];
  let state: Candidacy = candidacy.initial;
  path.events.forEach((event, revision) => {
    const told = `${path.reference} at ${revision}`;
    if (event.type === 'DecisionProposed' && state.status !== 'absent') {
      proposals += 1;
      const again = secondly(JSON.stringify(dossierOf(state, scheme)));
      const differs = compared.filter((field) => textOf(again[field]) !== textOf(event.data[field]));
      if (differs.length > 0) differing.push(`${told}: ${differs.join(', ')}`);
    }
    if (event.type === 'DecisionPronounced' && state.status !== 'absent') {
      decisions += 1;
      const proposal = path.events[event.data.proposal];
      const seen = proposal?.type === 'DecisionProposed' && event.data.proposal >= state.factsAt;
      if (!seen) unfounded.push(`${told}: on the proposal at ${event.data.proposal}, facts at ${state.factsAt}`);
    }
    state = candidacy.evolve(state, event, revision);
  });
  return {
    proposals: { checked: proposals, broken: differing },
    decisions: { checked: decisions, broken: unfounded },
  };
}

/** The order of keys says nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
}
