import { spellRational } from '../engine/rational.js';
import type { TracedMeasure, TraceNode } from '../engine/trace.js';
import type { Findings, TracedCriterion } from '../engine/verdict.js';
import type { Words } from './words.js';

/** «9,99/20, il faut strictement plus de 10/20»; null where nothing was compared. */
export function comparisonIn(test: TraceNode, unit: string | null, words: Words): string | null {
  const compared = comparison(test);
  if (compared === null) return null;
  const { left, operator, right, truth } = compared;
  const short = truth === 'not_met' ? (left.items ?? []).filter((item) => item.test.truth === 'not_met') : [];
  const lacking = short.map((item) => {
    const inner = comparisonIn(item.test, null, words);
    return inner === null ? item.item : `${item.item} (${inner})`;
  });
  const needed = words.needed(operator, measured(right, unit, words));
  return `${measured(left, unit, words)}, ${needed}${lacking.length === 0 ? '' : words.lacking(lacking.join(', '))}`;
}

/** «9,99/20» alone, for a condition that holds. */
export function valueIn(test: TraceNode, unit: string | null, words: Words): string | null {
  const compared = comparison(test);
  return compared === null ? null : measured(compared.left, unit, words);
}

type Section = readonly [title: string, lines: readonly string[]];

export function findingsInWords(findings: Findings, words: Words): readonly Section[] {
  const { blocks, variants, competencies, criteria } = findings;
  const { titles } = words;
  return [
    [titles.presented, [blocks.join(', ')]],
    [titles.variants, variants.map((each) => `${each.assessment} → ${each.variant} ${words.where(each, null)}`)],
    [
      titles.competencies,
      competencies.map(({ competency, label, state }) => `${competency} ${label} — ${words.competencies[state]}`),
    ],
    [titles.criteria, criteria.map((criterion) => criterionInWords(criterion, words))],
  ];
}

export function criterionInWords(criterion: TracedCriterion, words: Words): string {
  const { criterion: code, label, state, value, operator, threshold, unit } = criterion;
  const suffix = unit === '%' ? ' %' : '';
  const needed =
    operator === null || threshold === null ? '' : `, ${words.needed(operator, words.number(threshold) + suffix)}`;
  const entered = value === null || threshold === null ? '' : ` (${words.number(value)}${suffix}${needed})`;
  return `${code} ${label} — ${words.criteria[state]}${entered} ${words.where(criterion, null)}`;
}

/** The comparison that decided: itself, or the one alternative that compares. */
function comparison(test: TraceNode): Extract<TraceNode, { kind: 'compare' }> | null {
  if (test.kind === 'compare') return test;
  if (test.kind !== 'any' && test.kind !== 'all') return null;
  return test.children.map(comparison).find((child) => child !== null) ?? null;
}

function measured({ low, high, items }: TracedMeasure, unit: string | null, words: Words): string {
  if (low === null || high === null) return words.notEntered;
  const [from, to] = [words.number(spellRational(low)), words.number(spellRational(high))];
  const range = from === to ? from : `${from}–${to}`;
  if (unit !== null && (unit.startsWith('/') || unit === '%')) return `${range}${unit}`;
  return items ? words.counted(range, items.length) : range;
}
