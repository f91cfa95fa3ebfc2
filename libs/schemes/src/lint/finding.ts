import { z } from 'zod';
import { Source } from '../language/source.js';

export const Severity = z.enum(['error', 'warning']);
export type Severity = z.infer<typeof Severity>;

/** One defect: which check found it, which elements contradict each other, where they stand, in one sentence. */
export const Finding = z.strictObject({
  check: z.string(),
  severity: Severity,
  message: z.string(),
  messageFr: z.string(),
  /** The elements concerned, the first one first: «criteria/…» as a path through the codes of the scheme. */
  places: z.array(z.string()).min(1),
  document: z.string(),
  lines: Source,
  /** The readings of the scheme that know of it already: a passage that is itself ambiguous. */
  readings: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

export const SchemeLint = z.strictObject({
  scheme: z.string(),
  version: z.int().nullable(),
  errors: z.int(),
  warnings: z.int(),
  findings: z.array(Finding),
});
export type SchemeLint = z.infer<typeof SchemeLint>;

/** What `scheme lint --json` answers. */
export const LintAnswer = z.strictObject({
  /** False as soon as one finding is an error. */
  ok: z.boolean(),
  schemes: z.array(SchemeLint),
});
export type LintAnswer = z.infer<typeof LintAnswer>;
