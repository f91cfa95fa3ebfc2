import type { FactGroup } from '../language/facts.js';
import type { Program } from './compile.js';
import type { Facts, FactValue } from './facts.js';

/** Where a reference points: how to read it, and what its absence is called when that leaves a rule open. */
export interface Located {
  readonly group: FactGroup;
  readonly field: string | null;
  /** The item it points to while the expression runs through an item. */
  itemAt(item: string): string;
  read(facts: Facts, item: string): FactValue | undefined;
  /** The name of the fact still awaited; null when an empty entry decides by itself («not demonstrated»). */
  missing(facts: Facts, item: string): string | null;
}

/** «exam», «ue.3», «ue.*», «works.*.level»: group, item or the item at hand, field. Items may contain dots themselves. */
export function locate(reference: string, program: Program): Located {
  const dot = reference.indexOf('.');
  const group = program.group(dot < 0 ? reference : reference.slice(0, dot));
  const rest = dot < 0 ? '' : reference.slice(dot + 1);
  const { item: fixed, field } = splitItem(group, rest);
  const itemAt = (item: string) => fixed ?? item;
  return {
    group,
    field,
    itemAt,
    read: (facts, item) => facts[group.group]?.[itemAt(item)]?.[field ?? ''],
    missing(facts, item) {
      if (facts[group.group] === null && group.unknownWhole !== undefined)
        return named(group.unknownWhole, itemAt(item));
      if (group.whenNull === 'fails') return null;
      return named(group.unknown ?? `MISSING:${group.group}.{item}`, itemAt(item));
    },
  };
}

export function named(template: string, item: string): string {
  return template.replaceAll('{item}', item);
}

function splitItem(group: FactGroup, rest: string): { item: string | null; field: string | null } {
  const fields = group.kind === 'record' ? Object.keys(group.fields) : [];
  const field = fields.find((name) => rest.endsWith(`.${name}`)) ?? null;
  const item = field === null ? rest : rest.slice(0, -field.length - 1);
  if (item !== '*' && group.items !== null && !group.items.includes(item)) {
    throw new Error(`the scheme refers to «${group.group}.${rest}», which its facts do not declare`);
  }
  return { item: item === '*' ? null : item, field };
}
