import { z } from 'zod';
import { CandidacyId } from './candidacy.js';

const instant = z.iso.datetime();
const text = z.string();

const ReplayedVerdict = z.strictObject({
  decision: text,
  titleAwarded: z.boolean(),
  blocksValidated: z.array(text),
  reasons: z.array(text),
  alsoUnmet: z.array(text),
  reserves: z.array(text),
  credits: z.record(text, z.number().nullable()),
  creditsTotal: z.number(),
  measures: z.record(text, z.union([z.number(), text, z.null()])),
  unknown: z.array(text),
  scheme: text,
  dossier: text,
  verdict: text,
});

/** What the rules of its day say of a candidacy as it stood, beside what was recorded then. */
export const ReplayView = z
  .strictObject({
    candidacy: CandidacyId,
    /** The last fact that was looked at. */
    revision: z.int(),
    at: instant,
    scheme: text,
    status: text,
    verdict: ReplayedVerdict.nullable(),
    proposal: z
      .strictObject({
        revision: z.int(),
        decision: text,
        sameFacts: z.boolean(),
        sameVerdict: z.boolean(),
        differences: z.array(z.strictObject({ at: text, recorded: z.unknown(), found: z.unknown() })),
      })
      .nullable(),
    decision: z
      .strictObject({
        revision: z.int(),
        decision: text,
        blocks: z.array(text),
        departs: z.boolean(),
        pronouncedAt: instant,
        onThatProposal: z.boolean(),
      })
      .nullable(),
    agrees: z.boolean(),
  })
  .meta({ id: 'ReplayView' });
export type ReplayView = z.infer<typeof ReplayView>;
