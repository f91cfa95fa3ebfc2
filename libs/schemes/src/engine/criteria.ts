import { assertNever } from '@parchemin/kernel';
import type { FactGroup } from '../language/facts.js';
import type { Criterion } from '../language/scheme.js';
import type { FactValue, Facts } from './facts.js';
import { compareRationals, parseRational, spellRational } from './rational.js';
import { named } from './references.js';
import type { CriterionState, TracedCriterion } from './verdict.js';

export interface JudgedCriterion {
  readonly traced: TracedCriterion;
  /** The fact still awaited, by name. */
  readonly missing: string | null;
}

export type CriterionJudge = (facts: Facts, alone: boolean) => JudgedCriterion;

export interface CriterionParts {
  /** The assessment or the block that the criterion belongs to. */
  readonly of: string;
  readonly criterion: Criterion;
  readonly groups: readonly FactGroup[];
  readonly exempted: FactGroup | null;
  /** Where the evidence is recorded without which nothing is seen of it in a candidacy for one block alone. */
  readonly evidence: { readonly group: string; readonly item: string } | null;
}

/** One criterion with its own operator: met exactly when the entry says so, and out of the count when exempted. */
export function compileCriterion({ of, criterion, groups, exempted, evidence }: CriterionParts): CriterionJudge {
  const { code, label, operator, threshold, unit, source, more } = criterion;
  const cited = more === undefined ? { source } : { source, more };
  const group = groups.find(({ items }) => items?.includes(code));
  const stateOf = group ? compileState(criterion, group) : () => 'unknown' as const;
  const awaited = named(group?.unknown ?? 'CRITERION_MISSING:{item}', code);
  return (facts, alone) => {
    const unseen = alone && evidence !== null && facts[evidence.group]?.[evidence.item] === undefined;
    const value = group && !unseen ? (facts[group.group]?.[code]?.[''] ?? null) : null;
    const state = isExempted(code, exempted, facts) ? 'exempted' : stateOf(value);
    const missing = state !== 'unknown' ? null : unseen ? `EVIDENCE_MISSING:${evidence.item}` : awaited;
    const entered = value === null ? null : typeof value === 'object' ? spellRational(value) : String(value);
    const traced = { criterion: code, of, label, state, value: entered, operator, threshold, unit, ...cited };
    return { traced, missing };
  };
}

/** Every field of the record is a condition, and they are cumulative. */
function isExempted(code: string, group: FactGroup | null, facts: Facts): boolean {
  if (group?.kind !== 'record') return false;
  const record = facts[group.group]?.[code];
  return record !== undefined && Object.keys(group.fields).every((field) => record[field] === true);
}

function compileState(criterion: Criterion, group: FactGroup): (value: FactValue) => CriterionState {
  switch (group.kind) {
    case 'decimal':
    case 'integer':
      return compileThreshold(criterion);
    case 'boolean':
      return (value) => (value === null ? 'unknown' : value === true ? 'met' : 'not_met');
    case 'choice':
      return criterion.threshold === null ? stated : compileRank(criterion.threshold, criterion.operator, group.values);
    case 'set':
    case 'record':
      return () => 'unknown';
    default:
      return assertNever(group);
  }
}

function compileThreshold({ threshold, operator }: Criterion): (value: FactValue) => CriterionState {
  const limit = threshold === null ? null : parseRational(threshold);
  return (value) => {
    if (typeof value !== 'object' || value === null || limit === null) return 'unknown';
    return reaches(compareRationals(value, limit), operator) ? 'met' : 'not_met';
  };
}

function stated(value: FactValue): CriterionState {
  return value === 'met' || value === 'not_met' || value === 'not_applicable' ? value : 'unknown';
}

/** A level whose values stand in order, such as those of a language. */
function compileRank(
  threshold: string,
  operator: Criterion['operator'],
  values: readonly string[],
): (value: FactValue) => CriterionState {
  const limit = values.indexOf(threshold);
  return (value) => {
    if (typeof value !== 'string') return 'unknown';
    return reaches(Math.sign(values.indexOf(value) - limit), operator) ? 'met' : 'not_met';
  };
}

function reaches(order: number, operator: Criterion['operator']): boolean {
  return operator === '>' ? order > 0 : order >= 0;
}
