import type { Derogation } from '../dossier/read-dossier.js';
import { compileTest, type Program } from './compile.js';
import type { Facts } from './facts.js';
import { itemsOf } from './measures.js';
import { named } from './references.js';
import { allOf, type Truth } from './truth.js';
import type { RuleRole, TracedRule } from './verdict.js';

export interface JudgedRule {
  readonly traced: TracedRule;
  /** Every reason that this rule gives against the candidate; complete. */
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
}

export type RuleJudge = (facts: Facts) => JudgedRule;

/** A rule of the scheme, ready to run; a family of rules is judged item by item, each with its own reason. */
export function judgeOf(code: string, roles: readonly RuleRole[], program: Program): RuleJudge {
  const rule = program.rule(code);
  const items = rule.each ? itemsOf(rule.each, program) : [''];
  const test = compileTest(rule.test, rule.each ? program.within(rule.each.over) : program);
  const { label, labelFr, operator, value, unit, source, reading } = rule;
  const states = { label, labelFr, operator, value, unit, source, reading };
  const reasons = items.map((item) => named(rule.reason ?? rule.code, item));
  return (facts) => {
    const missing: string[] = [];
    const failing: string[] = [];
    let truth: Truth = 'met';
    const judged = items.map((item, at) => {
      const { trace, missing: waited } = test(facts, item);
      const reason = reasons[at] ?? code;
      if (waited.length > 0) missing.push(...waited);
      if (trace.truth === 'not_met') failing.push(reason);
      if (trace.truth !== 'met' && truth !== 'not_met') truth = trace.truth;
      return { item, reason, truth: trace.truth, test: trace };
    });
    return { traced: { rule: code, roles, truth, states, items: judged }, reasons: failing, missing };
  };
}

/** A derogation by a named person takes its reason away; what it waived stays in the trace. */
export function waive(judged: JudgedRule, derogations: readonly Derogation[], waived: Set<string>): JudgedRule {
  const lifted = derogations.map(({ code }) => code).filter((code) => judged.reasons.includes(code));
  if (lifted.length === 0) return judged;
  for (const code of lifted) waived.add(code);
  const reasons = judged.reasons.filter((reason) => !lifted.includes(reason));
  const standing = judged.traced.items.map((each) => (lifted.includes(each.reason) ? 'met' : each.truth));
  return { ...judged, reasons, traced: { ...judged.traced, truth: allOf(standing) } };
}
