import { assertNever } from '@parchemin/kernel';
import type { Expression, Measure } from '../language/expression.js';

/** One thing that an expression names, and the group whose items it runs through at that point. */
export type Mention =
  | { readonly kind: 'fact'; readonly name: string; readonly within: string | null }
  | { readonly kind: 'param'; readonly name: string; readonly within: string | null }
  | { readonly kind: 'rule'; readonly name: string; readonly within: string | null }
  | { readonly kind: 'over'; readonly name: string; readonly items: readonly string[]; readonly within: string | null }
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly items: readonly string[];
      readonly within: string | null;
    };

export function mentionsIn(expression: Expression, within: string | null): readonly Mention[] {
  if ('all' in expression) return expression.all.flatMap((part) => mentionsIn(part, within));
  if ('any' in expression) return expression.any.flatMap((part) => mentionsIn(part, within));
  if ('not' in expression) return mentionsIn(expression.not, within);
  if ('atLeast' in expression) return expression.atLeast.of.flatMap((part) => mentionsIn(part, within));
  if ('compare' in expression) {
    return [
      ...mentionsInMeasure(expression.compare.left, within),
      ...mentionsInMeasure(expression.compare.right, within),
    ];
  }
  if ('holds' in expression) return [{ kind: 'fact', name: expression.holds, within }];
  if ('present' in expression) return [{ kind: 'fact', name: expression.present, within }];
  if ('contains' in expression) {
    const { set, item } = expression.contains;
    return [{ kind: 'member', name: set, items: item === '*' ? [] : [item], within }];
  }
  if ('each' in expression) {
    const { over, items = [], test } = expression.each;
    return [{ kind: 'over', name: over, items, within }, ...mentionsIn(test, over)];
  }
  if ('rule' in expression) return [{ kind: 'rule', name: expression.rule, within }];
  return assertNever(expression);
}

export function mentionsInMeasure(measure: Measure, within: string | null): readonly Mention[] {
  if ('value' in measure) return [];
  if ('fact' in measure) return [{ kind: 'fact', name: measure.fact, within }];
  if ('param' in measure) return [{ kind: 'param', name: measure.param, within }];
  if ('count' in measure) {
    const { over, items = [], where } = measure.count;
    return [{ kind: 'over', name: over, items, within }, ...mentionsIn(where, over)];
  }
  const { over, items = [] } = 'sum' in measure ? measure.sum : measure.average;
  return [{ kind: 'over', name: over, items, within }];
}

/** The comparisons of an expression that hold it up by themselves, or as one of several that must all hold. */
export function comparisonsIn(expression: Expression): readonly Comparison[] {
  if ('compare' in expression) return [expression.compare];
  if ('all' in expression) return expression.all.flatMap(comparisonsIn);
  if ('any' in expression) return expression.any.flatMap(comparisonsIn);
  return [];
}

export type Comparison = Extract<Expression, { compare: unknown }>['compare'];
