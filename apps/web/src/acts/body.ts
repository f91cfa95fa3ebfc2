import { assertNever } from '@parchemin/kernel';
import type { Field } from './fields.js';

/** What is in the form, letter for letter, by the place of its field; of entries, by the place and the key. */
export type Typed = Readonly<Record<string, string>>;

export function placeOf({ path }: Pick<Field, 'path'>, key?: string): string {
  return `/${[...path, ...(key === undefined ? [] : [key])].join('/')}`;
}

export const yes = 'yes';

/** The body of the request. What cannot be read is sent as it was typed, for the service to say what is wrong with it. */
export function bodyOf(fields: readonly Field[], typed: Typed, fixed: Readonly<Record<string, unknown>>): object {
  const body: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    const value = valueOf(field, typed);
    if (value !== undefined) put(body, field.path, value);
  }
  return body;
}

/** The places of what must be filled in and is not. */
export function missingOf(fields: readonly Field[], typed: Typed): readonly Field[] {
  return fields.filter((field) => !field.optional && needsText(field) && (typed[placeOf(field)] ?? '').trim() === '');
}

function needsText({ kind, options }: Field): boolean {
  return kind !== 'yes-no' && kind !== 'list' && kind !== 'table' && !(kind === 'entries' && options.length > 0);
}

function valueOf(field: Field, typed: Typed): unknown {
  const text = (typed[placeOf(field)] ?? '').trim();
  if (field.optional && text === '') return field.optional === 'null' ? null : undefined;
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'date':
    case 'choice':
      return text;
    case 'number':
      return numberOf(text);
    case 'instant':
      return instantOf(text);
    case 'yes-no':
      return text === yes;
    case 'list':
      return linesOf(text);
    case 'table':
      return linesOf(text).map((line) => rowOf(line, field));
    case 'entries':
      return entriesOf(field, typed);
    default:
      return assertNever(field.kind);
  }
}

function entriesOf(field: Field, typed: Typed): Record<string, unknown> {
  const number = field.columns[0]?.number ?? false;
  const pairs =
    field.options.length > 0
      ? field.options.map((key) => [key, (typed[placeOf(field, key)] ?? '').trim()] as const)
      : linesOf(typed[placeOf(field)] ?? '').map((line) => pairOf(line));
  const said = pairs.filter(([, value]) => value !== '');
  return Object.fromEntries(said.map(([key, value]) => [key, number ? numberOf(value) : value]));
}

function pairOf(line: string): readonly [string, string] {
  const [key = '', ...value] = line.split('=');
  return [key.trim(), value.join('=').trim()];
}

function rowOf(line: string, { columns }: Field): object {
  const cells = line.split(';').map((cell) => cell.trim());
  return Object.fromEntries(
    columns.map(({ name, number }, at) => {
      const rest = at === columns.length - 1 ? cells.slice(at).join('; ') : (cells[at] ?? '');
      return [name, number ? numberOf(rest) : rest];
    }),
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function numberOf(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Typed by the clock of the machine in front of the person. */
function instantOf(text: string): string {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}

function put(body: Record<string, unknown>, [name = '', ...below]: readonly string[], value: unknown): void {
  if (below.length === 0) body[name] = value;
  else put((body[name] ??= {}) as Record<string, unknown>, below, value);
}
