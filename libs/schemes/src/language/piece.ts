import { z } from 'zod';
import { exactDecimal } from './decimal.js';
import { Source } from './source.js';

const text = z.string().min(1);
const scale = { min: z.int().min(0), max: z.int().positive() };
const holders = z.array(z.enum(['candidate', 'centre', 'tutor', 'certifier']));

const common = {
  code: text,
  title: text,
  source: Source,
  /** Expected only of those who chose this optional block. */
  option: text.nullable().default(null),
  /** Of a candidacy that seeks single blocks, expected only where it seeks one of these; empty: of everybody. */
  blocks: z.array(text).default([]),
};

const Mark = z.strictObject({
  ...common,
  kind: z.literal('mark'),
  approval: z.enum(['subject', 'grid']).nullable().default(null),
  copyCheck: z.boolean().default(false),
});
const Attendance = z.strictObject({ ...common, kind: z.literal('attendance') });
const Average = z.strictObject({ ...common, kind: z.literal('average') });
const Work = z.strictObject({
  ...common,
  kind: z.literal('work'),
  levels: z.strictObject(scale),
  approvals: z.array(text).default([]),
});
const Grid = z.strictObject({
  ...common,
  kind: z.literal('grid'),
  competencies: z.array(
    z.strictObject({ competency: text, ...scale, by: z.enum(['tutor', 'trainer']).nullable().default(null) }),
  ),
  transversal: z.array(z.strictObject({ competency: text, ...scale })).default([]),
  copies: holders.default([]),
});
const File = z.strictObject({
  ...common,
  kind: z.literal('file'),
  naming: z.string().nullable().default(null),
  copies: holders.default([]),
  copyCheck: z.boolean().default(false),
});
const Assessment = z.strictObject({
  ...common,
  kind: z.literal('assessment'),
  /** The modality of a candidacy that seeks a single block. */
  singleBlockModality: z.string().nullable().default(null),
  criteria: z.array(
    z.strictObject({
      criterion: text,
      as: z.enum(['percentage', 'outcome', 'language']),
      conditional: z.boolean().default(false),
    }),
  ),
  competencies: z.array(text).default([]),
  entry: z.enum(['confirmed', 'observed']).default('confirmed'),
  signatures: z.array(z.strictObject({ quality: text, external: z.boolean().default(false) })).default([]),
  /** For a single block, a recorded or annexed proof without which the criteria stay unknown. */
  needsEvidence: z.boolean().default(false),
});
const Oral = z.strictObject({
  ...common,
  kind: z.literal('oral'),
  minutes: z.int().nullable().default(null),
  rubric: z.array(z.strictObject({ item: text, max: exactDecimal })),
});
const Decision = z.strictObject({ ...common, kind: z.literal('decision') });

/** Anything that a stage expects before it may close. */
export const SchemePiece = z.preprocess(
  (piece) => (typeof piece === 'object' && piece !== null && !('kind' in piece) ? { ...piece, kind: 'mark' } : piece),
  z.discriminatedUnion('kind', [Mark, Attendance, Average, Work, Grid, File, Assessment, Oral, Decision]),
);
export type SchemePiece = z.infer<typeof SchemePiece>;
