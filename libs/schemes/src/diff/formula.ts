import { assertNever } from '@parchemin/kernel';
import type { Expression, Measure } from '../language/expression.js';

/** An expression on one line, the same in every language: «all(exam >= 12, count(levels: levels.* >= min) >= 3)». */
export function formulaOf(expression: Expression): string {
  if ('all' in expression) return `all(${list(expression.all)})`;
  if ('any' in expression) return `any(${list(expression.any)})`;
  if ('not' in expression) return `not(${formulaOf(expression.not)})`;
  if ('atLeast' in expression) return `atLeast ${expression.atLeast.n} of (${list(expression.atLeast.of)})`;
  if ('compare' in expression) {
    const { left, operator, right } = expression.compare;
    return `${measureFormula(left)} ${operator} ${measureFormula(right)}`;
  }
  if ('holds' in expression) return expression.holds;
  if ('present' in expression) return `present(${expression.present})`;
  if ('contains' in expression) return `${expression.contains.set} contains ${expression.contains.item}`;
  if ('each' in expression) return `each(${over(expression.each)}: ${formulaOf(expression.each.test)})`;
  if ('rule' in expression) return `rule ${expression.rule}`;
  return assertNever(expression);
}

export function measureFormula(measure: Measure): string {
  if ('value' in measure) return measure.value;
  if ('fact' in measure) return measure.fact;
  if ('param' in measure) return measure.param;
  if ('count' in measure) return `count(${over(measure.count)}: ${formulaOf(measure.count.where)})`;
  if ('sum' in measure) return `sum(${over(measure.sum)})`;
  if ('average' in measure) return `average(${over(measure.average)})`;
  return assertNever(measure);
}

function list(expressions: readonly Expression[]): string {
  return expressions.map(formulaOf).join(', ');
}

function over({ over: group, items }: { over: string; items?: readonly string[] | undefined }): string {
  return items === undefined ? group : `${group} ${items.join(' ')}`;
}
