import { assertNever } from '@parchemin/kernel';
import { isNumber, type FactValue, type Facts } from '../engine/facts.js';
import type { FactGroup } from '../language/facts.js';
import { still, type Domain, type Place } from './regions.js';
import { numberWays, type Way } from './steps.js';

/** One fact of the dossier, with the ways in which it can still move. */
export interface Variable {
  readonly fact: string;
  readonly group: FactGroup;
  readonly item: string;
  readonly field: string | null;
  readonly value: FactValue;
  readonly ways: readonly Way[];
}

export type Variables = (group: FactGroup, item: string, field: string | null) => Variable;

/** Each fact is one variable, however many rules ask for it. */
export function variablesOf(facts: Facts, isHeld: (fact: string, group: FactGroup) => boolean): Variables {
  const known = new Map<string, Variable>();
  return (group, item, field) => {
    const fact = [group.group, item, field].filter((part) => part !== null && part !== '').join('.');
    const found = known.get(fact);
    if (found) return found;
    const value = currentValue(group, item, field, facts);
    const fixed = isHeld(fact, group) || (group.items !== null && !group.items.includes(item));
    const made = { fact, group, item, field, value, ways: fixed ? [] : waysFrom(value, group, item, field) };
    known.set(fact, made);
    return made;
  };
}

export function valueAt({ value, ways }: Variable, { way, step }: Place): FactValue {
  return ways[way]?.at(step) ?? value;
}

/** Where nothing is decided yet: the fact may stay, or take every step of every way. */
export function wholeDomain({ ways }: Variable): Domain {
  return { base: still, spans: ways.map(({ length }, way) => ({ way, first: 1, last: length, bound: null })) };
}

export function labelsOf({ group, item, field }: Variable): { readonly label: string; readonly labelFr: string } {
  const part = group.kind === 'record' && field !== null ? group.fields[field] : undefined;
  const named = (label: string, of: string | null | undefined): string =>
    `${label}${item === '' ? '' : ` ${item}`}${of ? `, ${of}` : ''}`;
  const inFrench = group.itemLabel ?? group.label;
  return {
    label: named(group.itemLabelEn ?? group.labelEn ?? inFrench, part?.labelEn ?? part?.label ?? field),
    labelFr: named(inFrench, part?.label ?? field),
  };
}

function currentValue(group: FactGroup, item: string, field: string | null, facts: Facts): FactValue {
  const entered = facts[group.group]?.[item];
  if (group.kind === 'set') return entered !== undefined;
  return entered?.[field ?? ''] ?? null;
}

function waysFrom(value: FactValue, group: FactGroup, item: string, field: string | null): readonly Way[] {
  const scale = scaleOf(group, item, field);
  if (scale === null) return [];
  switch (scale.kind) {
    case 'set':
    case 'boolean':
      return otherValues([true, false], value);
    case 'choice':
      return otherValues(scale.values, value);
    case 'decimal':
    case 'integer':
      return numberWays(isNumber(value) ? value : null, scale, group.step);
    default:
      return assertNever(scale);
  }
}

type Scale =
  | { readonly kind: 'decimal' | 'integer'; readonly min: string; readonly max: string }
  | { readonly kind: 'boolean' | 'set' }
  | { readonly kind: 'choice'; readonly values: readonly string[] };

function scaleOf(group: FactGroup, item: string, field: string | null): Scale | null {
  if (group.kind === 'record') return (field !== null && group.fields[field]) || null;
  if (field !== null) return null;
  if (group.kind !== 'decimal' && group.kind !== 'integer') return group;
  return { kind: group.kind, min: group.min, max: group.parameters['max']?.[item] ?? group.max };
}

function otherValues(values: readonly FactValue[], current: FactValue): readonly Way[] {
  return values
    .filter((value) => value !== current)
    .map((value) => ({ direction: 'set', length: 1, at: () => value, unit: null }));
}
