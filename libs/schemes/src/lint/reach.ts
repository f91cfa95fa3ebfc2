import type { Expression } from '../language/expression.js';
import type { Rule } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { followed, itemsOf, nameOf, reach, type Reach, type Scope } from './possible.js';
import { groupNamed } from './rule-references.js';

export interface RuleReach {
  /** Null where the rule is no family. */
  readonly item: string | null;
  readonly reach: Reach;
}

/** Items that the test does not name and that have the same parameters come to the same. */
export function reachOf(rule: Rule, scheme: Scheme): readonly RuleReach[] {
  const within = rule.each?.over ?? null;
  const group = groupNamed(scheme, within ?? '');
  const spelled = JSON.stringify(rule.test);
  const found = new Map<string, Reach>();
  const items = rule.each ? itemsOf(rule.each, scheme) : [null];
  return items.map((item) => {
    const own = Object.values(group?.parameters ?? {}).map((values) => values[item ?? ''] ?? null);
    const alike = item === null || spelled.includes(`"${item}"`) || spelled.includes(`.${item}`) ? item : own.join(' ');
    const key = JSON.stringify(alike);
    const reach = found.get(key) ?? exactReach([rule.test], { scheme, within, item });
    found.set(key, reach);
    return { item, reach };
  });
}

/** Whether all of these can be met by one dossier. */
export function canAllBeMet(rules: readonly Rule[], scheme: Scheme): boolean {
  const tests = rules.map((rule): Expression => (rule.each ? { each: { ...rule.each, test: rule.test } } : rule.test));
  return exactReach(tests, { scheme, within: null, item: null }).met;
}

/** Whether one dossier can meet the first rule and fail the second; families are judged on one of their items. */
export function canBeMetWithout(met: Rule, failed: Rule, scheme: Scheme): boolean {
  const within = met.each?.over ?? null;
  const [item = null] = met.each ? itemsOf(met.each, scheme) : [];
  return exactReach([met.test, { not: failed.test }], { scheme, within, item }).met;
}

/** Whether a test can be met when these facts are what they are taken for. */
export function metUnder(test: Expression, assumed: ReadonlyMap<string, boolean>, scheme: Scheme): boolean {
  return reach(test, { scheme, within: null, item: '', assumed, following: [] }).met;
}

/** Whether an item of a family can fail while nothing is entered of it. */
export function failsBlank(rule: Rule, scheme: Scheme): boolean {
  const over = rule.each?.over;
  const [item] = rule.each ? itemsOf(rule.each, scheme) : [];
  if (over === undefined || item === undefined) return false;
  const scope = { scheme, within: over, item, assumed: new Map<string, boolean>(), following: [] };
  const own = atomsIn(rule.test, scope).filter((atom) => atom.includes(`"${over}.`));
  return reach(rule.test, { ...scope, assumed: new Map(own.map((atom) => [atom, false] as const)) }).failed;
}

/** Few enough facts are tried in every combination; more are judged by their bounds alone. */
function exactReach(
  tests: readonly Expression[],
  { scheme, within, item }: { readonly scheme: Scheme; readonly within: string | null; readonly item: string | null },
): Reach {
  const scope = { scheme, within, item: item ?? '', assumed: new Map<string, boolean>(), following: [] };
  const all: Expression = { all: [...tests] };
  const atoms = [...new Set(atomsIn(all, scope))];
  if (atoms.length > mostAtoms) return reach(all, scope);
  let [met, failed] = [false, false];
  for (let combination = 0; combination < 2 ** atoms.length && !(met && failed); combination += 1) {
    const assumed = new Map(atoms.map((atom, at) => [atom, ((combination >> at) & 1) === 1] as const));
    const found = reach(all, { ...scope, assumed });
    met ||= found.met;
    failed ||= found.failed;
  }
  return { met, failed };
}

/** 2^12 combinations take milliseconds. */
const mostAtoms = 12;

function atomsIn(expression: Expression, scope: Scope): readonly string[] {
  if ('all' in expression) return expression.all.flatMap((part) => atomsIn(part, scope));
  if ('any' in expression) return expression.any.flatMap((part) => atomsIn(part, scope));
  if ('not' in expression) return atomsIn(expression.not, scope);
  if ('atLeast' in expression) return expression.atLeast.of.flatMap((part) => atomsIn(part, scope));
  if ('compare' in expression) return [];
  if ('each' in expression) {
    const { over, test } = expression.each;
    return itemsOf(expression.each, scope.scheme).flatMap((item) => atomsIn(test, { ...scope, within: over, item }));
  }
  if ('rule' in expression) return followed(expression.rule, scope, (test, inner) => atomsIn(test, inner), []);
  return [nameOf(expression, scope)];
}
