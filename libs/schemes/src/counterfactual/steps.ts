import type { FactValue } from '../engine/facts.js';
import {
  addRationals,
  compareRationals,
  multiplyRationals,
  negateRational,
  schemeNumber,
  zero,
  type Rational,
} from '../engine/rational.js';
import type { Change } from './answer.js';

/** One direction in which a fact can move, step by step: the farther, the larger the change. */
export interface Way {
  readonly direction: Change['direction'];
  readonly length: number;
  /** What the fact is after so many steps, from 1 to the length. */
  at(step: number): FactValue;
  /** One step, where the values are numbers. */
  readonly unit: Rational | null;
}

const finest = { decimal: '0.01', integer: '1' } as const;

/** The values that can be entered are whole steps from the minimum, and the maximum itself. */
export function numberWays(
  value: Rational | null,
  scale: { readonly kind: 'decimal' | 'integer'; readonly min: string; readonly max: string },
  step: string | undefined,
): readonly Way[] {
  const [min, max, unit] = [schemeNumber(scale.min), schemeNumber(scale.max), schemeNumber(step ?? finest[scale.kind])];
  if (compareRationals(unit, zero) <= 0) throw new Error('the scheme needs a step above zero');
  const mark = (at: bigint): Rational => {
    const reached = addRationals(min, multiplyRationals(unit, { numerator: at, denominator: 1n }));
    return compareRationals(reached, max) > 0 ? max : reached;
  };
  const under = (limit: Rational): bigint => wholeSteps(addRationals(limit, negateRational(min)), unit);
  const upTo = (limit: Rational): bigint => -wholeSteps(addRationals(min, negateRational(limit)), unit);
  const climb = (direction: Way['direction'], from: bigint): Way => ({
    direction,
    length: Number(upTo(max) - from + 1n),
    at: (taken) => mark(from + BigInt(taken - 1)),
    unit,
  });
  if (value === null) return [climb('enter', 0n)];
  const below = upTo(value) - 1n;
  const descent: Way = {
    direction: 'down',
    length: Number(below + 1n),
    at: (taken) => mark(below - BigInt(taken - 1)),
    unit,
  };
  const up = compareRationals(value, max) < 0 ? [climb('up', under(value) + 1n)] : [];
  return [...up, ...(descent.length > 0 ? [descent] : [])];
}

/** How many whole steps fit, rounded down also below zero. */
function wholeSteps(length: Rational, step: Rational): bigint {
  const [numerator, denominator] = [length.numerator * step.denominator, length.denominator * step.numerator];
  const whole = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? whole - 1n : whole;
}
