import { assertNever } from '@parchemin/kernel';
import {
  addRationals,
  compareRationals,
  divideRational,
  parseRational,
  wholeNumber,
  zero,
  type Rational,
} from '../engine/rational.js';
import type { Expression, Measure, Operator } from '../language/expression.js';
import type { FactGroup } from '../language/facts.js';
import type { Scheme } from '../language/scheme.js';
import { groupNamed } from './rule-references.js';

/** What a rule can come to over all dossiers: can it be met, can it fail? Bounds only: «can» may be too generous. */
export interface Reach {
  readonly met: boolean;
  readonly failed: boolean;
}

/** Where the expression at hand runs through the items of a group. */
export interface Scope {
  readonly scheme: Scheme;
  readonly within: string | null;
  readonly item: string;
  /** What is taken for true or false of the facts that are, for an exact answer over few of them. */
  readonly assumed: ReadonlyMap<string, boolean>;
  /** Rules already being followed: a rule that names itself is nobody's to meet. */
  readonly following: readonly string[];
}

export function reach(expression: Expression, scope: Scope): Reach {
  if ('all' in expression) return both(expression.all.map((part) => reach(part, scope)));
  if ('any' in expression)
    return atLeast(
      1,
      expression.any.map((part) => reach(part, scope)),
    );
  if ('not' in expression) {
    const { met, failed } = reach(expression.not, scope);
    return { met: failed, failed: met };
  }
  if ('atLeast' in expression)
    return atLeast(
      expression.atLeast.n,
      expression.atLeast.of.map((part) => reach(part, scope)),
    );
  if ('compare' in expression) return comparison(expression.compare, scope);
  if ('holds' in expression) return atom(expression, scope);
  if ('present' in expression) return atom(expression, scope);
  if ('contains' in expression) return atom(expression, scope);
  if ('each' in expression) {
    const { over, test } = expression.each;
    return both(itemsOf(expression.each, scope.scheme).map((item) => reach(test, { ...scope, within: over, item })));
  }
  if ('rule' in expression) return followed(expression.rule, scope, (test, inner) => reach(test, inner), nothing);
  return assertNever(expression);
}

const nothing: Reach = { met: false, failed: true };

function both(parts: readonly Reach[]): Reach {
  return atLeast(parts.length, parts);
}

function atLeast(n: number, parts: readonly Reach[]): Reach {
  const can = parts.filter(({ met }) => met).length;
  const must = parts.filter(({ failed }) => !failed).length;
  return { met: can >= n, failed: must < n };
}

export function followed<Answer>(
  code: string,
  scope: Scope,
  follow: (test: Expression, scope: Scope) => Answer,
  otherwise: Answer,
): Answer {
  const rule = scope.scheme.rules.find((each) => each.code === code);
  if (!rule || scope.following.includes(code)) return otherwise;
  const test: Expression = rule.each ? { each: { ...rule.each, test: rule.test } } : rule.test;
  return follow(test, { ...scope, following: [...scope.following, code] });
}

function atom(expression: Expression, scope: Scope): Reach {
  const assumed = scope.assumed.get(nameOf(expression, scope));
  return assumed === undefined ? { met: true, failed: true } : { met: assumed, failed: !assumed };
}

export function nameOf(expression: Expression, { within, item }: Scope): string {
  return JSON.stringify(expression).replaceAll('*', within === null ? '*' : item);
}
/** The least and the most that a measure can be; null for a parameter that the item does not have. */
export interface Span {
  readonly low: Rational;
  readonly high: Rational;
}

function comparison(
  { left, operator, right }: { left: Measure; operator: Operator; right: Measure },
  scope: Scope,
): Reach {
  const [a, b] = [spanOf(left, scope), spanOf(right, scope)];
  if (!a || !b) return nothing;
  const [lowest, highest] = [compareRationals(a.low, b.high), compareRationals(a.high, b.low)];
  switch (operator) {
    case '>':
      return { met: highest > 0, failed: lowest <= 0 };
    case '>=':
      return { met: highest >= 0, failed: lowest < 0 };
    case '<':
      return { met: lowest < 0, failed: highest >= 0 };
    case '<=':
      return { met: lowest <= 0, failed: highest > 0 };
    case '=':
      return { met: lowest <= 0 && highest >= 0, failed: !(lowest === 0 && highest === 0) };
    default:
      return assertNever(operator);
  }
}

export function spanOf(
  measure: Measure,
  scope: Pick<Scope, 'scheme' | 'within' | 'item'> & Partial<Scope>,
): Span | null {
  const { scheme, within, item } = scope;
  if ('value' in measure) return pointOf(measure.value);
  if ('param' in measure) return pointOf(groupNamed(scheme, within ?? '')?.parameters[measure.param]?.[item]);
  if ('fact' in measure) return spanOfFact(measure.fact, item, scheme);
  if ('count' in measure) {
    const inner = { assumed: new Map<string, boolean>(), following: [], ...scope, within: measure.count.over };
    const each = itemsOf(measure.count, scheme).map((one) => reach(measure.count.where, { ...inner, item: one }));
    const must = each.filter(({ failed }) => !failed).length;
    return { low: wholeNumber(must), high: wholeNumber(each.filter(({ met }) => met).length) };
  }
  const over = 'sum' in measure ? measure.sum : measure.average;
  const parts = itemsOf(over, scheme).map((one) => spanOfFact(`${over.over}.*`, one, scheme));
  const total = parts.reduce<Span>(addSpans, { low: zero, high: zero });
  return 'sum' in measure || parts.length === 0 ? total : divided(total, parts.length);
}

function spanOfFact(reference: string, item: string, scheme: Scheme): Span | null {
  const dot = reference.indexOf('.');
  const group = groupNamed(scheme, dot < 0 ? reference : reference.slice(0, dot));
  if (!group) return null;
  const rest = dot < 0 ? '' : reference.slice(dot + 1);
  const scale = scaleOf(group, rest);
  const own = group.parameters['max']?.[rest === '*' ? item : rest];
  const [low, high] = [parseRational(scale?.min ?? ''), parseRational(own ?? scale?.max ?? '')];
  return low && high ? { low, high } : null;
}

function scaleOf(group: FactGroup, rest: string): { readonly min: string; readonly max: string } | null {
  const field =
    group.kind === 'record' ? Object.keys(group.fields).find((name) => rest.endsWith(`.${name}`)) : undefined;
  const kind = group.kind === 'record' && field !== undefined ? group.fields[field]! : group;
  return kind.kind === 'decimal' || kind.kind === 'integer' ? kind : null;
}
export function itemsOf(
  over: { over: string; items?: readonly string[] | undefined },
  scheme: Scheme,
): readonly string[] {
  return over.items ?? groupNamed(scheme, over.over)?.items ?? [''];
}

function addSpans(sum: Span, part: Span | null): Span {
  return part ? { low: addRationals(sum.low, part.low), high: addRationals(sum.high, part.high) } : sum;
}

function divided({ low, high }: Span, by: number): Span {
  return { low: divideRational(low, BigInt(by)), high: divideRational(high, BigInt(by)) };
}

function pointOf(text: string | undefined): Span | null {
  const value = parseRational(text ?? '');
  return value && { low: value, high: value };
}
