import { z } from 'zod';

/** The first and the last line of the document that say it. */
export const Source = z.tuple([z.int().positive(), z.int().positive()]);
export type Source = z.infer<typeof Source>;
