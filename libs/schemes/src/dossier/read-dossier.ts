import { assertNever } from '@parchemin/kernel';
import type { FactValue, Facts, ItemFacts } from '../engine/facts.js';
import { compareRationals, isWhole, parseRational, type Rational } from '../engine/rational.js';
import { named } from '../engine/references.js';
import type { FactGroup } from '../language/facts.js';
import { JsonNumber, type Json } from './json.js';

export interface DossierFault {
  readonly code: string;
  readonly message: string;
}

export interface Derogation {
  readonly code: string;
  readonly by: string;
  readonly reason: string;
}

export type ReadDossier =
  { readonly facts: Facts; readonly derogations: readonly Derogation[] } | { readonly errors: readonly DossierFault[] };

/** Checks a dossier against the fact groups of its scheme, and names every fault at once. */
export function readDossier(groups: readonly FactGroup[], json: Json): ReadDossier {
  const dossier = unwrap(json);
  if (dossier === null)
    return { errors: [{ code: 'UNKNOWN:dossier', message: 'an object with the fact groups was expected' }] };
  const faults = new Faults();
  const known = new Set([...groups.map((group) => group.group), 'derogations']);
  for (const key of Object.keys(dossier))
    if (!known.has(key)) faults.add(`UNKNOWN:${key}`, `«${key}» is no fact group of this scheme`);
  const facts: Record<string, Readonly<Record<string, ItemFacts>> | null> = {};
  for (const group of groups) facts[group.group] = readGroup(group, dossier[group.group], faults);
  const derogations = readDerogations(dossier['derogations'], faults);
  return faults.list.length > 0 ? { errors: faults.list } : { facts, derogations };
}

class Faults {
  readonly list: DossierFault[] = [];

  add(code: string, message: string): void {
    this.list.push({ code, message });
  }
}

/** A file may also be `{ "dossier": { … } }` with other keys around it. */
function unwrap(json: Json): Record<string, Json> | null {
  if (!isObject(json)) return null;
  const inner = json['dossier'];
  return inner !== undefined && isObject(inner) ? inner : json;
}

function readGroup(
  group: FactGroup,
  json: Json | undefined,
  faults: Faults,
): Readonly<Record<string, ItemFacts>> | null {
  if (json === undefined) {
    if (group.required) faults.add(`MISSING:${group.group}`, `«${group.group}» is missing`);
    return group.kind === 'set' || group.items === null ? {} : null;
  }
  if (json === null && (group.unknownWhole !== undefined || group.items === null)) {
    return group.items === null ? { '': { '': null } } : null;
  }
  if (group.kind === 'set') return readSet(group, json, faults);
  if (group.kind !== 'record' && group.items === null) return { '': { '': readScalar(group, '', json, faults) } };
  if (!isObject(json)) {
    const nullable = group.unknownWhole === undefined ? '' : ', or null';
    faults.add(
      `MISSING:${group.group}`,
      `«${group.group}» must be an object with its ${group.items?.length ?? 0} items${nullable}`,
    );
    return null;
  }
  return readItems(group, group.items ?? [], json, faults);
}

function readItems(
  group: Exclude<FactGroup, { kind: 'set' }>,
  items: readonly string[],
  json: Record<string, Json>,
  faults: Faults,
): Record<string, ItemFacts> {
  for (const key of Object.keys(json)) {
    if (!items.includes(key)) faults.add(`UNKNOWN:${group.group}.${key}`, `«${key}» is no item of «${group.group}»`);
  }
  const read: Record<string, ItemFacts> = {};
  for (const item of items) {
    const value = json[item];
    if (value === undefined) {
      if (group.required && !group.partial)
        faults.add(
          `MISSING:${group.group}.${item}`,
          `«${group.group}.${item}» is missing; null says that it is not known`,
        );
      read[item] = { '': null };
    } else {
      read[item] =
        group.kind === 'record'
          ? readRecord(group, item, value, faults)
          : { '': readScalar(group, item, value, faults) };
    }
  }
  return read;
}

function readRecord(
  group: Extract<FactGroup, { kind: 'record' }>,
  item: string,
  json: Json,
  faults: Faults,
): ItemFacts {
  if (!isObject(json)) {
    faults.add(named(group.invalid, item), `«${group.group}.${item}» must be an object`);
    return {};
  }
  const read: Record<string, FactValue> = {};
  for (const key of Object.keys(json)) {
    if (!group.fields[key])
      faults.add(`UNKNOWN:${group.group}.${item}.${key}`, `«${key}» is no field of «${group.group}.${item}»`);
  }
  for (const [name, field] of Object.entries(group.fields)) {
    const value = json[name];
    const path = `${group.group}.${item}.${name}`;
    if (value === undefined) faults.add(`MISSING:${path}`, `«${path}» is missing`);
    else if (value === null && !field.nullable) faults.add(named(group.invalid, item), `«${path}» must not be null`);
    else
      read[name] = readValue(field, value, () =>
        faults.add(named(group.invalid, item), `«${path}» must be ${expected(field)}`),
      );
  }
  return read;
}

function readSet(group: Extract<FactGroup, { kind: 'set' }>, json: Json, faults: Faults): Record<string, ItemFacts> {
  const members: Record<string, ItemFacts> = {};
  if (!Array.isArray(json)) {
    faults.add(`UNKNOWN:${group.group}`, `«${group.group}» must be a list`);
    return members;
  }
  for (const member of json) {
    if (typeof member === 'string' && group.items.includes(member)) members[member] = { '': true };
    else
      faults.add(named(group.invalid, describe(member)), `«${describe(member)}» is none of ${group.items.join(', ')}`);
  }
  return members;
}

function readScalar(
  group: Exclude<FactGroup, { kind: 'set' | 'record' }>,
  item: string,
  json: Json,
  faults: Faults,
): FactValue {
  const path = item === '' ? group.group : `${group.group}.${item}`;
  const kind = scaleOf(group, item);
  return readValue(kind, json, () => faults.add(named(group.invalid, item), `«${path}» must be ${expected(kind)}`));
}

/** An item may have a maximum of its own («on 3», «on 5»). */
function scaleOf(group: Exclude<FactGroup, { kind: 'set' | 'record' }>, item: string): Kind {
  const max = group.parameters['max']?.[item];
  return max !== undefined && (group.kind === 'decimal' || group.kind === 'integer')
    ? { kind: group.kind, min: group.min, max }
    : group;
}

type Kind =
  | { readonly kind: 'decimal' | 'integer'; readonly min: string; readonly max: string }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly string[] };

function readValue(kind: Kind, json: Json, fault: () => void): FactValue {
  if (json === null) return null;
  const value = accept(kind, json);
  if (value === undefined) fault();
  return value ?? null;
}

function accept(kind: Kind, json: Json): FactValue | undefined {
  switch (kind.kind) {
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined;
    case 'choice':
      return typeof json === 'string' && kind.values.includes(json) ? json : undefined;
    case 'decimal':
    case 'integer': {
      const value = numberOf(json);
      return value && inRange(kind, value) && (kind.kind === 'decimal' || isWhole(value)) ? value : undefined;
    }
    default:
      return assertNever(kind);
  }
}

/** Numbers may come as JSON numbers or strings; either way they are read from their text. */
function numberOf(json: Json): Rational | null {
  if (json instanceof JsonNumber) return parseRational(json.text);
  return typeof json === 'string' ? parseRational(json) : null;
}

function inRange(kind: { readonly min: string; readonly max: string }, value: Rational): boolean {
  const [min, max] = [parseRational(kind.min), parseRational(kind.max)];
  return min !== null && max !== null && compareRationals(value, min) >= 0 && compareRationals(value, max) <= 0;
}

function expected(kind: Kind): string {
  if (kind.kind === 'boolean') return 'true or false';
  if (kind.kind === 'choice') return `one of ${kind.values.join(', ')}`;
  return `${kind.kind === 'integer' ? 'a whole number' : 'a number'} from ${kind.min} to ${kind.max}, or null`;
}

function readDerogations(json: Json | undefined, faults: Faults): readonly Derogation[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) {
    faults.add('UNKNOWN:derogations', '«derogations» must be a list');
    return [];
  }
  return json.flatMap((entry, at) => {
    const { code, by, reason } = isObject(entry) ? entry : {};
    if (typeof code === 'string' && typeof by === 'string' && typeof reason === 'string') return [{ code, by, reason }];
    faults.add(`MISSING:derogations.${at}`, 'a derogation needs «code», «by» and «reason», as texts');
    return [];
  });
}

function isObject(json: Json): json is Record<string, Json> {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof JsonNumber);
}

function describe(json: Json): string {
  if (json instanceof JsonNumber) return json.text;
  return typeof json === 'string' ? json : typeof json;
}
