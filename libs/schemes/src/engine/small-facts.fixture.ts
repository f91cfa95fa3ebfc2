import type { FactGroup } from '../language/facts.js';
import type { Rule } from '../language/rules.js';
import type { FactValue, Facts, ItemFacts } from './facts.js';
import { parseRational } from './rational.js';

type Of<Kind extends FactGroup['kind']> = Extract<FactGroup, { kind: Kind }>;

const unsaid = {
  ...{ required: true, partial: false, whenNull: 'unknown', sources: {}, changeable: true, printedScales: [] },
  parameters: {},
} as const;

/** A fact group that says only what a test is about. */
export function groupOf<Kind extends FactGroup['kind']>(
  kind: Kind,
  group: string,
  said: Partial<Of<Kind>> & { items: Of<Kind>['items'] },
): FactGroup {
  const scale = kind === 'decimal' || kind === 'integer' ? { min: '0', max: '20' } : {};
  return {
    ...unsaid,
    ...scale,
    group,
    kind,
    label: `${group} fr`,
    labelEn: group,
    invalid: group,
    ...said,
  } as unknown as FactGroup;
}

export function ruleOf(code: string, test: Rule['test'], said: Partial<Rule> = {}): Rule {
  return {
    ...{ code, label: `${code} label`, labelFr: `${code} libellé`, operator: null, value: null, unit: null },
    ...{ source: [1, 2], reading: null, printed: null, test },
    ...said,
  };
}

type Written = string | boolean | null;

/** «{ exam: '12', levels: { a: '3', b: null }, works: { w: { level: '2', done: true } } }»: numbers by their text. */
export function factsOf(
  written: Record<string, Written | Record<string, Written | Record<string, Written>> | null>,
): Facts {
  return Object.fromEntries(
    Object.entries(written).map(([group, items]) => {
      if (items === null) return [group, null];
      if (typeof items !== 'object') return [group, { '': { '': valueOf(items) } }];
      return [group, Object.fromEntries(Object.entries(items).map(([item, value]) => [item, fieldsOf(value)]))];
    }),
  );
}

function fieldsOf(value: Written | Record<string, Written>): ItemFacts {
  if (typeof value !== 'object' || value === null) return { '': valueOf(value) };
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, valueOf(inner)]));
}

function valueOf(value: Written): FactValue {
  return typeof value === 'string' ? (parseRational(value) ?? value) : value;
}
