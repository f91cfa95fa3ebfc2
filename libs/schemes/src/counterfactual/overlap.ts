import type { Changes } from './answer.js';
import { expandChanges, type ChangeSet } from './expand.js';
import { atomsAbout, concerns, domainOf, holdsAtBase, variablesIn, type Domains, type Formula } from './formula.js';
import { anyChoice, changeTo, moveOf, together } from './nodes.js';
import { cellsOf, onlyHelps } from './useful.js';
import type { Variable } from './variables.js';

export type Solve = (formula: Formula, domains: Domains) => Changes | null;

// Alternatives are written out while a reader can still go through them; beyond that they stay one joint choice.
const mostAlternatives = 24;
const mostWork = 20_000;

/** Any `n` of parts that share facts. */
export function solveOverlap(n: number, parts: readonly Formula[], domains: Domains, solve: Solve): Changes | null {
  const shared = sharedBy(parts);
  if (n > 1) {
    const whole: Formula = { kind: 'choose', n, of: parts };
    const twoSided = shared.find((variable) => parts.some((part) => !onlyHelpsIn(part, variable, domains)));
    if (twoSided) return solveByCells(twoSided, whole, domains, solve);
    // Moving farther undoes nothing here: what holds already goes on holding.
    const open = parts.filter((part) => !holdsAtBase(part, domains));
    if (open.length < parts.length)
      return solve({ kind: 'choose', n: n - parts.length + open.length, of: open }, domains);
  }
  const solved = parts.map((part) => solve(part, domains)).filter((each) => each !== null);
  return solved.length < n ? null : writtenOut(anyChoice(n, solved, true));
}

/** One case for each range of a fact in which nothing changes its sense; a case that contains another is no smallest change. */
export function solveByCells(variable: Variable, whole: Formula, domains: Domains, solve: Solve): Changes | null {
  const { base } = domainOf(variable, domains);
  const rules = [...new Set(atomsAbout(variable, whole).flatMap((atom) => atom.rules))];
  const solved = cellsOf(variable, whole, domains).flatMap((cell) => {
    const rest = solve(whole, new Map(domains).set(variable, cell));
    if (!rest) return [];
    return [cell.base === base ? rest : together([changeTo(variable, cell.base, rules, null), rest])];
  });
  return solved.length === 0 ? null : writtenOut(anyChoice(1, solved, true));
}

function onlyHelpsIn(part: Formula, variable: Variable, domains: Domains): boolean {
  return !concerns(part, variable) || onlyHelps(variable, part, domains);
}

function sharedBy(parts: readonly Formula[]): readonly Variable[] {
  const seen = new Set<Variable>();
  const shared = new Set<Variable>();
  for (const variable of parts.flatMap((part) => [...variablesIn(part)])) {
    if (seen.has(variable)) shared.add(variable);
    seen.add(variable);
  }
  return [...shared];
}

/** The alternatives themselves, with what all of them have in common set apart, where they are few. */
export function writtenOut(joint: Changes): Changes {
  const sets = expandChanges(joint, mostWork);
  if (sets === null || sets.length === 0 || sets.length > mostAlternatives) return joint;
  const [first] = sets;
  const common = [...first!.values()].filter((change) => sets.every((set) => isIn(change, set)));
  const own = (set: ChangeSet) =>
    [...set.values()].filter((change) => !common.some((each) => each.fact === change.fact));
  return together([
    ...common,
    anyChoice(
      1,
      sets.map((set) => together(own(set))),
    ),
  ]);
}

function isIn(change: Changes & { kind: 'change' }, set: ChangeSet): boolean {
  const other = set.get(change.fact);
  return other !== undefined && moveOf(other) === moveOf(change) && other.steps === change.steps;
}
