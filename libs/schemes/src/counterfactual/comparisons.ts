import { assertNever } from '@parchemin/kernel';
import { isNumber, type FactValue } from '../engine/facts.js';
import { itemsOf, rangeOf } from '../engine/measures.js';
import { multiplyRationals, negateRational, schemeNumber, zero, type Rational } from '../engine/rational.js';
import type { Expression, Measure, Operator } from '../language/expression.js';
import { claimed, factClaim, located, opposite, type Claim, type Reading } from './claims.js';
import { allOf, always, anyOf, constant, never, reaches, sumOf, type Formula, type Term } from './formula.js';

type Compare = Extract<Expression, { compare: unknown }>['compare'];
type Count = Extract<Measure, { count: unknown }>['count'];
type Bound = 'low' | 'high';

/** A claim about a comparison: an inequality between bounds, as far as the numbers are known. */
export function compared({ left, operator, right }: Compare, claim: Claim, reading: Reading): Formula {
  const positive = claim === 'met' || claim === 'notFailed';
  const entered = [left, right].map((measure) => isEntered(measure, positive ? 'met' : 'notMet', reading));
  const bounded = (one: Measure, other: Measure, strict: boolean): Formula =>
    inequality(one, other, strict, claim, reading);
  const parts = inequalitiesOf(left, operator, right, bounded);
  // A comparison with something that was not entered is simply not met.
  return positive ? allOf([...entered, ...parts]) : anyOf([...entered, ...parts]);
}

function inequalitiesOf(
  left: Measure,
  operator: Operator,
  right: Measure,
  exceeds: (one: Measure, other: Measure, strict: boolean) => Formula,
): readonly Formula[] {
  switch (operator) {
    case '>':
    case '>=':
      return [exceeds(left, right, operator === '>')];
    case '<':
    case '<=':
      return [exceeds(right, left, operator === '<')];
    case '=':
      return [exceeds(left, right, false), exceeds(right, left, false)];
    default:
      return assertNever(operator);
  }
}

/** Claims «one ≥ other»: surely so, possibly so, or the opposite of either. */
function inequality(one: Measure, other: Measure, strict: boolean, claim: Claim, reading: Reading): Formula {
  switch (claim) {
    case 'met':
      return atLeastAs([one, 'low'], [other, 'high'], strict, reading);
    case 'notFailed':
      return atLeastAs([one, 'high'], [other, 'low'], strict, reading);
    case 'notMet':
      return atLeastAs([other, 'high'], [one, 'low'], !strict, reading);
    case 'failed':
      return atLeastAs([other, 'low'], [one, 'high'], !strict, reading);
    default:
      return assertNever(claim);
  }
}

type Side = readonly [measure: Measure, bound: Bound];

function atLeastAs(one: Side, other: Side, strict: boolean, reading: Reading): Formula {
  const [[oneMeasure, oneBound], [otherMeasure, otherBound]] = [one, other];
  if ('count' in oneMeasure) {
    const rests = sizesOf(oneMeasure.count, reading).map((size) => {
      return { size, rest: atLeastAs(exactly(size), other, strict, reading) };
    });
    return anyOf(
      undecided(rests).map(({ size, rest }) => allOf([counted(oneMeasure.count, size, oneBound, reading), rest])),
    );
  }
  if ('count' in otherMeasure) {
    const rests = [...sizesOf(otherMeasure.count, reading)].reverse().map((size) => {
      return { size, rest: atLeastAs(one, exactly(size), strict, reading) };
    });
    return anyOf(
      undecided(rests).map(({ size, rest }) => allOf([atMost(otherMeasure.count, size, otherBound, reading), rest])),
    );
  }
  return difference(linear(oneMeasure, oneBound, reading), linear(otherMeasure, otherBound, reading), strict, reading);
}

/** The sizes that depend on facts, and the first that does not: the following ones say the same of a harder count. */
function undecided(
  sizes: readonly { readonly size: number; readonly rest: Formula }[],
): readonly { readonly size: number; readonly rest: Formula }[] {
  const enough = sizes.findIndex(({ rest }) => rest === always);
  const reached = enough < 0 ? sizes : sizes.slice(0, enough + 1);
  return reached.filter(({ rest }) => rest !== never);
}

function exactly(size: number): Side {
  return [{ value: String(size) }, 'low'];
}

function sizesOf(count: Count, { program }: Reading): number[] {
  return Array.from({ length: itemsOf(count, program).length + 1 }, (_, size) => size);
}

function counted(count: Count, size: number, bound: Bound, reading: Reading): Formula {
  return { kind: 'choose', n: size, of: eachCounted(count, bound === 'low' ? 'met' : 'notFailed', reading) };
}

function atMost(count: Count, size: number, bound: Bound, reading: Reading): Formula {
  const of = eachCounted(count, opposite[bound === 'low' ? 'met' : 'notFailed'], reading);
  return { kind: 'choose', n: of.length - size, of };
}

function eachCounted(count: Count, claim: Claim, reading: Reading): readonly Formula[] {
  const program = reading.program.within(count.over);
  return itemsOf(count, reading.program).map((item) => claimed(count.where, claim, { ...reading, program, item }));
}

/** A sum of facts, each with its weight, and a number. */
interface Linear {
  readonly terms: readonly Term[];
  readonly number: Rational;
}

function difference(one: Linear, other: Linear, strict: boolean, { rules }: Reading): Formula {
  const terms = merged([...one.terms, ...other.terms.map(negated)]);
  const needed = sumOf([other.number, negateRational(one.number)]);
  if (terms.length === 0) return constant(reaches(zero, needed, strict));
  return { kind: 'total', terms, needed, strict, rules };
}

function merged(terms: readonly Term[]): readonly Term[] {
  return [...new Set(terms.map(({ variable }) => variable))].map((variable) => {
    const same = terms.filter((term) => term.variable === variable);
    const [weight, absent] = [sumOf(same.map((term) => term.weight)), sumOf(same.map((term) => term.absent))];
    return { variable, weight, absent };
  });
}

function negated({ variable, weight, absent }: Term): Term {
  return { variable, weight: negateRational(weight), absent: negateRational(absent) };
}

function linear(measure: Exclude<Measure, { count: unknown }>, bound: Bound, reading: Reading): Linear {
  if ('value' in measure) return { terms: [], number: schemeNumber(measure.value) };
  if ('param' in measure) return { terms: [], number: schemeNumber(parameter(measure.param, reading) ?? '0') };
  if ('fact' in measure) return { terms: [term(measure.fact, bound, whole, reading)], number: zero };
  const average = 'average' in measure;
  const of = average ? measure.average : measure.sum;
  const items = itemsOf(of, reading.program);
  const weight = average ? { numerator: 1n, denominator: BigInt(items.length || 1) } : whole;
  const program = reading.program.within(of.over);
  const terms = items.map((item) => term(`${of.over}.*`, bound, weight, { ...reading, program, item }));
  const range = rangeOf(reading.program.group(of.over), null);
  const number = average && items.length === 0 ? range[bound === 'low' ? 'min' : 'max'] : zero;
  return { terms, number };
}

const whole: Rational = { numerator: 1n, denominator: 1n };

function term(reference: string, bound: Bound, weight: Rational, reading: Reading): Term {
  const { at, variable } = located(reference, reading);
  if (!reading.leavesOpen(at.group)) return { variable, weight, absent: zero };
  const { min, max } = rangeOf(at.group, at.field);
  const ownMax = at.group.parameters['max']?.[at.itemAt(reading.item)];
  const highest = ownMax === undefined ? max : schemeNumber(ownMax);
  return { variable, weight, absent: multiplyRationals(weight, bound === 'low' ? min : highest) };
}

/** Whether a measure has a number at all; only single facts and parameters may have none. */
function isEntered(measure: Measure, claim: 'met' | 'notMet', reading: Reading): Formula {
  if ('param' in measure) return constant((parameter(measure.param, reading) !== undefined) === (claim === 'met'));
  if (!('fact' in measure)) return constant(claim === 'met');
  const { at, variable } = located(measure.fact, reading);
  const open = reading.leavesOpen(at.group);
  const truthOf = (entered: FactValue) => (open || isNumber(entered) ? 'met' : 'not_met');
  return factClaim(variable, truthOf, claim, reading);
}

function parameter(name: string, { program, item }: Reading): string | undefined {
  return program.quantified().parameters[name]?.[item];
}
