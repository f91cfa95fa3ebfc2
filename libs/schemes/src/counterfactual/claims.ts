import { assertNever } from '@parchemin/kernel';
import type { Program } from '../engine/compile.js';
import { itemsOf } from '../engine/measures.js';
import { locate, type Located } from '../engine/references.js';
import type { Truth } from '../engine/truth.js';
import type { FactValue } from '../engine/facts.js';
import type { Expression } from '../language/expression.js';
import type { FactGroup } from '../language/facts.js';
import { compared } from './comparisons.js';
import { allOf, anyOf, type Formula } from './formula.js';
import { still } from './regions.js';
import { valueAt, type Variable, type Variables } from './variables.js';

/** What may be claimed of a truth with three values. */
export type Claim = 'met' | 'notMet' | 'failed' | 'notFailed';

/** Where an expression is read: the scheme, the facts as variables, the item at hand and the reason it stands for. */
export interface Reading {
  readonly program: Program;
  readonly variables: Variables;
  readonly item: string;
  readonly rules: readonly string[];
  /** Whether an empty entry of this group leaves a rule open, rather than failing it. */
  leavesOpen(group: FactGroup): boolean;
}

/** The claim that an expression is met, or any other claim about it, as a formula over the places of facts. */
export function claimed(expression: Expression, claim: Claim, reading: Reading): Formula {
  const positive = claim === 'met' || claim === 'notFailed';
  const each = (parts: readonly Expression[]): readonly Formula[] => parts.map((part) => claimed(part, claim, reading));
  if ('all' in expression) return positive ? allOf(each(expression.all)) : anyOf(each(expression.all));
  if ('any' in expression) return positive ? anyOf(each(expression.any)) : allOf(each(expression.any));
  if ('not' in expression) return claimed(expression.not, mirrored[claim], reading);
  if ('atLeast' in expression) {
    const { n, of } = expression.atLeast;
    return { kind: 'choose', n: positive ? n : of.length - n + 1, of: each(of) };
  }
  if ('compare' in expression) return compared(expression.compare, claim, reading);
  if ('holds' in expression) return holds(expression.holds, claim, reading);
  if ('present' in expression) {
    const truth = (value: FactValue): Truth => (value === null ? 'not_met' : 'met');
    return factClaim(located(expression.present, reading).variable, truth, claim, reading);
  }
  if ('contains' in expression) return contains(expression.contains, claim, reading);
  if ('each' in expression) return everyItem(expression.each, claim, reading);
  if ('rule' in expression) return ruleClaim(expression.rule, claim, reading);
  return assertNever(expression);
}

export const opposite: Readonly<Record<Claim, Claim>> = {
  met: 'notMet',
  notMet: 'met',
  failed: 'notFailed',
  notFailed: 'failed',
};

export function satisfies(truth: Truth, claim: Claim): boolean {
  switch (claim) {
    case 'met':
      return truth === 'met';
    case 'notMet':
      return truth !== 'met';
    case 'failed':
      return truth === 'not_met';
    case 'notFailed':
      return truth !== 'not_met';
    default:
      return assertNever(claim);
  }
}

/** The fact that a reference points to, here. */
export function located(reference: string, { program, variables, item }: Reading): Pointed {
  const at = locate(reference, program);
  return { at, variable: variables(at.group, at.itemAt(item), at.field) };
}

export interface Pointed {
  readonly at: Located;
  readonly variable: Variable;
}

/** A claim about one fact whose truth is the same all along each way in which the fact can move. */
export function factClaim(
  variable: Variable,
  truthOf: (value: FactValue) => Truth,
  claim: Claim,
  { rules }: Reading,
): Formula {
  const spans = variable.ways.flatMap(({ at, length }, way) =>
    satisfies(truthOf(at(1)), claim) ? [{ way, first: 1, last: length, bound: null }] : [],
  );
  const here = satisfies(truthOf(valueAt(variable, still)), claim);
  return { kind: 'fact', variable, region: { still: here, spans }, rules };
}

/** What is claimed of a part that is negated. */
const mirrored: Readonly<Record<Claim, Claim>> = {
  met: 'failed',
  failed: 'met',
  notMet: 'notFailed',
  notFailed: 'notMet',
};

function holds(reference: string, claim: Claim, reading: Reading): Formula {
  const { at, variable } = located(reference, reading);
  const empty: Truth = reading.leavesOpen(at.group) ? 'unknown' : 'not_met';
  const truthOf = (value: FactValue): Truth => (typeof value !== 'boolean' ? empty : value ? 'met' : 'not_met');
  return factClaim(variable, truthOf, claim, reading);
}

function contains(of: { set: string; item: string }, claim: Claim, reading: Reading): Formula {
  const { program, variables, item: current } = reading;
  const variable = variables(program.group(of.set), of.item === '*' ? current : of.item, null);
  return factClaim(variable, (value) => (value === true ? 'met' : 'not_met'), claim, reading);
}

function everyItem(
  quantifier: Extract<Expression, { each: unknown }>['each'],
  claim: Claim,
  reading: Reading,
): Formula {
  const program = reading.program.within(quantifier.over);
  const parts = itemsOf(quantifier, reading.program).map((item) =>
    claimed(quantifier.test, claim, { ...reading, program, item }),
  );
  return claim === 'met' || claim === 'notFailed' ? allOf(parts) : anyOf(parts);
}

function ruleClaim(code: string, claim: Claim, reading: Reading): Formula {
  const { each, test } = reading.program.rule(code);
  return claimed(each ? { each: { ...each, test } } : test, claim, reading);
}
