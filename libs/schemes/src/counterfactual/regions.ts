import type { Operator } from '../language/expression.js';
import type { Rational } from '../engine/rational.js';

/** Where a fact may be: still, or some steps along one of the ways in which it can move. */
export interface Place {
  readonly way: number;
  readonly step: number;
}

export const still: Place = { way: -1, step: 0 };

/** What a comparison asks of the fact, kept for the words that explain a change. */
export interface Bound {
  readonly operator: Operator;
  readonly value: Rational;
}

export interface Span {
  readonly way: number;
  readonly first: number;
  readonly last: number;
  readonly bound: Bound | null;
}

/** The places at which something holds. */
export interface Region {
  readonly still: boolean;
  readonly spans: readonly Span[];
}

/** The places that remain open to a fact: one that every other is farther than, and the others. */
export interface Domain {
  readonly base: Place;
  readonly spans: readonly Span[];
}

export function contains(region: Region, { way, step }: Place): boolean {
  if (way < 0) return region.still;
  return region.spans.some((span) => span.way === way && span.first <= step && step <= span.last);
}

export function intersect(a: Region, b: Region): Region {
  return { still: a.still && b.still, spans: crossSpans(a.spans, b.spans) };
}

export function unite(a: Region, b: Region): Region {
  const sorted = [...a.spans, ...b.spans].sort(
    (one, other) => one.way - other.way || one.first - other.first || other.last - one.last,
  );
  const spans: Span[] = [];
  for (const span of sorted) {
    const before = spans.at(-1);
    if (before?.way !== span.way || before.last + 1 < span.first) spans.push(span);
    else spans[spans.length - 1] = { ...before, last: Math.max(before.last, span.last) };
  }
  return { still: a.still || b.still, spans };
}

/** The open places beyond the base at which something holds. */
export function within(region: Region, domain: Domain): readonly Span[] {
  return crossSpans(region.spans, domain.spans);
}

export function isEverywhere(region: Region, domain: Domain): boolean {
  return contains(region, domain.base) && sizeOf(within(region, domain)) === sizeOf(domain.spans);
}

export function isNowhere(region: Region, domain: Domain): boolean {
  return !contains(region, domain.base) && within(region, domain).length === 0;
}

/** What remains of a domain when something must hold: one domain where the base may stay, else one for each way out of it. */
export function restrict(domain: Domain, region: Region): readonly Domain[] {
  const spans = within(region, domain);
  if (contains(region, domain.base)) return [{ base: domain.base, spans }];
  return waysOf(spans).map((way) => startingAt(spans.filter((span) => span.way === way)));
}

/** The spans of one way, in order, as a domain of their own: its base is their first place. */
export function startingAt(spans: readonly Span[]): Domain {
  const [head, ...rest] = spans;
  if (!head) throw new Error('a domain needs a place to start at');
  const beyond = head.first < head.last ? [{ ...head, first: head.first + 1 }] : [];
  return { base: { way: head.way, step: head.first }, spans: [...beyond, ...rest] };
}

export function waysOf(spans: readonly Span[]): readonly number[] {
  return [...new Set(spans.map(({ way }) => way))];
}

function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((size, { first, last }) => size + last - first + 1, 0);
}

function crossSpans(left: readonly Span[], right: readonly Span[]): Span[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
      return a.way !== b.way || first > last ? [] : [{ way: a.way, first, last, bound: tighter(a, b) }];
    }),
  );
}

function tighter(a: Span, b: Span): Bound | null {
  if (a.first !== b.first) return a.first > b.first ? a.bound : b.bound;
  return a.last <= b.last ? (a.bound ?? b.bound) : (b.bound ?? a.bound);
}
