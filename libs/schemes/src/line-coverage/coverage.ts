import { z } from 'zod';
import { Source } from '../language/source.js';

/** A duty, right, actor, threshold, duration, size, document, order, validation, delay or criterion is normative. */
export const LineClass = z.enum(['normative', 'descriptive', 'layout']);
export type LineClass = z.infer<typeof LineClass>;

/** What a careful reader found in a document, line by line: its class, and the reason where no element carries it. */
export const Coverage = z.strictObject({
  scheme: z.string(),
  version: z.int().positive(),
  document: z.string(),
  lines: z.int().positive(),
  ranges: z.array(z.strictObject({ lines: Source, class: LineClass, reason: z.string().min(1).optional() })),
});
export type Coverage = z.infer<typeof Coverage>;
