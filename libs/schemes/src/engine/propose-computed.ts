import type { Derogation } from '../dossier/read-dossier.js';
import type { ComputedRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { compileAwaited } from './awaited.js';
import { compileTest, programOf, type Program } from './compile.js';
import type { Facts } from './facts.js';
import { judgeOf, waive, type JudgedRule, type RuleJudge } from './judged-rules.js';
import { compileMeasure, type Bounds } from './measures.js';
import { spellRational } from './rational.js';
import { allOf, type Truth } from './truth.js';
import type { DecisionName, Propose, RuleRole, TracedReserve, Verdict } from './verdict.js';

/** The rules of a scheme that prints some, compiled once into a function from facts to a verdict. Total on validated facts. */
export function compileComputed(scheme: Scheme, rules: ComputedRules): Propose {
  const program = programOf(scheme.facts, scheme.rules);
  const judgeAll = compileJudging(rules, program);
  const measure = compileMeasures(rules, program);
  const creditsOf = compileCredits(rules, program);
  const wordsOf = compileAwaited(scheme.facts);
  const { id, version, document } = scheme;
  return (facts, derogations = []) => {
    const judged = judgeAll(facts, derogations);
    const shut = judged.gate.some(isUnmet);
    const validated = shut ? [] : judged.blocks.filter(({ rule }) => truthOf(rule) === 'met').map(({ block }) => block);
    const decision = shut ? 'not_admissible' : decide(judged, validated.length);
    const blocking = shut ? judged.gate : [...judged.gate, ...judged.title.map(({ rule }) => rule)];
    const alreadyKnown = shut ? judged.title.filter(({ deliberated }) => !deliberated) : [];
    const credits = creditsOf(judged, shut);
    const unknown = decision === 'undetermined' ? [...new Set(blocking.flatMap(({ missing }) => missing))] : [];
    return {
      scheme: id,
      version,
      decision,
      titleAwarded: decision === 'admitted' || decision === 'admitted_with_reserve',
      blocksValidated: validated,
      reasons: blocking.flatMap(({ reasons }) => reasons),
      alsoUnmet: alreadyKnown.flatMap(({ rule }) => rule.reasons),
      reserves: shut ? [] : judged.reserves.map(({ code }) => code),
      credits,
      creditsTotal: Object.values(credits).reduce<number>((total, value) => total + (value ?? 0), 0),
      measures: measure(facts, shut),
      unknown,
      trace: {
        document,
        rules: judged.all.map(({ traced }) => traced),
        reserves: shut ? [] : judged.reserves,
        awaited: unknown.map(wordsOf),
        derogations: derogations.map((derogation) => ({ ...derogation, applied: judged.waived.has(derogation.code) })),
      },
    };
  };
}

interface Judged {
  /** Each rule once, in the order in which reasons are given. */
  readonly all: readonly JudgedRule[];
  readonly gate: readonly JudgedRule[];
  readonly title: readonly { readonly deliberated: boolean; readonly rule: JudgedRule }[];
  readonly blocks: readonly { readonly block: string; readonly rule: JudgedRule }[];
  readonly reserves: readonly TracedReserve[];
  /** The codes that a derogation took out of the reasons. */
  readonly waived: ReadonlySet<string>;
  rule(code: string): JudgedRule;
}

function compileJudging(
  rules: ComputedRules,
  program: Program,
): (facts: Facts, derogations: readonly Derogation[]) => Judged {
  const judges = new Map<string, RuleJudge>(
    [...rolesOf(rules)].map(([code, roles]) => [code, judgeOf(code, roles, program)] as const),
  );
  const reserves = rules.reserves.map(({ when, ...traced }) => ({ traced, test: compileTest(when, program) }));
  return (facts, derogations) => {
    const judged = new Map<string, JudgedRule>();
    const waived = new Set<string>();
    for (const [code, judge] of judges) {
      const result = judge(facts);
      judged.set(code, rules.derogable.includes(code) ? waive(result, derogations, waived) : result);
    }
    const rule = (code: string): JudgedRule => judged.get(code)!;
    return {
      all: [...judged.values()],
      gate: rules.gate.map(rule),
      title: rules.title.map(({ rule: code, deliberated }) => ({ deliberated, rule: rule(code) })),
      blocks: rules.blocks.map(({ block, rule: code }) => ({ block, rule: rule(code) })),
      reserves: reserves.filter(({ test }) => test(facts, '').trace.truth === 'met').map(({ traced }) => traced),
      waived,
      rule,
    };
  };
}

function rolesOf(rules: ComputedRules): ReadonlyMap<string, readonly RuleRole[]> {
  const roles = new Map<string, RuleRole[]>();
  const add = (code: string, role: RuleRole): void => void roles.set(code, [...(roles.get(code) ?? []), role]);
  for (const code of rules.gate) add(code, 'gate');
  for (const { rule } of rules.title) add(rule, 'title');
  for (const { rule } of rules.blocks) add(rule, 'block');
  for (const { rule } of rules.credits) if (!roles.has(rule)) add(rule, 'credits');
  return roles;
}

function decide(judged: Judged, validated: number): DecisionName {
  const truth = allOf([...judged.gate, ...judged.title.map(({ rule }) => rule)].map(truthOf));
  if (truth === 'met') return judged.reserves.length > 0 ? 'admitted_with_reserve' : 'admitted';
  const open = judged.blocks.some(({ rule }) => truthOf(rule) === 'unknown');
  if (truth === 'unknown' || open || judged.gate.some((rule) => truthOf(rule) === 'unknown')) return 'undetermined';
  return validated > 0 && validated < judged.blocks.length ? 'partial' : 'refused';
}

/** All or nothing per unit. While the gate is shut, units whose works are verified at the oral are not settled at all. */
function compileCredits(rules: ComputedRules, program: Program): (judged: Judged, shut: boolean) => Verdict['credits'] {
  const units = rules.credits.map((unit) => {
    const { each } = program.rule(unit.rule);
    return { ...unit, at: each ? (each.items ?? program.group(each.over).items ?? []).indexOf(unit.item) : 0 };
  });
  return (judged, shut) => {
    const credits: Record<string, number | null> = {};
    for (const { unit, credits: worth, rule, at, withheldBy, afterGate } of units) {
      const truth = judged.rule(rule).traced.items[at]?.truth ?? 'unknown';
      const withheld = withheldBy !== undefined && judged.reserves.some(({ code }) => code === withheldBy);
      if ((shut && afterGate) || truth === 'unknown') credits[unit] = null;
      else credits[unit] = truth === 'met' && !withheld ? worth : 0;
    }
    return credits;
  };
}

function compileMeasures(rules: ComputedRules, program: Program): (facts: Facts, shut: boolean) => Verdict['measures'] {
  const compiled = rules.measures.map((measure) => ({ ...measure, compute: compileMeasure(measure.measure, program) }));
  return (facts, shut) => {
    const measures: Record<string, number | string | null> = {};
    for (const { code, as, afterGate, compute } of compiled) {
      measures[code] = shut && afterGate ? null : shown(compute(facts, ''), as);
    }
    return measures;
  };
}

function shown(bounds: Bounds | null, as: 'count' | 'decimal'): number | string | null {
  if (!bounds || bounds.missing.length > 0) return null;
  return as === 'count' ? Number(bounds.low.numerator / bounds.low.denominator) : spellRational(bounds.low);
}

function truthOf(rule: JudgedRule): Truth {
  return rule.traced.truth;
}

function isUnmet(rule: JudgedRule): boolean {
  return truthOf(rule) === 'not_met';
}
