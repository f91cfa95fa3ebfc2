import type { FactValue, Facts, ItemFacts } from '../engine/facts.js';
import { named } from '../engine/references.js';
import type { FactGroup } from '../language/facts.js';
import { accept, type Kind } from './accepted-values.js';
import {
  absent,
  derogationIncomplete,
  noDossier,
  noList,
  noMember,
  noObject,
  stranger,
  unlike,
  type DossierFault,
} from './dossier-faults.js';
import { JsonNumber, type Json } from './json.js';

export type { DossierFault } from './dossier-faults.js';

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
  if (dossier === null) return { errors: [{ code: 'UNKNOWN:dossier', path: '', ...noDossier }] };
  const faults: DossierFault[] = [];
  const known = [...groups.map((group) => group.group), 'derogations'];
  for (const key of Object.keys(dossier)) {
    if (!known.includes(key)) faults.push({ code: `UNKNOWN:${key}`, path: key, ...stranger(key, known) });
  }
  const facts: Record<string, Readonly<Record<string, ItemFacts>> | null> = {};
  for (const group of groups) facts[group.group] = readGroup(group, dossier[group.group], faults);
  const derogations = readDerogations(dossier['derogations'], faults);
  return faults.length > 0 ? { errors: faults } : { facts, derogations };
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
  faults: DossierFault[],
): Readonly<Record<string, ItemFacts>> | null {
  const path = group.group;
  const nullable = group.unknownWhole !== undefined || group.items === null;
  if (json === undefined) {
    if (group.required) faults.push({ code: `MISSING:${path}`, path, ...absent(path, nullable) });
    return group.kind === 'set' || group.items === null ? {} : null;
  }
  if (json === null && nullable) return group.items === null ? { '': { '': null } } : null;
  if (group.kind === 'set') return readSet(group, json, faults);
  if (group.kind !== 'record' && group.items === null) return { '': { '': readScalar(group, '', json, faults) } };
  const items = group.items ?? [];
  if (isObject(json)) return readItems(group, items, json, faults);
  faults.push({ code: `MISSING:${path}`, path, ...noObject(path, items.length, nullable, json) });
  return null;
}

function readItems(
  group: Exclude<FactGroup, { kind: 'set' }>,
  items: readonly string[],
  json: Record<string, Json>,
  faults: DossierFault[],
): Record<string, ItemFacts> {
  for (const key of Object.keys(json)) {
    const path = `${group.group}.${key}`;
    if (!items.includes(key)) faults.push({ code: `UNKNOWN:${path}`, path, ...stranger(path, items) });
  }
  const read: Record<string, ItemFacts> = {};
  for (const item of items) {
    const value = json[item];
    const path = `${group.group}.${item}`;
    if (value !== undefined) {
      read[item] =
        group.kind === 'record'
          ? readRecord(group, item, value, faults)
          : { '': readScalar(group, item, value, faults) };
    } else {
      if (group.required && !group.partial)
        faults.push({ code: `MISSING:${path}`, path, ...absent(path, group.kind !== 'record') });
      read[item] = { '': null };
    }
  }
  return read;
}

function readRecord(
  group: Extract<FactGroup, { kind: 'record' }>,
  item: string,
  json: Json,
  faults: DossierFault[],
): ItemFacts {
  const [fields, invalid] = [Object.entries(group.fields), named(group.invalid, item)];
  const own = `${group.group}.${item}`;
  if (!isObject(json)) {
    faults.push({ code: invalid, path: own, ...noObject(own, fields.length, false, json) });
    return {};
  }
  const names = fields.map(([name]) => name);
  for (const key of Object.keys(json)) {
    const path = `${own}.${key}`;
    if (!names.includes(key)) faults.push({ code: `UNKNOWN:${path}`, path, ...stranger(path, names) });
  }
  const read: Record<string, FactValue> = {};
  for (const [name, field] of fields) {
    const value = json[name];
    const path = `${own}.${name}`;
    if (value === undefined) faults.push({ code: `MISSING:${path}`, path, ...absent(path, field.nullable) });
    else {
      const accepted = value === null && field.nullable ? null : accept(field, value);
      const labels = { label: field.label ?? name, labelEn: field.labelEn ?? name };
      if (accepted === undefined)
        faults.push({ code: invalid, path, ...unlike(path, labels, field, field.nullable, value) });
      read[name] = accepted ?? null;
    }
  }
  return read;
}

function readSet(
  { group, items, invalid }: Extract<FactGroup, { kind: 'set' }>,
  json: Json,
  faults: DossierFault[],
): Record<string, ItemFacts> {
  const members: Record<string, ItemFacts> = {};
  if (!Array.isArray(json)) {
    faults.push({ code: `UNKNOWN:${group}`, path: group, ...noList(group, items, json) });
    return members;
  }
  json.forEach((member, at) => {
    const path = `${group}.${at}`;
    if (typeof member === 'string' && items.includes(member)) members[member] = { '': true };
    else faults.push({ code: named(invalid, describe(member)), path, ...noMember(path, items, member) });
  });
  return members;
}

function readScalar(
  group: Exclude<FactGroup, { kind: 'set' | 'record' }>,
  item: string,
  json: Json,
  faults: DossierFault[],
): FactValue {
  if (json === null) return null;
  const kind = scaleOf(group, item);
  const value = accept(kind, json);
  if (value !== undefined) return value;
  const path = item === '' ? group.group : `${group.group}.${item}`;
  faults.push({ code: named(group.invalid, item), path, ...unlike(path, group, kind, true, json) });
  return null;
}

/** An item may have a maximum of its own («on 3», «on 5»). */
function scaleOf(group: Exclude<FactGroup, { kind: 'set' | 'record' }>, item: string): Kind {
  const max = group.parameters['max']?.[item];
  return max !== undefined && (group.kind === 'decimal' || group.kind === 'integer')
    ? { kind: group.kind, min: group.min, max }
    : group;
}

function readDerogations(json: Json | undefined, faults: DossierFault[]): readonly Derogation[] {
  if (json === undefined) return [];
  const path = 'derogations';
  if (!Array.isArray(json)) {
    faults.push({ code: `UNKNOWN:${path}`, path, ...noList(path, ['{ code, by, reason }'], json) });
    return [];
  }
  return json.flatMap((entry, at) => {
    const { code, by, reason } = isObject(entry) ? entry : {};
    if (typeof code === 'string' && typeof by === 'string' && typeof reason === 'string') return [{ code, by, reason }];
    faults.push({ code: `MISSING:${path}.${at}`, path: `${path}.${at}`, ...derogationIncomplete });
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
