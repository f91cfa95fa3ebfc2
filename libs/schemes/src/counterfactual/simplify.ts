import { compareRationals, divideRational, negateRational, type Rational } from '../engine/rational.js';
import {
  allOf,
  always,
  anyOf,
  contribution,
  domainOf,
  never,
  reaches,
  sumOf,
  type Atom,
  type Domains,
  type Formula,
  type Term,
} from './formula.js';
import {
  intersect,
  isEverywhere,
  isNowhere,
  still,
  unite,
  type Bound,
  type Domain,
  type Place,
  type Span,
} from './regions.js';

/** The same formula without what the open places already settle; facts of one conjunction or one choice are drawn together. */
export function simplify(formula: Formula, domains: Domains): Formula {
  if (formula.kind === 'total') return simplifyTotal(formula, domains);
  if (formula.kind === 'fact') {
    const domain = domainOf(formula.variable, domains);
    if (isEverywhere(formula.region, domain)) return always;
    return isNowhere(formula.region, domain) ? never : formula;
  }
  const parts = formula.of.map((part) => simplify(part, domains));
  const open = parts.filter((part) => part !== always && part !== never);
  const n = formula.n - parts.filter((part) => part === always).length;
  if (n <= 0) return always;
  if (n > open.length) return never;
  const [only, ...others] = open;
  if (only && others.length === 0) return only;
  if (n !== open.length && n !== 1) return { kind: 'choose', n, of: open };
  const [join, merge] = n === 1 ? [anyOf, unite] : [allOf, intersect];
  const flat = open.flatMap((part) => (isNested(part, n === 1) ? part.of : [part]));
  const merged = drawnTogether(flat, merge);
  return merged.length < flat.length ? simplify(join(merged), domains) : join(merged);
}

/** A conjunction within a conjunction, or a choice of one within another. */
function isNested(part: Formula, one: boolean): part is Extract<Formula, { kind: 'choose' }> {
  return part.kind === 'choose' && part.n === (one ? 1 : part.of.length);
}

function drawnTogether(parts: readonly Formula[], merge: typeof intersect): readonly Formula[] {
  const facts = new Map<unknown, Extract<Atom, { kind: 'fact' }>>();
  const others: Formula[] = [];
  for (const part of parts) {
    if (part.kind === 'fact') {
      const known = facts.get(part.variable);
      const rules = known ? [...new Set([...known.rules, ...part.rules])] : part.rules;
      const region = known ? merge(known.region, part.region) : part.region;
      facts.set(part.variable, { ...part, region, rules });
    } else others.push(part);
  }
  return [...facts.values(), ...others];
}

function simplifyTotal(total: Extract<Atom, { kind: 'total' }>, domains: Domains): Formula {
  const ranges = total.terms.map((term) => rangeOf(term, domainOf(term.variable, domains)));
  if (reaches(sumOf(ranges.map(({ low }) => low)), total.needed, total.strict)) return always;
  if (!reaches(sumOf(ranges.map(({ high }) => high)), total.needed, total.strict)) return never;
  const moving = total.terms.filter((_, at) => compareRationals(ranges[at]!.low, ranges[at]!.high) !== 0);
  const fixed = ranges.filter(({ low, high }) => compareRationals(low, high) === 0);
  const needed = sumOf([total.needed, ...fixed.map(({ low }) => negateRational(low))]);
  const [only, ...others] = moving;
  if (only && others.length === 0) return factOf(only, needed, total.strict, total.rules);
  return fixed.length === 0 ? total : { ...total, terms: moving, needed };
}

/** The least and the most that a term can add: it moves evenly along each way, so that the ends tell. */
function rangeOf(term: Term, { base, spans }: Domain): { readonly low: Rational; readonly high: Rational } {
  const ends: Place[] = [
    base,
    ...spans.flatMap(({ way, first, last }) => [first, last].map((step) => ({ way, step }))),
  ];
  const added = ends.map((place) => contribution(term, place)).sort(compareRationals);
  return { low: added[0]!, high: added.at(-1)! };
}

/** A total that hangs on one fact alone says where that fact must be. */
function factOf(term: Term, needed: Rational, strict: boolean, rules: readonly string[]): Formula {
  const { variable, weight } = term;
  const enough = (place: Place): boolean => reaches(contribution(term, place), needed, strict);
  const bound = weight.numerator === 0n ? null : boundOn(weight, needed, strict);
  const spans = variable.ways.flatMap(({ length }, way): Span[] => {
    const at = (step: number): boolean => enough({ way, step });
    if (at(1))
      return [{ way, first: 1, last: at(length) ? length : firstWhere(length, (step) => !at(step)) - 1, bound }];
    return at(length) ? [{ way, first: firstWhere(length, at), last: length, bound }] : [];
  });
  return { kind: 'fact', variable, region: { still: enough(still), spans }, rules };
}

/** «weight × value ≥ needed», said of the value. */
function boundOn(weight: Rational, needed: Rational, strict: boolean): Bound {
  const rising = weight.numerator > 0n;
  const scaled = { numerator: needed.numerator * weight.denominator, denominator: needed.denominator };
  const value = divideRational(scaled, rising ? weight.numerator : -weight.numerator);
  if (rising) return { operator: strict ? '>' : '>=', value };
  return { operator: strict ? '<' : '<=', value: negateRational(value) };
}

/** The first step from which something holds, which it does from there on to the last. */
function firstWhere(length: number, holds: (step: number) => boolean): number {
  let [low, high] = [1, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
