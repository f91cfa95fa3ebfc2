import { z } from 'zod';
import { CandidacyId } from './candidacy.js';

export const ExplanationView = z
  .strictObject({
    candidacy: CandidacyId,
    revision: z.int(),
    decision: z.string(),
    /** True while nothing was asked of the rules: what they lack is then what has not come in yet, and `decision` says nothing. */
    underWay: z.boolean(),
    /** Plain words, one line for each reason, with the lines of the document. */
    text: z.string(),
    /** Whether the recorded proposal says the same; null while there is none. */
    asProposed: z.boolean().nullable(),
  })
  .meta({ id: 'ExplanationView' });
export type ExplanationView = z.infer<typeof ExplanationView>;
