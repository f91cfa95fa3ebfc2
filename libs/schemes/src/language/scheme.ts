import { isDecimalFault, parseDecimal, type Decimal } from '@parchemin/kernel';
import { z } from 'zod';
import { FactGroup } from './facts.js';
import { Rule, VerdictRules } from './rules.js';
import { Source } from './source.js';

const text = z.string().min(1);
const decimal = z.string().transform((typed, context): Decimal => {
  const parsed = parseDecimal(typed);
  if (!isDecimalFault(parsed)) return parsed;
  context.addIssue({ code: 'custom', message: `not an exact decimal: ${typed}` });
  return z.NEVER;
});

export const Criterion = z.strictObject({
  code: text,
  label: text,
  competency: text.nullable(),
  operator: z.enum(['>=', '>']).nullable(),
  threshold: z.string().nullable(),
  unit: z.enum(['%', '/20', '/5', 'level', 'CEFR']).nullable(),
  /** «non applicable» may be recorded, with a reason. */
  conditional: z.boolean().default(false),
  /** The code of the criterion that this one repeats word for word in the document. */
  repeats: z.string().nullable().default(null),
  source: Source,
});

export type Criterion = z.infer<typeof Criterion>;

const Block = z.strictObject({
  code: text,
  title: text,
  optional: z.boolean(),
  criteria: z.array(Criterion).default([]),
  source: Source,
});

const Competency = z.strictObject({ code: text, block: text, label: text, source: Source });

/** A duration or a number of pages as the document prints it: exact, at most, or advised. */
const Bound = z.strictObject({
  operator: z.enum(['=', '<=', '>=', '~']),
  value: z.int(),
  unit: text,
  what: text,
  source: Source,
});

const Assessor = z.strictObject({
  role: text,
  external: z.boolean().default(false),
  president: z.boolean().default(false),
  optional: z.boolean().default(false),
  part: z.string().nullable().default(null),
});

const Assessment = z.strictObject({
  code: text,
  title: text,
  kind: z.enum([
    'written',
    'oral',
    'project',
    'exam',
    'case',
    'simulation',
    'file',
    'report',
    'work',
    'thesis',
    'deliverable',
  ]),
  mode: z.enum(['individual', 'group', 'either']).nullable(),
  groupSize: z.tuple([z.int(), z.int()]).nullable().default(null),
  blocks: z.array(text),
  competencies: z.array(text),
  /** The teaching units that it belongs to, a second axis beside the blocks. */
  units: z.array(text).default([]),
  minutes: z.strictObject({
    preparation: z.int().nullable(),
    presentation: z.int().nullable(),
    exchange: z.int().nullable(),
  }),
  bounds: z.array(Bound).default([]),
  deliverables: z.array(z.strictObject({ code: text, label: text, source: Source })).default([]),
  language: z.strictObject({ code: text, level: z.string().nullable() }).nullable().default(null),
  context: z.string().nullable().default(null),
  assessors: z.array(text),
  panel: z.array(Assessor).default([]),
  /** Another assessment whose work this one shares: one deliverable, a result for each. */
  shares: z.string().nullable().default(null),
  optional: z.boolean(),
  singleBlockVariant: z
    .strictObject({ code: text, label: text, needsEvidence: z.boolean(), source: Source })
    .nullable(),
  criteria: z.array(Criterion),
  source: Source,
});

const Stage = z.strictObject({
  code: text,
  title: text,
  after: z.array(text),
  opens: z.string().default(''),
  closes: z.string().default(''),
  ladder: z.string().default(''),
  /** The scale of the marks that the stage expects; null where it expects none. */
  outOf: decimal.nullable().default(null),
  pieces: z.array(z.strictObject({ code: text, title: text, source: Source })).default([]),
});

const Reading = z.strictObject({
  code: text,
  /** The entry of the list of readings that it answers. */
  entry: text,
  question: text,
  chosen: text,
  alternatives: z.array(text),
  ratify: z.boolean(),
  source: Source,
});

/** One normative statement that no other element carries: a duty, a right, a document, an order, a validation, a delay. */
const Provision = z.strictObject({
  code: text,
  kind: z.enum([
    'duty',
    'right',
    'document',
    'order',
    'validation',
    'delay',
    'signature',
    'file-name',
    'jury',
    'accommodation',
    'information',
  ]),
  label: text,
  who: z.string().nullable(),
  source: Source,
});

/** What the document names as proof of a competency; no assessment where nothing produces it. */
const Evidence = z.strictObject({ competency: text, assessment: text.nullable(), printed: text, source: Source });

/** A final condition as the document lists it, and the rules that carry it. */
const Condition = z.strictObject({ code: text, label: text, labelFr: text, rules: z.array(text), source: Source });

/** A certification as data. No code knows the name of one. Published once, a version never changes. */
export const Scheme = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  title: text,
  document: text,
  lines: z.int().positive(),
  /** What a reader must know of this file itself: which codes the document does not print, which counts differ. */
  notes: z.array(text).default([]),
  blocks: z.array(Block),
  /** «exactly one of»: the blocks among which a candidate chooses. */
  choices: z
    .array(z.strictObject({ code: text, exactlyOneOf: z.array(text), source: Source, reading: z.string().nullable() }))
    .default([]),
  competencies: z.array(Competency),
  transversal: z.array(z.strictObject({ code: text, label: text, minimum: text, source: Source })).default([]),
  rubric: z
    .array(
      z.strictObject({
        code: text,
        label: text,
        max: text,
        items: z.array(z.strictObject({ code: text, label: text, max: text, source: Source })),
        source: Source,
      }),
    )
    .default([]),
  units: z.array(z.strictObject({ code: text, title: text, credits: z.int(), source: Source })).default([]),
  assessments: z.array(Assessment),
  evidence: z.array(Evidence).default([]),
  stages: z.array(Stage),
  facts: z.array(FactGroup),
  rules: z.array(Rule),
  conditions: z.array(Condition).default([]),
  verdict: VerdictRules,
  provisions: z.array(Provision).default([]),
  readings: z.array(Reading),
  /** Line ranges that say nothing to apply, with the reason: a description, a heading, a layout. */
  notNormative: z
    .array(z.strictObject({ lines: Source, reason: z.enum(['descriptive', 'layout']), what: text }))
    .default([]),
});
export type Scheme = z.infer<typeof Scheme>;
