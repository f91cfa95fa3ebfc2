import { assertNever } from '@parchemin/kernel';
import type { Expression, Operator } from '../language/expression.js';
import type { FactGroup } from '../language/facts.js';
import type { Rule } from '../language/rules.js';
import type { Facts } from './facts.js';
import { compileMeasure, describeMeasure, itemsOf, type Bounds, type CompiledMeasure } from './measures.js';
import { compareRationals } from './rational.js';
import { locate } from './references.js';
import type { TracedMeasure, TraceNode } from './trace.js';
import { allOf, anyOf, atLeast, notTrue, type Truth } from './truth.js';

/** A scheme's expressions become functions once, so that a verdict only runs them. */
export interface Program {
  readonly groups: readonly FactGroup[];
  group(code: string): FactGroup;
  rule(code: string): Rule;
  /** The group whose items the expression at hand runs through. */
  quantified(): FactGroup;
  within(group: string): Program;
  /** Makes a thing once for all who ask for it by the same name. */
  shared(name: string, make: () => CompiledMeasure): CompiledMeasure;
}

export interface Judged {
  readonly trace: TraceNode;
  readonly missing: readonly string[];
}
export type CompiledTest = (facts: Facts, item: string) => Judged;

export function programOf(facts: readonly FactGroup[], rules: readonly Rule[]): Program {
  const groups = new Map(facts.map((group) => [group.group, group] as const));
  const byCode = new Map(rules.map((rule) => [rule.code, rule] as const));
  const made = new Map<string, CompiledMeasure>();
  const program = (within: string | null): Program => ({
    groups: facts,
    group: (code) => found(groups.get(code), `fact group «${code}»`),
    rule: (code) => found(byCode.get(code), `rule «${code}»`),
    quantified: () => found(within === null ? undefined : groups.get(within), 'quantifier around «param»'),
    within: program,
    shared(name, make) {
      const measure = made.get(name) ?? make();
      made.set(name, measure);
      return measure;
    },
  });
  return program(null);
}

export function compileTest(expression: Expression, program: Program): CompiledTest {
  if ('all' in expression) return many('all', expression.all, program, allOf);
  if ('any' in expression) return many('any', expression.any, program, anyOf);
  if ('not' in expression) return negation(expression.not, program);
  if ('atLeast' in expression) return atLeastOf(expression.atLeast, program);
  if ('compare' in expression) return comparison(expression.compare, program);
  if ('holds' in expression) return holds(expression.holds, program);
  if ('present' in expression) return present(expression.present, program);
  if ('contains' in expression) return contains(expression.contains, program);
  if ('each' in expression) return each(expression.each, program);
  if ('rule' in expression) return named(expression.rule, program);
  return assertNever(expression);
}

function many(
  kind: 'all' | 'any',
  parts: readonly Expression[],
  program: Program,
  join: (truths: Truth[]) => Truth,
): CompiledTest {
  const tests = parts.map((part) => compileTest(part, program));
  return (facts, item) => {
    const judged = tests.map((test) => test(facts, item));
    const truth = join(judged.map(({ trace }) => trace.truth));
    return settled({ kind, truth, children: judged.map(({ trace }) => trace) }, judged);
  };
}

function negation(part: Expression, program: Program): CompiledTest {
  const test = compileTest(part, program);
  return (facts, item) => {
    const judged = test(facts, item);
    return settled({ kind: 'not', truth: notTrue(judged.trace.truth), child: judged.trace }, [judged]);
  };
}

function atLeastOf({ n, of }: { n: number; of: readonly Expression[] }, program: Program): CompiledTest {
  const tests = of.map((part) => compileTest(part, program));
  return (facts, item) => {
    const judged = tests.map((test) => test(facts, item));
    const truth = atLeast(
      n,
      judged.map(({ trace }) => trace.truth),
    );
    return settled({ kind: 'atLeast', truth, n, children: judged.map(({ trace }) => trace) }, judged);
  };
}

function comparison(compare: Extract<Expression, { compare: unknown }>['compare'], program: Program): CompiledTest {
  const [left, right] = [compileMeasure(compare.left, program), compileMeasure(compare.right, program)];
  const [leftOf, rightOf] = [describeMeasure(compare.left), describeMeasure(compare.right)];
  const { operator } = compare;
  return (facts, item) => {
    const [a, b] = [left(facts, item), right(facts, item)];
    const truth = a && b ? compareBounds(a, operator, b) : 'not_met';
    const trace: TraceNode = { kind: 'compare', truth, left: traced(leftOf, a), operator, right: traced(rightOf, b) };
    return { trace, missing: truth === 'unknown' ? [...(a?.missing ?? []), ...(b?.missing ?? [])] : nothing };
  };
}

function holds(reference: string, program: Program): CompiledTest {
  const at = locate(reference, program);
  return (facts, item) => {
    const value = at.read(facts, item);
    if (value === true || value === false)
      return certain({ kind: 'fact', truth: value ? 'met' : 'not_met', fact: reference, value });
    const missing = at.missing(facts, item);
    const trace: TraceNode = {
      kind: 'fact',
      truth: missing === null ? 'not_met' : 'unknown',
      fact: reference,
      value: null,
    };
    return { trace, missing: missing === null ? nothing : [missing] };
  };
}

function present(reference: string, program: Program): CompiledTest {
  const at = locate(reference, program);
  return (facts, item) => {
    const value = at.read(facts, item);
    const there = value !== null && value !== undefined;
    return certain({ kind: 'fact', truth: there ? 'met' : 'not_met', fact: reference, value: there });
  };
}

function contains({ set, item }: { set: string; item: string }, program: Program): CompiledTest {
  const group = program.group(set);
  return (facts, current) => {
    const member = facts[group.group]?.[item === '*' ? current : item] !== undefined;
    return certain({ kind: 'fact', truth: member ? 'met' : 'not_met', fact: `${set}.${item}`, value: member });
  };
}

function each(quantifier: Extract<Expression, { each: unknown }>['each'], program: Program): CompiledTest {
  const items = itemsOf(quantifier, program);
  const test = compileTest(quantifier.test, program.within(quantifier.over));
  return (facts) => {
    const judged = items.map((item) => test(facts, item));
    const truth = allOf(judged.map(({ trace }) => trace.truth));
    const traces = judged.map(({ trace }, at) => ({ item: items[at] ?? '', test: trace }));
    return settled({ kind: 'each', truth, items: traces }, judged);
  };
}

function named(code: string, program: Program): CompiledTest {
  const rule = program.rule(code);
  const test = compileTest(rule.each ? { each: { ...rule.each, test: rule.test } } : rule.test, program);
  return (facts, item) => {
    const judged = test(facts, item);
    return {
      trace: { kind: 'rule', truth: judged.trace.truth, rule: code, test: judged.trace },
      missing: judged.missing,
    };
  };
}

function compareBounds(left: Bounds, operator: Operator, right: Bounds): Truth {
  switch (operator) {
    case '>':
      return decided(compareRationals(left.low, right.high) > 0, compareRationals(left.high, right.low) > 0);
    case '>=':
      return decided(compareRationals(left.low, right.high) >= 0, compareRationals(left.high, right.low) >= 0);
    case '<':
      return decided(compareRationals(left.high, right.low) < 0, compareRationals(left.low, right.high) < 0);
    case '<=':
      return decided(compareRationals(left.high, right.low) <= 0, compareRationals(left.low, right.high) <= 0);
    case '=': {
      const apart = compareRationals(left.high, right.low) < 0 || compareRationals(left.low, right.high) > 0;
      const exact = compareRationals(left.low, left.high) === 0 && compareRationals(right.low, right.high) === 0;
      return decided(!apart && exact, !apart);
    }
    default:
      return assertNever(operator);
  }
}

function decided(surely: boolean, possibly: boolean): Truth {
  if (surely) return 'met';
  return possibly ? 'unknown' : 'not_met';
}

const nothing: readonly string[] = [];

function certain(trace: TraceNode): Judged {
  return { trace, missing: nothing };
}

/** What a composite still waits for counts only while it is itself undecided. */
function settled(trace: TraceNode, parts: readonly Judged[]): Judged {
  if (trace.truth !== 'unknown') return certain(trace);
  return { trace, missing: parts.flatMap(({ missing }) => missing) };
}

function traced(of: string, bounds: Bounds | null): TracedMeasure {
  if (!bounds) return { of, low: null, high: null, missing: nothing };
  const { low, high, missing, items } = bounds;
  return items ? { of, low, high, missing, items } : { of, low, high, missing };
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the scheme needs a ${what} that it does not declare`);
  return value;
}
