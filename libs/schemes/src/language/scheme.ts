import { z } from 'zod';
import { exactDecimal } from './decimal.js';
import { Bound } from './bound.js';
import { FactGroup } from './facts.js';
import { formalities } from './formalities.js';
import { Assessor, Composition } from './panel.js';
import { SchemePiece } from './piece.js';
import { Rule, VerdictRules } from './rules.js';
import { Cited, Source } from './source.js';
import { UnderWay } from './under-way.js';

const text = z.string().min(1);
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
  /** The words of the document that carry the figure («à plus de 70 %»), so that it can be read twice. */
  printed: z.string().nullable().default(null),
  ...Cited,
});

export type Criterion = z.infer<typeof Criterion>;

const Block = z.strictObject({
  code: text,
  title: text,
  optional: z.boolean(),
  criteria: z.array(Criterion).default([]),
  ...Cited,
});

const Competency = z.strictObject({
  code: text,
  block: text,
  label: text,
  /** The level that the grid asks for. */
  minimum: z.string().nullable().default(null),
  ...Cited,
});

/** A part of a block, where the document has one, with the competencies printed under it. */
const Activity = z.strictObject({
  code: text,
  block: text,
  title: text,
  competencies: z.array(text).default([]),
  ...Cited,
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
  /** Where the group is to bring several together: each is held by one member at least. */
  profiles: z.array(z.strictObject({ code: text, label: text, ...Cited })).default([]),
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
  deliverables: z.array(z.strictObject({ code: text, label: text, ...Cited })).default([]),
  language: z.strictObject({ code: text, level: z.string().nullable() }).nullable().default(null),
  context: z.string().nullable().default(null),
  assessors: z.array(text),
  panel: z.array(Assessor).default([]),
  composition: z.array(Composition).default([]),
  /** Another assessment whose work this one shares: one deliverable, a result for each. */
  shares: z.string().nullable().default(null),
  optional: z.boolean(),
  singleBlockVariant: z.strictObject({ code: text, label: text, needsEvidence: z.boolean(), ...Cited }).nullable(),
  criteria: z.array(Criterion),
  ...Cited,
});

const Stage = z.strictObject({
  code: text,
  title: text,
  after: z.array(text),
  /** True: it opens only to those whom the gate of the verdict admits. */
  gate: z.boolean().default(false),
  opens: z.string().default(''),
  closes: z.string().default(''),
  ladder: z.string().default(''),
  /** The scale of the marks that the stage expects; null where it expects none. */
  outOf: exactDecimal.nullable().default(null),
  pieces: z.array(SchemePiece).default([]),
  /** The assessments, deliverables and fact groups that exist once it is closed. */
  gives: z.array(text).default([]),
  /** Those that must exist before it begins. */
  needs: z.array(text).default([]),
});

/** Within how many months what is missing may be sat again; no lines where the document does not say, and the certifier ratifies it. */
const Resit = z.strictObject({ months: z.int().positive(), source: Source.nullable(), ratify: z.boolean() });

const Reading = z.strictObject({
  code: text,
  /** The entry of the list of readings that it answers. */
  entry: text,
  question: text,
  chosen: text,
  alternatives: z.array(text),
  ratify: z.boolean(),
  /** The checks of the linter that find this passage by themselves; what they find there is known. */
  checks: z.array(text).default([]),
  ...Cited,
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
  ...Cited,
});

/** What the document names as proof of a competency; no assessment where nothing produces it. */
const Evidence = z.strictObject({ competency: text, assessment: text.nullable(), printed: text, ...Cited });

/** A final condition as the document lists it, and the rules that carry it. */
const Condition = z.strictObject({ code: text, label: text, labelFr: text, rules: z.array(text), ...Cited });

const Whole = z.strictObject({
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
    .array(z.strictObject({ code: text, exactlyOneOf: z.array(text), ...Cited, reading: z.string().nullable() }))
    .default([]),
  activities: z.array(Activity).default([]),
  competencies: z.array(Competency),
  transversal: z.array(z.strictObject({ code: text, label: text, minimum: text, ...Cited })).default([]),
  rubric: z
    .array(
      z.strictObject({
        code: text,
        label: text,
        max: text,
        items: z.array(z.strictObject({ code: text, label: text, max: text, ...Cited })),
        ...Cited,
      }),
    )
    .default([]),
  units: z.array(z.strictObject({ code: text, title: text, credits: z.int(), ...Cited })).default([]),
  assessments: z.array(Assessment),
  evidence: z.array(Evidence).default([]),
  stages: z.array(Stage),
  facts: z.array(FactGroup),
  rules: z.array(Rule),
  conditions: z.array(Condition).default([]),
  verdict: VerdictRules,
  resit: Resit.nullable().default(null),
  provisions: z.array(Provision).default([]),
  ...formalities,
  readings: z.array(Reading),
  /** Every version after the first says what becomes of the candidacies that began under the one before. */
  underWay: UnderWay.nullable().default(null),
});

/** A certification as data. No code knows the name of one. Published once, a version never changes. */
export const Scheme = Whole.superRefine((scheme, context) => {
  for (const message of underWayFaults(scheme)) context.addIssue({ code: 'custom', path: ['underWay'], message });
});
export type Scheme = z.infer<typeof Scheme>;

function underWayFaults({ version, underWay, ...scheme }: z.infer<typeof Whole>): readonly string[] {
  if (version === 1) return underWay === null ? [] : ['nothing can be under way before the first version'];
  if (underWay === null) return ['a new version says what becomes of the candidacies under way'];
  if (underWay.rule !== 'move') return [];
  const codes = {
    ...{ blocks: scheme.blocks, competencies: scheme.competencies, assessments: scheme.assessments },
    ...{ units: scheme.units, stages: scheme.stages, facts: scheme.facts.map(({ group }) => ({ code: group })) },
  };
  return underWay.mapping
    .filter(({ list, to }) => to !== null && !codes[list].some(({ code }) => code === to))
    .map(({ list, from, to }) => `${list} ${from} moves to ${to}, which this version does not have`);
}
