import { actRequests, type ActName } from '@parchemin/contracts';
import { z } from 'zod';

/** One thing to fill in, as the contract of the act has it. */
export interface Field {
  /** Where it stands in the body: «calendar/zone» is in the calendar. */
  readonly path: readonly string[];
  readonly kind: FieldKind;
  /** Left out where it is empty; `null` where the contract wants it said. */
  readonly optional: 'omitted' | 'null' | false;
  /** What may be chosen, or what each line is about. */
  readonly options: readonly string[];
  /** Of a table: what its columns are called, and which of them are whole numbers. */
  readonly columns: readonly { readonly name: string; readonly number: boolean }[];
}

export type FieldKind =
  | 'line'
  | 'text'
  | 'number'
  | 'date'
  | 'instant'
  | 'yes-no'
  | 'choice'
  /** One to a line. */
  | 'list'
  /** A value for each key. */
  | 'entries'
  /** Several values to a line. */
  | 'table';

export type Choices = Readonly<Record<string, readonly string[]>>;

export function isActName(act: string): act is ActName {
  return Object.hasOwn(actRequests, act);
}

/** The form of an act, from the very schema that the service reads its body with; null where it has no plain form. */
export function fieldsOf(act: ActName, choices: Choices = {}): readonly Field[] | null {
  const schema = z.toJSONSchema(actRequests[act], { io: 'input', unrepresentable: 'any' }) as Schema;
  const fields = fieldsIn(schema, []);
  return fields?.map((field) => narrowed(field, choices[field.path.at(-1)!] ?? [])) ?? null;
}

export function fieldId(act: string, { path }: Pick<Field, 'path'>): string {
  return `${act}-${path.join('-')}`;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

function fieldsIn({ properties = {}, required = [] }: Schema, above: readonly string[]): readonly Field[] | null {
  const fields: Field[] = [];
  for (const [name, schema] of Object.entries(properties)) {
    const path = [...above, name];
    const found = fieldsAt(schema, path, required.includes(name));
    if (!found) return null;
    fields.push(...found);
  }
  return fields;
}

function fieldsAt(schema: Schema, path: readonly string[], required: boolean): readonly Field[] | null {
  const [plain, ...others] = (schema.anyOf ?? schema.oneOf ?? [schema]).filter(({ type }) => type !== 'null');
  if (!plain || others.length > 0) return null;
  if (plain.properties) return fieldsIn(plain, path);
  const nullable = schema.anyOf?.some(({ type }) => type === 'null') ?? false;
  const optional = !required ? 'omitted' : nullable ? 'null' : false;
  const columns = Object.entries(plain.items?.properties ?? {}).map(([name, { type }]) => {
    return { name, number: type === 'integer' };
  });
  const numbered = typeof plain.additionalProperties === 'object' && plain.additionalProperties.type === 'integer';
  const values = plain.additionalProperties ? [{ name: 'value', number: numbered }] : columns;
  return [{ path, kind: kindOf(plain), optional, options: plain.enum ?? [], columns: values }];
}

/** Longer than this, people write sentences. */
const lineAtMost = 300;

function kindOf(schema: Schema): FieldKind {
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer') return 'number';
  if (schema.type === 'array') return schema.items?.properties ? 'table' : 'list';
  if (schema.type === 'object') return 'entries';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'instant';
  return (schema.maxLength ?? 0) > lineAtMost ? 'text' : 'line';
}

/** Where the service says what can be named now, nothing else is offered. */
function narrowed(field: Field, options: readonly string[]): Field {
  if (options.length === 0) return field;
  return { ...field, options, kind: field.kind === 'line' ? 'choice' : field.kind };
}
