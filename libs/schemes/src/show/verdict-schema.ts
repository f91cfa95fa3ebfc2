import { z } from 'zod';
import { Operator } from '../language/expression.js';
import { Source } from '../language/source.js';

const text = z.string();
const Truth = z.enum(['met', 'not_met', 'unknown']);
const cited = { source: Source, more: z.array(Source).optional() };
const labelled = { label: text, labelFr: text };

interface Node {
  kind: string;
  [key: string]: unknown;
}

const Item = z.lazy(() => z.strictObject({ item: text, test: TraceJson }));

const MeasureJson = z.strictObject({
  of: text,
  /** As decimals; null when nothing was entered, and apart while facts are missing. */
  low: text.nullable(),
  high: text.nullable(),
  missing: z.array(text),
  items: z.array(Item).optional(),
});

const TraceJson: z.ZodType<Node> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['all', 'any']), truth: Truth, children: z.array(TraceJson) }),
    z.strictObject({ kind: z.literal('not'), truth: Truth, child: TraceJson }),
    z.strictObject({ kind: z.literal('atLeast'), truth: Truth, n: z.int(), children: z.array(TraceJson) }),
    z.strictObject({
      ...{ kind: z.literal('compare'), truth: Truth },
      ...{ left: MeasureJson, operator: Operator, right: MeasureJson },
    }),
    z.strictObject({
      kind: z.literal('fact'),
      truth: Truth,
      fact: text,
      value: z.union([z.boolean(), text, z.null()]),
    }),
    z.strictObject({ kind: z.literal('each'), truth: Truth, items: z.array(Item) }),
    z.strictObject({ kind: z.literal('rule'), truth: Truth, rule: text, test: TraceJson }),
  ]),
);

const RuleJson = z.strictObject({
  rule: text,
  roles: z.array(z.enum(['gate', 'title', 'block', 'credits', 'requirement'])),
  truth: Truth,
  states: z.strictObject({
    ...labelled,
    operator: Operator.nullable(),
    value: text.nullable(),
    unit: text.nullable(),
    ...cited,
    reading: text.nullable(),
  }),
  items: z.array(z.strictObject({ item: text, reason: text, truth: Truth, test: TraceJson })),
});

const Findings = z.strictObject({
  criteria: z.array(
    z.strictObject({
      criterion: text,
      of: text,
      label: text,
      state: z.enum(['met', 'not_met', 'unknown', 'not_applicable', 'exempted']),
      value: text.nullable(),
      operator: Operator.nullable(),
      threshold: text.nullable(),
      unit: text.nullable(),
      ...cited,
    }),
  ),
  competencies: z.array(
    z.strictObject({
      competency: text,
      block: text,
      label: text,
      state: z.enum(['mastered', 'not_mastered', 'unknown']),
      ...cited,
    }),
  ),
  blocks: z.array(text),
  variants: z.array(z.strictObject({ assessment: text, variant: text, ...cited })),
});

/** What `deliberate --json` answers of a dossier that can be read. */
export const VerdictAnswer = z.strictObject({
  scheme: text,
  version: z.int().positive(),
  decision: z.enum([
    'admitted',
    'admitted_with_reserve',
    'not_admissible',
    'partial',
    'refused',
    'undetermined',
    'for_jury',
    'block_awarded',
    'block_refused',
  ]),
  titleAwarded: z.boolean(),
  blocksValidated: z.array(text),
  reasons: z.array(text),
  alsoUnmet: z.array(text),
  reserves: z.array(text),
  credits: z.record(text, z.int().nullable()),
  creditsTotal: z.int(),
  measures: z.record(text, z.union([z.number(), text, z.null()])),
  unknown: z.array(text),
  trace: z.strictObject({
    document: text,
    rules: z.array(RuleJson),
    derogations: z.array(z.strictObject({ code: text, by: text, reason: text, applied: z.boolean() })),
    reserves: z.array(z.strictObject({ code: text, ...labelled, ...cited })),
    awaited: z.array(z.strictObject({ code: text, ...labelled })),
    findings: Findings.optional(),
  }),
});

/** What it answers of one that cannot: every fault at once. */
export const FaultsAnswer = z.strictObject({
  errors: z.array(z.strictObject({ code: text, path: text, message: text })),
});
