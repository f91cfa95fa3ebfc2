import { compileDeliberation, type Deliberation } from '../dossier/deliberate.js';
import type { DossierFault } from '../dossier/read-dossier.js';
import type { NamedDossier } from '../dossier/read-dossiers.js';
import type { Verdict } from '../engine/verdict.js';
import { explainReason } from '../explain/explain.js';
import type { Scheme } from '../language/scheme.js';
import type { DossierImpact, VerdictChange } from './change.js';

type Cause = VerdictChange['causes'][number];

/** Whose verdict is another one under the second version, and the rules that made it so. */
export function dossierImpact(
  [before, after]: readonly [Scheme, Scheme],
  dossiers: readonly NamedDossier[],
  onCompared: (count: number) => void = () => undefined,
): DossierImpact {
  const deliberations = [compileDeliberation(before), compileDeliberation(after)] as const;
  const changed: VerdictChange[] = [];
  const unreadable: DossierImpact['unreadable'] = [];
  dossiers.forEach(({ name, text }, at) => {
    const [was, is] = [deliberations[0](text), deliberations[1](text)];
    if ('errors' in was || 'errors' in is)
      unreadable.push({ dossier: name, before: faultsOf(was), after: faultsOf(is) });
    else if (essence(was.verdict) !== essence(is.verdict)) changed.push(verdictChange(name, was.verdict, is.verdict));
    onCompared(at + 1);
  });
  const unchanged = dossiers.length - changed.length - unreadable.length;
  return { compared: dossiers.length, unchanged, changed, unreadable };
}

function faultsOf(answer: Deliberation): DossierFault[] {
  return 'errors' in answer ? [...answer.errors] : [];
}

/** Everything that a verdict says but how it is proved: that differs between versions though nothing does for the candidate. */
function essence(verdict: Verdict): string {
  return JSON.stringify({ ...verdict, version: 0, trace: null });
}

function verdictChange(dossier: string, before: Verdict, after: Verdict): VerdictChange {
  const without = (all: readonly string[], some: readonly string[]): string[] =>
    all.filter((each) => !some.includes(each));
  return {
    dossier,
    before: before.decision,
    after: after.decision,
    titleBefore: before.titleAwarded,
    titleAfter: after.titleAwarded,
    blocksGained: without(after.blocksValidated, before.blocksValidated),
    blocksLost: without(before.blocksValidated, after.blocksValidated),
    causes: causesOf(before, after),
  };
}

function causesOf(before: Verdict, after: Verdict): Cause[] {
  const [was, is] = [statesIn(before), statesIn(after)];
  const codes = [...new Set([...was.keys(), ...is.keys()])];
  return codes.flatMap((code) => {
    const [from, to] = [was.get(code) ?? null, is.get(code) ?? null];
    if (from === to) return [];
    const told = to === null ? before : after;
    return [
      { code, before: from, after: to, fr: explainReason(code, told, 'fr'), en: explainReason(code, told, 'en') },
    ];
  });
}

/** Each reason that a rule could give, and each criterion and competency that a jury is shown, with its state. */
function statesIn({ trace, reserves }: Verdict): ReadonlyMap<string, string> {
  const { findings } = trace;
  return new Map([
    ...trace.rules.flatMap(({ items }) => items.map(({ reason, truth }) => [reason, truth] as const)),
    ...reserves.map((code) => [code, 'met'] as const),
    ...(findings?.criteria ?? []).map(({ criterion, state }) => [criterion, state] as const),
    ...(findings?.competencies ?? []).map(({ competency, state }) => [competency, state] as const),
  ]);
}
