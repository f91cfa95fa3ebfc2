import type { Derogation } from '../dossier/read-dossier.js';
import type { Facts } from './facts.js';
import { compileTest, type Program } from './compile.js';
import { itemsOf } from './measures.js';
import { named } from './references.js';
import { allOf } from './truth.js';
import type { TracedRule } from './verdict.js';

export interface JudgedRule {
  readonly traced: TracedRule;
  /** Every reason that this rule gives against the candidate; complete. */
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
}

export type RuleJudge = (facts: Facts) => JudgedRule;

/** A rule of the scheme, ready to run; a family of rules is judged item by item, each with its own reason. */
export function judgeOf(code: string, role: TracedRule['role'], program: Program): RuleJudge {
  const rule = program.rule(code);
  const items = rule.each ? itemsOf(rule.each, program) : [''];
  const test = compileTest(rule.test, rule.each ? program.within(rule.each.over) : program);
  const reasons = items.map((item) => named(rule.reason ?? rule.code, item));
  return (facts) => {
    const missing: string[] = [];
    const judged = items.map((item, at) => {
      const result = test(facts, item);
      missing.push(...result.missing);
      return { item, reason: reasons[at] ?? code, truth: result.trace.truth, test: result.trace };
    });
    const truth = allOf(judged.map((each) => each.truth));
    const failing = judged.filter((each) => each.truth === 'not_met').map(({ reason }) => reason);
    return { traced: { rule: code, role, truth, items: judged }, reasons: failing, missing };
  };
}

/** A derogation by a named person takes its reason away; what it waived stays in the trace. */
export function waive(
  judged: JudgedRule,
  derogable: readonly string[],
  derogations: readonly Derogation[],
): JudgedRule {
  if (derogations.length === 0 || !derogable.includes(judged.traced.rule)) return judged;
  const waived = new Set(derogations.map(({ code }) => code));
  const reasons = judged.reasons.filter((reason) => !waived.has(reason));
  if (reasons.length === judged.reasons.length) return judged;
  const standing = judged.traced.items.map((each) => (waived.has(each.reason) ? 'met' : each.truth));
  return { ...judged, reasons, traced: { ...judged.traced, truth: allOf(standing) } };
}
