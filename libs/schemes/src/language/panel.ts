import { z } from 'zod';
import { Cited } from './source.js';

const text = z.string().min(1);

/** Who assesses, or sits with those who do. */
export const Assessor = z.strictObject({
  role: text,
  external: z.boolean().default(false),
  president: z.boolean().default(false),
  optional: z.boolean().default(false),
  part: z.string().nullable().default(null),
  /** How many persons it stands for; null for a body whose members the document does not count. */
  members: z.int().positive().nullable().default(1),
  /** Takes a part in the scene that is assessed. */
  plays: z.boolean().default(false),
});

/** What the document asks of those who assess, in one part of the assessment or in the whole of it. */
export const Composition = z.strictObject({
  part: z.string().nullable().default(null),
  /** Null where the document does not say how many sit. */
  members: z.int().positive().nullable(),
  external: z.int().default(0),
  presidents: z.int().default(0),
  /** Roles that may be present and do not assess. */
  excludes: z.array(text).default([]),
  ...Cited,
});
