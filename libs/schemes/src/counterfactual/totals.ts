import { isNumber } from '../engine/facts.js';
import { compareRationals, negateRational, spellRational, zero } from '../engine/rational.js';
import type { Changes, TotalItem } from './answer.js';
import { contribution, domainOf, sumOf, type Atom, type Domains, type Term } from './formula.js';
import { spelled } from './nodes.js';
import { solveByCells } from './overlap.js';
import type { Solve } from './overlap.js';
import { still, type Domain, type Place } from './regions.js';
import { valueAt } from './variables.js';

/** What several facts must add together: by how much in all, and how far each can go. */
export function solveTotal(total: Extract<Atom, { kind: 'total' }>, domains: Domains, solve: Solve): Changes | null {
  const broken = total.terms.find(({ variable }) => domainOf(variable, domains).spans.length > 1);
  if (broken) return solveByCells(broken.variable, total, domains, solve);
  const base = total.terms.map((term) => contribution(term, domainOf(term.variable, domains).base));
  const by = sumOf([total.needed, ...base.map(negateRational)]);
  const over = total.terms.flatMap((term) => itemOf(term, domainOf(term.variable, domains)));
  return { kind: 'total', by: spellRational(by), strict: total.strict, over, rules: [...total.rules] };
}

function itemOf(term: Term, { base, spans }: Domain): readonly TotalItem[] {
  const [span] = spans;
  if (!span) return [];
  const counted = contribution(term, base);
  const adds = (step: number): boolean => compareRationals(contribution(term, at(step)), counted) > 0;
  const at = (step: number): Place => ({ way: span.way, step });
  let first = span.first;
  while (first < span.last && !adds(first)) first += 1;
  const way = term.variable.ways[span.way]!;
  const [from, nearest, farthest] = [valueAt(term.variable, still), way.at(first), way.at(span.last)];
  if (!isNumber(nearest) || !isNumber(farthest)) return [];
  return [
    {
      fact: term.variable.fact,
      direction: way.direction,
      from: spelled(from),
      countsAs: spellRational(counted),
      weight: spellRational(term.weight),
      first: { to: spellRational(nearest), steps: first },
      step: spellRational(way.unit ?? zero),
      upTo: spellRational(farthest),
    },
  ];
}
