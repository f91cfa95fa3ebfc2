import { z } from 'zod';
import type { CandidacyWords } from './words.js';

type Schema = z.core.JSONSchema.BaseSchema;
type Named = Readonly<Record<string, z.ZodType>>;

/** Every act with its fields as people read them, or as JSON Schemas for scripts. */
export function toldActs(requests: Named, words: CandidacyWords, json: boolean): string {
  const acts = Object.entries(requests);
  if (json) return JSON.stringify(Object.fromEntries(acts.map(([act, form]) => [act, schemaOf(form)])), null, 2);
  return acts.map(([act, form]) => [act, ...fieldsOf(form, words).map((field) => `  ${field}`)].join('\n')).join('\n');
}

function fieldsOf(request: z.ZodType, words: CandidacyWords): readonly string[] {
  const schema = schemaOf(request);
  // What has several forms shows each of them.
  const forms = schema.oneOf ?? schema.anyOf ?? [schema];
  const lines = forms.flatMap((form) => fieldsOfForm(form as Schema, words));
  return lines.length === 0 ? [words.noFields] : lines;
}

function fieldsOfForm({ properties = {}, required = [] }: Schema, words: CandidacyWords): readonly string[] {
  return Object.entries(properties).map(([field, form]) => {
    const needed = required.includes(field) ? '' : ` (${words.optional})`;
    return `${field}: ${kindOf(form as Schema)}${needed}`;
  });
}

function kindOf(schema: Schema): string {
  const { enum: values, const: value, type, format, items, properties } = schema;
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return forms.map((form) => kindOf(form as Schema)).join(' | ');
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ');
  if (value !== undefined) return JSON.stringify(value);
  if (type === 'array') return `[${kindOf((items ?? {}) as Schema)}]`;
  if (properties) {
    const inner = Object.entries(properties).map(([field, form]) => `${field}: ${kindOf(form as Schema)}`);
    return `{ ${inner.join(', ')} }`;
  }
  return format ?? (typeof type === 'string' ? type : 'any');
}

/** Of what is written, before it is read into another form. */
function schemaOf(request: z.ZodType): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' });
  return schema;
}
