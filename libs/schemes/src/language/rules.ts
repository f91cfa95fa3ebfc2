import { z } from 'zod';
import { Expression, Measure, Operator } from './expression.js';
import { Cited } from './source.js';

export const Rule = z.strictObject({
  code: z.string(),
  label: z.string(),
  labelFr: z.string(),
  operator: Operator.nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  /** The words of the document that carry the figure, so that it can be read twice. */
  printed: z.string().nullable().default(null),
  ...Cited,
  reading: z.string().nullable(),
  /** A family: the rule holds for each item, and each item that fails gives its own reason. */
  each: z.strictObject({ over: z.string(), items: z.array(z.string()).optional() }).optional(),
  /** What a refused candidate reads: «UE_AVERAGE:UE{item}»; the code itself when absent. */
  reason: z.string().optional(),
  test: Expression,
});
export type Rule = z.infer<typeof Rule>;

const Computed = z.strictObject({
  mode: z.literal('computed'),
  /** Admission to the last assessment: while one fails, nothing after it is deliberated. */
  gate: z.array(z.string()),
  derogable: z.array(z.string()),
  /** All cumulative, in the order in which reasons are given. What the jury deliberates stays closed while the gate is shut. */
  title: z.array(z.strictObject({ rule: z.string(), deliberated: z.boolean() })),
  blocks: z.array(z.strictObject({ block: z.string(), rule: z.string() })),
  credits: z.array(
    z.strictObject({
      unit: z.string(),
      credits: z.int(),
      rule: z.string(),
      item: z.string(),
      withheldBy: z.string().optional(),
      afterGate: z.boolean(),
    }),
  ),
  reserves: z.array(
    z.strictObject({ code: z.string(), label: z.string(), labelFr: z.string(), when: Expression, ...Cited }),
  ),
  measures: z.array(
    z.strictObject({ code: z.string(), measure: Measure, afterGate: z.boolean(), as: z.enum(['count', 'decimal']) }),
  ),
});

/** No rule is printed: the measures and the trace show each criterion and competency, and the jury decides. */
const ForJury = z.strictObject({
  mode: z.literal('for_jury'),
  /** The fact groups that hold the assessors' entry for each criterion. */
  criteria: z.union([z.string(), z.array(z.string())]),
  /** The fact group that holds the entry per competency, where the document has one. */
  competencies: z.string().nullable(),
  /** The records of exempted criteria, where the document provides for exemption: every field is a condition. */
  exempted: z.string().nullable(),
  /** The set of the blocks that a candidate seeks, where one may be sought alone; empty for the whole title. */
  sought: z.string().nullable(),
  /** The set of the optional blocks that a candidate chose. */
  chosen: z.string().nullable().default(null),
  /** The set of assessments for which the evidence that a single-block candidacy needs was handed in. */
  evidence: z.string().nullable().default(null),
  /** Rules without which a dossier is refused before anything is shown. */
  requires: z.array(z.string()),
});

export const VerdictRules = z.discriminatedUnion('mode', [Computed, ForJury]);
export type VerdictRules = z.infer<typeof VerdictRules>;
export type ComputedRules = z.infer<typeof Computed>;
export type ForJuryRules = z.infer<typeof ForJury>;
