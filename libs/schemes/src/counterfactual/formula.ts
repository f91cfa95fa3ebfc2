import { assertNever } from '@parchemin/kernel';
import { isNumber } from '../engine/facts.js';
import { addRationals, compareRationals, multiplyRationals, type Rational } from '../engine/rational.js';
import { contains, type Domain, type Place, type Region } from './regions.js';
import { valueAt, wholeDomain, type Variable } from './variables.js';

/** What must hold, over the places that facts may take; whatever stands behind it is in `rules`, by reason. */
export type Formula = Atom | { readonly kind: 'choose'; readonly n: number; readonly of: readonly Formula[] };

export type Atom =
  | {
      readonly kind: 'fact';
      readonly variable: Variable;
      readonly region: Region;
      readonly rules: readonly string[];
    }
  | {
      readonly kind: 'total';
      readonly terms: readonly Term[];
      readonly needed: Rational;
      readonly strict: boolean;
      readonly rules: readonly string[];
    };

export interface Term {
  readonly variable: Variable;
  readonly weight: Rational;
  /** What it adds while it is not a number. */
  readonly absent: Rational;
}

export type Domains = ReadonlyMap<Variable, Domain>;

export const always: Formula = { kind: 'choose', n: 0, of: [] };
export const never: Formula = { kind: 'choose', n: 1, of: [] };

export function allOf(of: readonly Formula[]): Formula {
  return { kind: 'choose', n: of.length, of };
}

export function anyOf(of: readonly Formula[]): Formula {
  return { kind: 'choose', n: 1, of };
}

export function constant(holds: boolean): Formula {
  return holds ? always : never;
}

export function domainOf(variable: Variable, domains: Domains): Domain {
  return domains.get(variable) ?? wholeDomain(variable);
}

export function contribution({ variable, weight, absent }: Term, place: Place): Rational {
  const value = valueAt(variable, place);
  return isNumber(value) ? multiplyRationals(weight, value) : absent;
}

/** Whether it holds when every fact is where its domain starts. */
export function holdsAtBase(formula: Formula, domains: Domains): boolean {
  switch (formula.kind) {
    case 'fact':
      return contains(formula.region, domainOf(formula.variable, domains).base);
    case 'total': {
      const at = formula.terms.map((term) => contribution(term, domainOf(term.variable, domains).base));
      return reaches(sumOf(at), formula.needed, formula.strict);
    }
    case 'choose':
      return formula.of.filter((part) => holdsAtBase(part, domains)).length >= formula.n;
    default:
      return assertNever(formula);
  }
}

export function reaches(total: Rational, needed: Rational, strict: boolean): boolean {
  const order = compareRationals(total, needed);
  return strict ? order > 0 : order >= 0;
}

export function sumOf(values: readonly Rational[]): Rational {
  return values.reduce(addRationals, { numerator: 0n, denominator: 1n });
}

/** Everything that a formula asks of a fact, directly or as part of a total. */
export function atomsAbout(variable: Variable, formula: Formula): readonly Atom[] {
  return atomsByVariable(formula).get(variable) ?? [];
}

export function variablesIn(formula: Formula): ReadonlySet<Variable> {
  return new Set(atomsByVariable(formula).keys());
}

export function concerns(formula: Formula, variable: Variable): boolean {
  return atomsByVariable(formula).has(variable);
}

// Formulas never change: each is gone through once.
const indexed = new WeakMap<Formula, ReadonlyMap<Variable, readonly Atom[]>>();

function atomsByVariable(formula: Formula): ReadonlyMap<Variable, readonly Atom[]> {
  const known = indexed.get(formula);
  if (known) return known;
  const atoms = new Map<Variable, Atom[]>();
  const add = (variable: Variable, atom: Atom): void => {
    const about = atoms.get(variable);
    if (about) about.push(atom);
    else atoms.set(variable, [atom]);
  };
  const walk = (part: Formula): void => {
    if (part.kind === 'choose') part.of.forEach(walk);
    else if (part.kind === 'fact') add(part.variable, part);
    else for (const { variable } of part.terms) add(variable, part);
  };
  walk(formula);
  indexed.set(formula, atoms);
  return atoms;
}
