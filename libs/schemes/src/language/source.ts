import { z } from 'zod';

/** The first and the last line of the document that say it. */
export const Source = z.tuple([z.int().positive(), z.int().positive()]);
export type Source = z.infer<typeof Source>;

/** Where an element stands; `more` where a page or another table goes on with it. */
export const Cited = { source: Source, more: z.array(Source).min(1).optional() };
