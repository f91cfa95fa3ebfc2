import { z } from 'zod';
import { Cited } from './source.js';

const text = z.string().min(1);

/** A duration or a number of pages as the document prints it: exact, at most, or advised. */
export const Bound = z.strictObject({
  operator: z.enum(['=', '<=', '>=', '~']),
  value: z.int(),
  unit: text,
  what: text,
  /** The part of the assessment that lasts so long; «total» for all of them together. */
  part: z
    .enum(['preparation', 'presentation', 'exchange', 'deliberation', 'feedback', 'total'])
    .nullable()
    .default(null),
  /** One for each block that is presented, or for each activity of the block. */
  per: z.enum(['block', 'activity']).nullable().default(null),
  /** What the figure leaves out, such as annexes; null where the document does not say. */
  excluding: z.string().nullable().default(null),
  /** The words of the document that carry the figure, so that it can be read twice. */
  printed: z.string().nullable().default(null),
  ...Cited,
});
