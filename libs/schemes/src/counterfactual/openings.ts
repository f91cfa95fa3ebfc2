import type { Program } from '../engine/compile.js';
import type { Facts } from '../engine/facts.js';
import type { FactGroup } from '../language/facts.js';
import type { Changes } from './answer.js';
import type { Reading } from './claims.js';
import { allOf, anyOf, never, type Formula } from './formula.js';
import { anyChoice } from './nodes.js';
import { writtenOut } from './overlap.js';
import { still } from './regions.js';
import { simplify } from './simplify.js';
import { solve, TooLarge } from './solve.js';
import { variablesOf, wholeDomain, type Variable } from './variables.js';

// Two cases for each group that was not entered at all: more than these would be no answer to read.
const mostOpenings = 6;

/**
 * An assessment that was not held leaves its rules open; once one entry is made, those that remain empty fail. So each
 * group that is null as a whole is looked at twice: left alone, and entered.
 */
export function solveOpenings(
  program: Program,
  facts: Facts,
  isHeld: (fact: string, group: FactGroup) => boolean,
  formulaOf: (reading: Omit<Reading, 'item' | 'rules'>) => Formula,
): Changes | null {
  const closed = program.groups.filter((group) => isClosed(group, facts));
  if (closed.length > mostOpenings) throw new TooLarge();
  const solved = subsetsOf(closed).flatMap((opened) => {
    const shut = closed.filter((group) => !opened.includes(group));
    const variables = variablesOf(facts, (fact, group) => shut.includes(group) || isHeld(fact, group));
    const leavesOpen = (group: FactGroup): boolean => group.whenNull === 'unknown' || shut.includes(group);
    const changes = solve(entering(opened, formulaOf({ program, variables, leavesOpen }), variables));
    return changes ? [changes] : [];
  });
  const [only, ...others] = solved;
  if (!only) return null;
  return others.length === 0 ? only : writtenOut(anyChoice(1, solved, true));
}

function isClosed(group: FactGroup, facts: Facts): boolean {
  return facts[group.group] === null && group.unknownWhole !== undefined && group.whenNull === 'fails';
}

/** Says that something is entered in each of these groups, where the formula does not say so already. */
function entering(opened: readonly FactGroup[], formula: Formula, variables: ReturnType<typeof variablesOf>): Formula {
  const moves = opened.flatMap((group) => {
    const members = membersOf(group, variables);
    const untouched = new Map(members.map((member) => [member, { base: still, spans: [] }] as const));
    if (simplify(formula, untouched) === never) return [];
    return [anyOf(members.map(moved))];
  });
  return moves.length === 0 ? formula : allOf([formula, ...moves]);
}

function membersOf(group: FactGroup, variables: ReturnType<typeof variablesOf>): readonly Variable[] {
  const fields = group.kind === 'record' ? Object.keys(group.fields) : [null];
  return (group.items ?? ['']).flatMap((item) => fields.map((field) => variables(group, item, field)));
}

function moved(variable: Variable): Formula {
  return { kind: 'fact', variable, region: { still: false, spans: wholeDomain(variable).spans }, rules: [] };
}

function subsetsOf<Member>(members: readonly Member[]): readonly (readonly Member[])[] {
  return members.reduce<readonly (readonly Member[])[]>(
    (subsets, member) => [...subsets, ...subsets.map((subset) => [...subset, member])],
    [[]],
  );
}
