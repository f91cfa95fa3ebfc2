import type { Measure } from '../language/expression.js';
import type { FactGroup } from '../language/facts.js';
import { compileTest, type CompiledTest, type Program } from './compile.js';
import type { Facts } from './facts.js';
import { isNumber } from './facts.js';
import { addRationals, divideRational, schemeNumber, wholeNumber, zero, type Rational } from './rational.js';
import { locate } from './references.js';
import type { TracedItem } from './trace.js';

/** A number as far as it is known: the bounds are one where it is. Null: nothing was entered, and that decides. */
export interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
  /** The facts, by name, that keep the bounds apart. */
  readonly missing: readonly string[];
  /** For a count: how each item was judged. */
  readonly items?: readonly TracedItem[];
}

export type CompiledMeasure = (facts: Facts, item: string) => Bounds | null;

const none: readonly string[] = [];

export function compileMeasure(measure: Measure, program: Program): CompiledMeasure {
  if ('value' in measure) return constant(measure.value);
  if ('fact' in measure) return factMeasure(measure.fact, program);
  if ('param' in measure) return parameter(measure.param, program);
  return program.shared(JSON.stringify(measure), () => ofOneDossier(overItems(measure, program)));
}

function overItems(
  measure: Extract<Measure, { count: unknown } | { sum: unknown } | { average: unknown }>,
  program: Program,
) {
  if ('count' in measure) return count(measure.count, program);
  if ('sum' in measure) return sum(measure.sum, program, false);
  return sum(measure.average, program, true);
}

/** A rule and a figure of the verdict often ask for the same count: it is made once per dossier. */
function ofOneDossier(compute: (facts: Facts) => Bounds): CompiledMeasure {
  let last: { readonly facts: Facts; readonly bounds: Bounds } | null = null;
  return (facts) => {
    if (last?.facts !== facts) last = { facts, bounds: compute(facts) };
    return last.bounds;
  };
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
  const value = schemeNumber(text);
  const bounds: Bounds = { low: value, high: value, missing: none };
  return () => bounds;
}

function parameter(name: string, program: Program): CompiledMeasure {
  const group = program.quantified();
  const values = new Map(
    Object.entries(group.parameters[name] ?? {}).map(([item, text]) => [item, schemeNumber(text)] as const),
  );
  const bounds = new Map(
    [...values].map(([item, value]) => [item, { low: value, high: value, missing: none }] as const),
  );
  return (_, item) => bounds.get(item) ?? null;
}

function factMeasure(reference: string, program: Program): CompiledMeasure {
  const at = locate(reference, program);
  const { min, max } = rangeOf(at.group, at.field);
  const ownMax = new Map(
    Object.entries(at.group.parameters['max'] ?? {}).map(([item, text]) => [item, schemeNumber(text)] as const),
  );
  return (facts, item) => {
    const value = at.read(facts, item);
    if (isNumber(value)) return { low: value, high: value, missing: none };
    const missing = at.missing(facts, item);
    return missing === null ? null : { low: min, high: ownMax.get(at.itemAt(item)) ?? max, missing: [missing] };
  };
}

function count(
  of: { over: string; items?: string[] | undefined; where: Parameters<typeof compileTest>[0] },
  program: Program,
): (facts: Facts) => Bounds {
  const items = itemsOf(of, program);
  const test: CompiledTest = compileTest(of.where, program.within(of.over));
  return (facts) => {
    const missing: string[] = [];
    let [met, open] = [0, 0];
    const tested = items.map((item) => {
      const { trace, missing: waited } = test(facts, item);
      if (trace.truth === 'met') met += 1;
      if (trace.truth === 'unknown') {
        open += 1;
        missing.push(...waited);
      }
      return { item, test: trace };
    });
    return { low: wholeNumber(met), high: wholeNumber(met + open), missing, items: tested };
  };
}

function sum(
  of: { over: string; items?: string[] | undefined },
  program: Program,
  asAverage: boolean,
): (facts: Facts) => Bounds {
  const items = itemsOf(of, program);
  const parts = factMeasure(`${of.over}.*`, program.within(of.over));
  const { min, max } = asAverage ? rangeOf(program.group(of.over), null) : { min: zero, max: zero };
  return (facts) => {
    let [low, high] = [zero, zero];
    const missing: string[] = [];
    for (const item of items) {
      const part = parts(facts, item);
      if (!part) continue;
      const known = low === high && part.low === part.high;
      low = addRationals(low, part.low);
      high = known ? low : addRationals(high, part.high);
      if (part.missing.length > 0) missing.push(...part.missing);
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

export function rangeOf(group: FactGroup, field: string | null): { min: Rational; max: Rational } {
  const kind = group.kind === 'record' && field !== null ? group.fields[field] : group;
  const numeric = kind && (kind.kind === 'decimal' || kind.kind === 'integer') ? kind : { min: '0', max: '0' };
  return { min: schemeNumber(numeric.min), max: schemeNumber(numeric.max) };
}
