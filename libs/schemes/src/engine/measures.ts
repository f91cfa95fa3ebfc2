import type { Measure } from '../language/expression.js';
import type { FactGroup } from '../language/facts.js';
import { compileTest, type CompiledTest, type Program } from './compile.js';
import type { Facts } from './facts.js';
import { isNumber } from './facts.js';
import { addRationals, divideRational, parseRational, zero, type Rational } from './rational.js';
import { locate } from './references.js';

/** A number as far as it is known: the bounds are one where it is. Null: nothing was entered, and that decides. */
export interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
  /** The facts, by name, that keep the bounds apart. */
  readonly missing: readonly string[];
  readonly counted?: readonly string[];
}

export type CompiledMeasure = (facts: Facts, item: string) => Bounds | null;

const none: readonly string[] = [];

export function compileMeasure(measure: Measure, program: Program): CompiledMeasure {
  if ('value' in measure) return constant(measure.value);
  if ('fact' in measure) return factMeasure(measure.fact, program);
  if ('param' in measure) return parameter(measure.param, program);
  if ('count' in measure) return count(measure.count, program);
  if ('sum' in measure) return sum(measure.sum, program, false);
  return sum(measure.average, program, true);
}

export function describeMeasure(measure: Measure): string {
  if ('value' in measure) return 'value';
  if ('fact' in measure) return measure.fact;
  if ('param' in measure) return `param:${measure.param}`;
  if ('count' in measure) return `count:${measure.count.over}`;
  return 'sum' in measure ? `sum:${measure.sum.over}` : `average:${measure.average.over}`;
}

export function itemsOf(
  over: { over: string; items?: readonly string[] | undefined },
  program: Program,
): readonly string[] {
  return over.items ?? program.group(over.over).items ?? [''];
}

function constant(text: string): CompiledMeasure {
  const value = number(text);
  const bounds: Bounds = { low: value, high: value, missing: none };
  return () => bounds;
}

function parameter(name: string, program: Program): CompiledMeasure {
  const group = program.quantified();
  const values = new Map(
    Object.entries(group.parameters[name] ?? {}).map(([item, text]) => [item, number(text)] as const),
  );
  return (_, item) => {
    const value = values.get(item);
    return value ? { low: value, high: value, missing: none } : null;
  };
}

function factMeasure(reference: string, program: Program): CompiledMeasure {
  const at = locate(reference, program);
  const { min, max } = rangeOf(at.group, at.field);
  const ownMax = new Map(
    Object.entries(at.group.parameters['max'] ?? {}).map(([item, text]) => [item, number(text)] as const),
  );
  return (facts, item) => {
    const value = at.read(facts, item);
    if (isNumber(value)) return { low: value, high: value, missing: none };
    const missing = at.missing(facts, item);
    return missing === null ? null : { low: min, high: ownMax.get(item) ?? max, missing: [missing] };
  };
}

function count(
  of: { over: string; items?: string[] | undefined; where: Parameters<typeof compileTest>[0] },
  program: Program,
): CompiledMeasure {
  const items = itemsOf(of, program);
  const test: CompiledTest = compileTest(of.where, program.within(of.over));
  return (facts) => {
    const counted: string[] = [];
    const missing: string[] = [];
    let open = 0;
    for (const item of items) {
      const node = test(facts, item);
      if (node.trace.truth === 'met') counted.push(item);
      if (node.trace.truth !== 'unknown') continue;
      open += 1;
      missing.push(...node.missing);
    }
    return { low: whole(counted.length), high: whole(counted.length + open), missing, counted };
  };
}

function sum(
  of: { over: string; items?: string[] | undefined },
  program: Program,
  asAverage: boolean,
): CompiledMeasure {
  const items = itemsOf(of, program);
  const parts = factMeasure(`${of.over}.*`, program.within(of.over));
  const { min, max } = asAverage ? rangeOf(program.group(of.over), null) : { min: zero, max: zero };
  return (facts) => {
    let [low, high, missing] = [zero, zero, none];
    for (const item of items) {
      const part = parts(facts, item);
      if (!part) continue;
      low = addRationals(low, part.low);
      high = addRationals(high, part.high);
      if (part.missing.length > 0) missing = [...missing, ...part.missing];
    }
    if (!asAverage) return { low, high, missing };
    if (items.length === 0) return { low: min, high: max, missing };
    return {
      low: divideRational(low, BigInt(items.length)),
      high: divideRational(high, BigInt(items.length)),
      missing,
    };
  };
}

function rangeOf(group: FactGroup, field: string | null): { min: Rational; max: Rational } {
  const kind = group.kind === 'record' && field !== null ? group.fields[field] : group;
  const numeric = kind && (kind.kind === 'decimal' || kind.kind === 'integer') ? kind : { min: '0', max: '0' };
  return { min: number(numeric.min), max: number(numeric.max) };
}

function whole(value: number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

function number(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`the scheme holds «${text}» where a number is needed`);
  return value;
}
