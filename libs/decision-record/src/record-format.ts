import { roles, type Instant } from '@parchemin/kernel';
import { z } from 'zod';

export const formatName = 'parchemin.decision-record';

const text = z.string();
const revision = z.int().nonnegative();
const instant = z.iso.datetime() as unknown as z.ZodType<Instant, Instant>;
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const anything = z.record(text, z.unknown());
const Verdict = z.strictObject({
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
});

/**
 * One decision with everything it stands on, so that whoever holds it can come to it again: the rules, the facts, the dossier that the
 * rules saw, what they proposed and why, what the jury pronounced. People are opaque ids in it.
 */
export const DecisionRecord = z
  .strictObject({
    format: z.literal(formatName),
    formatVersion: z.literal(1),
    candidacy: z.uuid(),
    scheme: z.strictObject({
      id: text,
      version: z.int().positive(),
      /** Of the document's canonical spelling; the published versions have theirs printed. */
      sha256: digest,
      document: anything,
    }),
    dossier: anything,
    /** The fact that gave each entry of the dossier its value. */
    origins: z.array(z.strictObject({ entry: text, revision, fact: z.uuid() })),
    proposal: z.strictObject({
      revision,
      fact: z.uuid(),
      recorded: Verdict.extend({ scheme: text, dossier: text, verdict: text, proposedAt: instant }),
      /** Each rule with the values that it compared and the lines of the document. */
      trace: anything,
    }),
    decision: z.strictObject({
      revision,
      fact: z.uuid(),
      recorded: z.strictObject({
        stage: text,
        piece: text,
        decision: text,
        titleAwarded: z.boolean(),
        blocks: z.array(text),
        reason: text.nullable(),
        departs: z.boolean(),
        proposal: revision,
        pronouncedBy: text,
        pronouncedAt: instant,
      }),
    }),
    /** Every fact of the candidacy up to the decision, as stored. */
    facts: z
      .array(
        z.strictObject({
          revision,
          id: z.uuid(),
          type: text,
          schemaVersion: z.int().positive(),
          data: anything,
          by: z.strictObject({ id: text, role: z.enum(roles), school: text.nullable() }),
          commandId: text,
          actedAt: instant,
          recordedAt: instant,
        }),
      )
      .min(1),
    /** SHA-256, in hexadecimal, of the canonical spelling (RFC 8785) of everything else in this document. */
    sha256: digest,
  })
  .meta({ id: 'DecisionRecord' });
export type DecisionRecord = z.infer<typeof DecisionRecord>;
