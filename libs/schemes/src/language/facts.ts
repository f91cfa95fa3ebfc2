import { z } from 'zod';
import { Source } from './source.js';

const text = z.string();

/**
 * Where a candidacy holds the values of a group. After the colon: the piece, with «{item}» for the item's code, or what kind of entry.
 * A group that nothing feeds stays empty.
 */
export const FactOrigin = z
  .string()
  .regex(
    /^(mark:.+|average:.+|settled|work|level|transversal|self-level|rubric|anomaly|criterion|competency:(confirmed|observed)|choice|sought|evidence|exemption|pronounced-block)$/,
  );

/** What a null or a missing item means to the rules: not demonstrated, or not yet known. */
const Unset = z.enum(['fails', 'unknown']);

const common = {
  group: z.string(),
  label: text,
  /** The same in English, where explanations need it. */
  labelEn: text.optional(),
  /** How one item is called, before its code; the label where it is absent. */
  itemLabel: text.optional(),
  itemLabelEn: text.optional(),
  from: FactOrigin.nullable().default(null),
  /** False: the group may be left out of a dossier altogether. */
  required: z.boolean().default(true),
  /** True: items may be left out, and are then null. */
  partial: z.boolean().default(false),
  whenNull: Unset.default('unknown'),
  /** The fact still awaited, by name: «UE_MISSING:UE{item}». */
  unknown: text.optional(),
  /** The same for a group that is null as a whole («the oral was not held»); absent: null as a whole is an error. */
  unknownWhole: text.optional(),
  /** The code of a value that is out of its range or of another kind: «LEVEL:{item}». */
  invalid: text,
  /** Where the document prints the limit of each item. */
  sources: z.record(text, Source).default({}),
  /** The scales that the document prints for these values. */
  printedScales: z.array(z.strictObject({ min: text, max: text, source: Source })).default([]),
  /** The unit of one step of change, counted from the minimum; 0.01 for decimals and 1 for integers where it is absent. */
  step: text.optional(),
  /** False: an event of the past that no more work can change. */
  changeable: z.boolean().default(true),
};

const items = z.array(text).min(1);
/** How a field of a record is called, in French and in English; its own name where they are absent. */
const fieldLabels = { label: text.optional(), labelEn: text.optional() };
/** Per item, by name of the parameter: `{ "min": { "1.1": "2" } }`. */
const parameters = z.record(text, z.record(text, text)).default({});

export const FactGroup = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('decimal'), min: text, max: text, items: items.nullable(), parameters }),
  z.strictObject({ ...common, kind: z.literal('integer'), min: text, max: text, items: items.nullable(), parameters }),
  z.strictObject({ ...common, kind: z.literal('boolean'), items: items.nullable(), parameters }),
  z.strictObject({ ...common, kind: z.literal('choice'), values: items, items: items.nullable(), parameters }),
  z.strictObject({ ...common, kind: z.literal('set'), items, parameters }),
  z.strictObject({
    ...common,
    kind: z.literal('record'),
    items,
    parameters,
    fields: z.record(
      text,
      z.discriminatedUnion('kind', [
        z.strictObject({ ...fieldLabels, kind: z.literal('decimal'), min: text, max: text, nullable: z.boolean() }),
        z.strictObject({ ...fieldLabels, kind: z.literal('integer'), min: text, max: text, nullable: z.boolean() }),
        z.strictObject({ ...fieldLabels, kind: z.literal('boolean'), nullable: z.boolean() }),
        z.strictObject({ ...fieldLabels, kind: z.literal('choice'), values: items, nullable: z.boolean() }),
      ]),
    ),
  }),
]);
export type FactGroup = z.infer<typeof FactGroup>;
