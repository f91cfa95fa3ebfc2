import type { Changes } from './answer.js';
import {
  allOf,
  always,
  concerns,
  domainOf,
  holdsAtBase,
  never,
  variablesIn,
  type Atom,
  type Domains,
  type Formula,
} from './formula.js';
import { anyChoice, changeTo, nothing, together } from './nodes.js';
import { contains, restrict, waysOf, within } from './regions.js';
import { solveOverlap, type Solve } from './overlap.js';
import { simplify } from './simplify.js';
import { solveTotal } from './totals.js';
import { usefulDomains } from './useful.js';

type Fact = Extract<Atom, { kind: 'fact' }>;

// Far more than any scheme's rules need, and little enough to answer within a second.
const mostSteps = 4_000;
// Each case within a case takes room on the stack.
const deepest = 200;

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** All the smallest moves after which a formula holds, in factored form; null where none does. */
export function solve(formula: Formula): Changes | null {
  let [steps, depth] = [0, 0];
  const solveWithin: Solve = (part, domains) => {
    steps += 1;
    if (steps > mostSteps || depth >= deepest) throw new TooLarge();
    depth += 1;
    const solved = solvePart(part, domains, solveWithin);
    depth -= 1;
    return solved;
  };
  return solveWithin(formula, new Map());
}

function solvePart(part: Formula, open: Domains, again: Solve): Changes | null {
  const { formula, domains } = reduced(part, open);
  if (formula === never) return null;
  if (formula === always || holdsAtBase(formula, domains)) return nothing;
  if (formula.kind === 'fact') return solveFact(formula, domains);
  if (formula.kind === 'total') return solveTotal(formula, domains, again);
  return formula.n === formula.of.length ? solveAll(formula.of, domains, again) : solveSome(formula, domains, again);
}

function reduced(part: Formula, open: Domains): { readonly formula: Formula; readonly domains: Domains } {
  let [formula, domains] = [simplify(part, open), open];
  for (let fewer = usefulDomains(formula, domains); fewer !== null; fewer = usefulDomains(formula, domains)) {
    domains = fewer;
    formula = simplify(formula, domains);
  }
  return { formula, domains };
}

function solveFact({ variable, region, rules }: Fact, domains: Domains): Changes {
  const spans = within(region, domainOf(variable, domains));
  const nearest = waysOf(spans).map((way) => spans.find((span) => span.way === way)!);
  return anyChoice(
    1,
    nearest.map(({ way, first }) => changeTo(variable, { way, step: first }, rules, spanAt(region, way, first))),
  );
}

/** What a single fact must be is settled first; the rest is solved with the fact where it then is. */
function solveAll(parts: readonly Formula[], open: Domains, again: Solve): Changes | null {
  const facts = parts.filter((part) => part.kind === 'fact');
  const rest = parts.filter((part) => part.kind !== 'fact');
  if (facts.length === 0) return solveApart(rest, open, again);
  const domains = new Map(open);
  const changes: Changes[] = [];
  for (const fact of facts) {
    const { variable, region, rules } = fact;
    const options = restrict(domainOf(variable, domains), region);
    const [only, ...others] = options;
    if (!only) return null;
    if (others.length === 0) {
      if (!contains(region, domainOf(variable, domains).base)) {
        changes.push(changeTo(variable, only.base, rules, spanAt(region, only.base.way, only.base.step)));
      }
      domains.set(variable, only);
    } else if (rest.some((part) => concerns(part, variable))) {
      return solveEachWay(fact, parts, open, again);
    } else changes.push(solveFact(fact, domains));
  }
  const solved = rest.length === 0 ? nothing : again(allOf(rest), domains);
  return solved && together([...changes, solved]);
}

/** A fact that may go either of several ways, and that other parts ask about: one alternative for each. */
function solveEachWay(fact: Fact, parts: readonly Formula[], open: Domains, again: Solve): Changes | null {
  const { variable, region, rules } = fact;
  const others = allOf(parts.filter((part) => part !== fact));
  const solved = restrict(domainOf(variable, open), region).flatMap((domain) => {
    const rest = again(others, new Map(open).set(variable, domain));
    const { way, step } = domain.base;
    return rest ? [together([changeTo(variable, domain.base, rules, spanAt(region, way, step)), rest])] : [];
  });
  return solved.length === 0 ? null : anyChoice(1, solved);
}

/** Parts that share no fact are solved each for itself. */
function solveApart(parts: readonly Formula[], domains: Domains, again: Solve): Changes | null {
  const groups = groupsOf(parts);
  if (groups.length === 1 && parts.length > 1) return solveOverlap(parts.length, parts, domains, again);
  const solved = groups.map((group) => again(allOf(group), domains));
  return solved.some((each) => each === null) ? null : together(solved.filter((each) => each !== null));
}

function solveSome({ n, of }: Extract<Formula, { kind: 'choose' }>, domains: Domains, again: Solve): Changes | null {
  const groups = groupsOf(of);
  if (groups.length < of.length && (n > 1 || groups.length === 1)) return solveOverlap(n, of, domains, again);
  const already = of.filter((part) => holdsAtBase(part, domains)).length;
  const solved = groups
    .filter((group) => !group.some((part) => holdsAtBase(part, domains)))
    .map((group) => again({ kind: 'choose', n: 1, of: group }, domains))
    .filter((each) => each !== null);
  return solved.length < n - already ? null : anyChoice(n - already, solved);
}

/** Parts that share a fact, directly or through others, stand together. */
function groupsOf(parts: readonly Formula[]): readonly (readonly Formula[])[] {
  let groups: { readonly parts: readonly Formula[]; readonly facts: ReadonlySet<unknown> }[] = [];
  for (const part of parts) {
    const facts = variablesIn(part);
    const touching = groups.filter((group) => [...facts].some((fact) => group.facts.has(fact)));
    const joined = {
      parts: [...touching.flatMap((group) => group.parts), part],
      facts: new Set([...touching.flatMap((group) => [...group.facts]), ...facts]),
    };
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  }
  return groups.map((group) => group.parts);
}

function spanAt({ spans }: Fact['region'], way: number, step: number) {
  return spans.find((span) => span.way === way && span.first <= step && step <= span.last) ?? null;
}
