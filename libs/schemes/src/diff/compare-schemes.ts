import type { Scheme } from '../language/scheme.js';
import type { SchemeChange } from './change.js';
import { tellChange } from './tell-change.js';

export type Difference = Omit<SchemeChange, 'fr' | 'en'>;
type Json = Difference['before'];
type Members = { readonly [key: string]: Json };

/** Everything that differs between two versions, element by element and in the order of the scheme file. */
export function compareSchemes(before: Scheme, after: Scheme): readonly SchemeChange[] {
  const [left, right] = [plain(before), plain(after)];
  return fieldsOf(left, right)
    .filter((kind) => !identity.has(kind))
    .flatMap((kind) => compareField({ kind, element: [] }, kind, left[kind] ?? null, right[kind] ?? null))
    .map((difference) => ({ ...difference, ...tellChange(difference) }));
}

// Which version it is, and where its schema lies, is said by the question.
const identity: ReadonlySet<string> = new Set(['id', 'version', '$schema']);

interface Place {
  readonly kind: string;
  readonly element: readonly string[];
}

function compareField(place: Place, field: string, before: Json, after: Json): readonly Difference[] {
  if (same(before, after)) return [];
  if (isElements(before) && isElements(after)) return compareElements(place, field, before, after);
  if (isMembers(before) && isMembers(after) && !whole.has(field)) {
    return compareMembers({ kind: place.kind, element: below(place, field) }, before, after);
  }
  return [{ kind: place.kind, element: [...place.element], change: 'changed', field, before, after }];
}

// Read as one: an expression that is half another one would tell nobody anything.
const whole: ReadonlySet<string> = new Set(['test', 'when', 'measure', 'each']);

function compareMembers(place: Place, before: Members, after: Members): readonly Difference[] {
  return fieldsOf(before, after).flatMap((field) =>
    compareField(place, field, before[field] ?? null, after[field] ?? null),
  );
}

function compareElements(
  place: Place,
  field: string,
  before: readonly Members[],
  after: readonly Members[],
): readonly Difference[] {
  const { kind } = place;
  const [left, right] = [keyed(before), keyed(after)];
  const at = (key: string): string[] => [...below(place, field), key];
  const kept = [...left.keys()].filter((key) => right.has(key));
  const keptAfter = [...right.keys()].filter((key) => left.has(key));
  const differences: Difference[] = [];
  for (const [key, was] of left) {
    if (!right.has(key))
      differences.push({ kind, element: at(key), change: 'removed', field: null, before: was, after: null });
  }
  for (const [key, is] of right) {
    if (!left.has(key))
      differences.push({ kind, element: at(key), change: 'added', field: null, before: null, after: is });
  }
  if (!same(kept, keptAfter)) {
    differences.push({ kind, element: [...place.element], change: 'moved', field, before: kept, after: keptAfter });
  }
  const changed = kept.flatMap((key) =>
    compareMembers({ kind, element: at(key) }, left.get(key) ?? {}, right.get(key) ?? {}),
  );
  return [...differences, ...changed];
}

/** The list or part that gives a kind its name is not said twice. */
function below({ kind, element }: Place, field: string): readonly string[] {
  return element.length === 0 && field === kind ? [] : [...element, field];
}

/** By what names it in the file; what has no name of its own is told apart by its place among its likes. */
function keyed(elements: readonly Members[]): ReadonlyMap<string, Members> {
  const found = new Map<string, Members>();
  for (const element of elements) {
    const name = naming.map((field) => element[field]).find((value) => typeof value === 'string');
    let key = String(name ?? '1');
    for (let twin = 2; found.has(key); twin += 1) key = name === undefined ? String(twin) : `${String(name)} (${twin})`;
    found.set(key, element);
  }
  return found;
}

const naming = ['code', 'group', 'rule', 'unit', 'block', 'competency', 'criterion', 'item', 'role', 'what', 'quality'];

function isElements(value: Json): value is Record<string, Json>[] {
  return Array.isArray(value) && value.every(isMembers);
}

function isMembers(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(before: Members, after: Members): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function same(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What the file says, with what it leaves unsaid filled in. */
function plain(scheme: Scheme): Members {
  return JSON.parse(JSON.stringify(scheme)) as Members;
}
