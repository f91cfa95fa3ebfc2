import { isNumber, type FactValue } from '../engine/facts.js';
import { spellRational, type Rational } from '../engine/rational.js';
import type { Change, Changes } from './answer.js';
import { still, type Place, type Span } from './regions.js';
import { valueAt, type Variable } from './variables.js';

/** Nothing has to change. */
export const nothing: Changes = { kind: 'choose', n: 0, of: [], joint: false };

/** The change that takes a fact to a place, and what else in the span would do as well. */
export function changeTo(variable: Variable, place: Place, rules: readonly string[], span: Span | null): Change {
  const way = variable.ways[place.way]!;
  const [from, to] = [valueAt(variable, still), way.at(place.step)];
  const bound = span?.bound ?? null;
  const ends = span ? [to, way.at(span.last)].filter(isNumber) : [];
  return {
    kind: 'change',
    fact: variable.fact,
    direction: way.direction,
    from: spelled(from),
    to: spelled(to),
    steps: place.step,
    bound: bound && { operator: bound.operator, value: spellRational(bound.value) },
    suffices: ends.length === 2 ? { from: spellRational(ends[0]!), to: spellRational(ends[1]!) } : null,
    rules: [...rules],
  };
}

/** All of these, without layers that say nothing; a fact that stands twice moves once, the farther way. */
export function together(parts: readonly Changes[]): Changes {
  const flat = parts.flatMap((part) => (isPlainConjunction(part) ? part.of : [part]));
  const farthest = new Map<string, Change>();
  for (const part of flat) {
    const known = part.kind === 'change' ? farthest.get(moveOf(part)) : undefined;
    if (part.kind === 'change') farthest.set(moveOf(part), known ? farther(known, part) : part);
  }
  const of = [...farthest.values(), ...flat.filter(({ kind }) => kind !== 'change')];
  const [only, ...others] = of;
  return only && others.length === 0 ? only : { kind: 'choose', n: of.length, of, joint: false };
}

/** Any `n` of these, which share no fact unless `joint`. */
export function anyChoice(n: number, parts: readonly Changes[], joint = false): Changes {
  if (n === parts.length && !joint) return together(parts);
  const of = n === 1 ? parts.flatMap((part) => (isPlainAlternative(part) ? part.of : [part])) : [...parts];
  const [only, ...others] = of;
  return only && others.length === 0 ? only : { kind: 'choose', n, of, joint };
}

/** The fact and the way that it moves, whatever the distance. */
export function moveOf({ fact, direction, to }: Change): string {
  return direction === 'set' ? `${fact} set ${String(to)}` : `${fact} ${direction}`;
}

export function farther(one: Change, other: Change): Change {
  const [near, far] = one.steps > other.steps ? [other, one] : [one, other];
  return { ...far, rules: [...new Set([...near.rules, ...far.rules])] };
}

export function spelled(value: FactValue): string | boolean | null {
  return isNumber(value) ? spellRational(value) : value;
}

export function spelledNumber(value: Rational): string {
  return spellRational(value);
}

function isPlainConjunction(part: Changes): part is Extract<Changes, { kind: 'choose' }> {
  return part.kind === 'choose' && !part.joint && part.n === part.of.length;
}

function isPlainAlternative(part: Changes): part is Extract<Changes, { kind: 'choose' }> {
  return part.kind === 'choose' && !part.joint && part.n === 1;
}
