import type { Derogation } from '../dossier/read-dossier.js';
import type { ComputedRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { compileTest, programOf } from './compile.js';
import type { Facts } from './facts.js';
import { judgeOf, waive, type JudgedRule } from './judged-rules.js';
import { compileMeasure, type Bounds } from './measures.js';
import { spellRational } from './rational.js';
import { allOf, type Truth } from './truth.js';
import type { DecisionName, Verdict } from './verdict.js';

export type Propose = (facts: Facts, derogations?: readonly Derogation[]) => Verdict;

/** The rules of a scheme that prints some, compiled once into a function from facts to a verdict. Total on validated facts. */
export function compileComputed(scheme: Scheme, rules: ComputedRules): Propose {
  const judgeAll = compileJudging(scheme, rules);
  const measure = compileMeasures(scheme, rules);
  return (facts, derogations = []) => {
    const judged = judgeAll(facts, derogations);
    const shut = allOf(judged.gate.map(truthOf)) === 'not_met';
    const validated = shut ? [] : judged.blocks.filter(({ rule }) => truthOf(rule) === 'met').map(({ block }) => block);
    const decision = shut ? 'not_admissible' : decide(judged, validated.length);
    const failing = shut ? judged.gate : [...judged.gate, ...judged.title.map(({ rule }) => rule)];
    const alreadyKnown = shut ? judged.title.filter(({ deliberated }) => !deliberated) : [];
    const credits = creditsOf(rules, judged, shut);
    return {
      scheme: scheme.id,
      version: scheme.version,
      decision,
      titleAwarded: decision === 'admitted' || decision === 'admitted_with_reserve',
      blocksValidated: validated,
      reasons: failing.flatMap(({ reasons }) => reasons),
      alsoUnmet: alreadyKnown.flatMap(({ rule }) => rule.reasons),
      reserves: shut ? [] : judged.reserves,
      credits,
      creditsTotal: Object.values(credits).reduce<number>((total, value) => total + (value ?? 0), 0),
      measures: measure(facts, shut),
      unknown: decision === 'undetermined' ? [...new Set(failing.flatMap(({ missing }) => missing))] : [],
      trace: { rules: tracesOf(judged), derogations },
    };
  };
}

interface Judged {
  readonly gate: readonly JudgedRule[];
  readonly title: readonly { readonly deliberated: boolean; readonly rule: JudgedRule }[];
  readonly blocks: readonly { readonly block: string; readonly rule: JudgedRule }[];
  readonly reserves: readonly string[];
}

function compileJudging(
  scheme: Scheme,
  rules: ComputedRules,
): (facts: Facts, derogations: readonly Derogation[]) => Judged {
  const program = programOf(scheme.facts, scheme.rules);
  const gate = rules.gate.map((code) => judgeOf(code, 'gate', program));
  const title = rules.title.map(({ rule, deliberated }) => ({ deliberated, judge: judgeOf(rule, 'title', program) }));
  const blocks = rules.blocks.map(({ block, rule }) => ({ block, judge: judgeOf(rule, 'block', program) }));
  const reserves = rules.reserves.map(({ code, when }) => ({ code, test: compileTest(when, program) }));
  return (facts, derogations) => ({
    gate: gate.map((judge) => waive(judge(facts), rules.derogable, derogations)),
    title: title.map(({ deliberated, judge }) => ({ deliberated, rule: judge(facts) })),
    blocks: blocks.map(({ block, judge }) => ({ block, rule: judge(facts) })),
    reserves: reserves.filter(({ test }) => test(facts, '').trace.truth === 'met').map(({ code }) => code),
  });
}

function decide(judged: Judged, validated: number): DecisionName {
  const conditions = [...judged.gate, ...judged.title.map(({ rule }) => rule)].map(truthOf);
  const truth = allOf(conditions);
  if (truth === 'met') return judged.reserves.length > 0 ? 'admitted_with_reserve' : 'admitted';
  const open =
    judged.blocks.some(({ rule }) => truthOf(rule) === 'unknown') ||
    judged.gate.some((rule) => truthOf(rule) === 'unknown');
  if (truth === 'unknown' || open) return 'undetermined';
  return validated > 0 && validated < judged.blocks.length ? 'partial' : 'refused';
}

/** All or nothing per unit. While the gate is shut, units whose works are verified at the oral are not settled at all. */
function creditsOf(rules: ComputedRules, judged: Judged, shut: boolean): Record<string, number | null> {
  const rulesJudged = [...judged.gate, ...judged.title.map(({ rule }) => rule)];
  const truths = (code: string, item: string): Truth =>
    rulesJudged.find(({ traced }) => traced.rule === code)?.traced.items.find((each) => each.item === item)?.truth ??
    'unknown';
  return Object.fromEntries(
    rules.credits.map(({ unit, credits, rule, item, withheldBy, afterGate }) => {
      const truth = truths(rule, item);
      const withheld = withheldBy !== undefined && judged.reserves.includes(withheldBy);
      if ((shut && afterGate) || truth === 'unknown') return [unit, null];
      return [unit, truth === 'met' && !withheld ? credits : 0];
    }),
  );
}

function compileMeasures(scheme: Scheme, rules: ComputedRules): (facts: Facts, shut: boolean) => Verdict['measures'] {
  const program = programOf(scheme.facts, scheme.rules);
  const compiled = rules.measures.map(({ code, as, afterGate, measure }) => ({
    code,
    as,
    afterGate,
    compute: compileMeasure(measure, program),
  }));
  return (facts, shut) =>
    Object.fromEntries(
      compiled.map(({ code, as, afterGate, compute }) => [
        code,
        shut && afterGate ? null : shown(compute(facts, ''), as),
      ]),
    );
}

function shown(bounds: Bounds | null, as: 'count' | 'decimal'): number | string | null {
  if (!bounds || bounds.missing.length > 0) return null;
  return as === 'count' ? Number(bounds.low.numerator / bounds.low.denominator) : spellRational(bounds.low);
}

function truthOf(rule: JudgedRule): Truth {
  return rule.traced.truth;
}

function tracesOf(judged: Judged): Verdict['trace']['rules'] {
  const blocks = judged.blocks.map(({ rule }) => rule);
  return [...judged.gate, ...judged.title.map(({ rule }) => rule), ...blocks].map(({ traced }) => traced);
}
