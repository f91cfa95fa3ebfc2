import { assertNever } from '@parchemin/kernel';
import type { Derogation } from '../dossier/read-dossier.js';
import type { Program } from '../engine/compile.js';
import { itemsOf } from '../engine/measures.js';
import { named } from '../engine/references.js';
import type { ComputedRules } from '../language/rules.js';
import { claimed, opposite, type Claim, type Reading } from './claims.js';
import { allOf, always, anyOf, never, type Formula } from './formula.js';

/** What is to come about: the title or one block, awarded or no longer so. */
export interface Goal {
  readonly block: string | null;
  readonly awarded: boolean;
}

export interface GoalParts {
  readonly rules: ComputedRules;
  readonly derogations: readonly Derogation[];
  readonly reading: Omit<Reading, 'item' | 'rules'>;
}

/** The title: everything of the gate and of the title. A block: its own rule, while nothing shuts the gate. */
export function goalFormula({ block, awarded }: Goal, parts: GoalParts): Formula {
  const { gate, title, blocks } = parts.rules;
  const ruled = (codes: readonly string[], claim: Claim): readonly Formula[] =>
    codes.flatMap((code) => ruleItems(code, awarded ? claim : opposite[claim], parts));
  const join = awarded ? allOf : anyOf;
  if (block === null) return join(ruled([...gate, ...title.map(({ rule }) => rule)], 'met'));
  const own = blocks.filter((each) => each.block === block).map(({ rule }) => rule);
  return join([...ruled(gate, 'notFailed'), ...ruled(own, 'met')]);
}

export interface RuleItem {
  readonly code: string;
  readonly item: string;
  readonly reason: string;
}

/** Each item of a rule, with the reason that it gives. */
export function itemsOfRule(code: string, program: Program): readonly RuleItem[] {
  const rule = program.rule(code);
  const items = rule.each ? itemsOf(rule.each, program) : [''];
  return items.map((item) => ({ code, item, reason: named(rule.reason ?? rule.code, item) }));
}

function ruleItems(code: string, claim: Claim, { rules, derogations, reading }: GoalParts): readonly Formula[] {
  const { each, test } = reading.program.rule(code);
  const program = each ? reading.program.within(each.over) : reading.program;
  return itemsOfRule(code, reading.program).map(({ item, reason }) => {
    const at = { ...reading, program, item, rules: [reason] };
    const waived = rules.derogable.includes(code) && derogations.some((derogation) => derogation.code === reason);
    return waived ? waivedClaim(claim, (part) => claimed(test, part, at)) : claimed(test, claim, at);
  });
}

/** A derogation turns what fails into what is met; what is not yet known stays so. */
function waivedClaim(claim: Claim, of: (claim: Claim) => Formula): Formula {
  switch (claim) {
    case 'met':
      return anyOf([of('met'), of('failed')]);
    case 'notMet':
      return allOf([of('notMet'), of('notFailed')]);
    case 'notFailed':
      return always;
    case 'failed':
      return never;
    default:
      return assertNever(claim);
  }
}
