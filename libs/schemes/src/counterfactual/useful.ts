import { compareRationals } from '../engine/rational.js';
import { atomsAbout, contribution, domainOf, variablesIn, type Atom, type Domains, type Formula } from './formula.js';
import { contains, startingAt, waysOf, within, type Domain, type Place, type Span } from './regions.js';
import type { Variable } from './variables.js';

/** The places that a smallest change can need: a way ends where no farther step improves anything. */
export function usefulDomains(formula: Formula, domains: Domains): Domains | null {
  let trimmed: Map<Variable, Domain> | null = null;
  for (const variable of variablesIn(formula)) {
    const domain = domainOf(variable, domains);
    const atoms = atomsAbout(variable, formula);
    const spans = waysOf(domain.spans).flatMap((way) => usefulSpans(variable, way, domain, atoms));
    if (spans.length === domain.spans.length && spans.every((span, at) => span.last === domain.spans[at]!.last))
      continue;
    trimmed ??= new Map(domains);
    trimmed.set(variable, { base: domain.base, spans });
  }
  return trimmed;
}

/** Whether moving a fact farther never undoes anything that the formula asks of it, along one way only. */
export function onlyHelps(variable: Variable, formula: Formula, domains: Domains): boolean {
  const domain = domainOf(variable, domains);
  if (domain.spans.length === 0) return true;
  const [first, ...others] = domain.spans;
  if (!first || others.length > 0) return false;
  return atomsAbout(variable, formula).every((atom) => {
    if (atom.kind === 'total') return isRising(atom, variable, [domain.base, ...endsOf(first)]);
    const held = within(atom.region, domain);
    if (contains(atom.region, domain.base)) return held.length === 1 && sameSpan(held[0]!, first);
    return held.length === 0 || (held.length === 1 && held[0]!.last === first.last);
  });
}

/** The places of a fact, cut where anything that the formula asks of it changes. */
export function cellsOf(variable: Variable, formula: Formula, domains: Domains): readonly Domain[] {
  const { base, spans } = domainOf(variable, domains);
  const cells: Domain[] = [{ base, spans: [] }];
  const atoms = atomsAbout(variable, formula);
  for (const span of spans) {
    const regions = atoms.flatMap((atom) => (atom.kind === 'fact' ? atom.region.spans : []));
    const cuts = regions
      .filter(({ way }) => way === span.way)
      .flatMap(({ first, last }) => [first, last + 1])
      .filter((cut) => cut > span.first && cut <= span.last);
    const starts = [...new Set([span.first, ...cuts])].sort((a, b) => a - b);
    starts.forEach((first, at) =>
      cells.push(startingAt([{ ...span, first, last: (starts[at + 1] ?? span.last + 1) - 1 }])),
    );
  }
  return cells;
}

function usefulSpans(variable: Variable, way: number, domain: Domain, atoms: readonly Atom[]): readonly Span[] {
  const spans = domain.spans.filter((span) => span.way === way);
  const starts = atoms.flatMap((atom) => (atom.kind === 'fact' ? within(atom.region, { ...domain, spans }) : []));
  const last = spans.at(-1)!.last;
  const candidates = [...new Set([spans[0]!.first, ...starts.map(({ first }) => first)])].sort((a, b) => a - b);
  const ends = [domain.base, ...candidates.map((step): Place => ({ way, step }))];
  const end = ends.find((place) => atoms.every((atom) => isNeverBetterBeyond(atom, variable, place, way, spans)));
  if (!end) return spans;
  const reach = end === domain.base ? 0 : end.step;
  return spans
    .filter(({ first }) => first <= reach)
    .map((span) => ({ ...span, last: Math.min(span.last, reach, last) }));
}

/** Whether everything farther along the way is no better for the atom than this place. */
function isNeverBetterBeyond(
  atom: Atom,
  variable: Variable,
  place: Place,
  way: number,
  spans: readonly Span[],
): boolean {
  const beyond = spans.filter(({ last }) => place.way !== way || last > place.step);
  if (beyond.length === 0) return true;
  if (atom.kind === 'fact') {
    if (contains(atom.region, place)) return true;
    const held = within(atom.region, { base: place, spans: beyond });
    return held.every(({ last }) => place.way === way && last <= place.step);
  }
  return endsOf({ way, first: beyond[0]!.first, last: beyond.at(-1)!.last, bound: null }).every(
    (end) => (place.way === way && end.step <= place.step) || !isBetter(atom, variable, end, place),
  );
}

function isBetter(atom: Extract<Atom, { kind: 'total' }>, variable: Variable, one: Place, other: Place): boolean {
  const term = atom.terms.find((each) => each.variable === variable)!;
  return compareRationals(contribution(term, one), contribution(term, other)) > 0;
}

function isRising(atom: Extract<Atom, { kind: 'total' }>, variable: Variable, places: readonly Place[]): boolean {
  return places.every((place, at) => at === 0 || !isBetter(atom, variable, places[at - 1]!, place));
}

function endsOf({ way, first, last }: Span): readonly Place[] {
  return [
    { way, step: first },
    { way, step: last },
  ];
}

function sameSpan(one: Span, other: Span): boolean {
  return one.way === other.way && one.first === other.first && one.last === other.last;
}
