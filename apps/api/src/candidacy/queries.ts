import { candidaciesPerPageAtMost, isListCursor } from '@parchemin/read-models';
import { CandidacyId } from '@parchemin/contracts';
import { z } from 'zod';

export const CandidacyPath = z.object({ candidacy: CandidacyId });

export const ActPath = CandidacyPath.extend({ act: z.string().max(64) });

/** `true`: only what would be recorded is told. */
export const DryRunQuery = z.strictObject({ 'dry-run': z.enum(['true', 'false']).default('false') });

export const ListQuery = z.strictObject({
  after: z.string().max(500).refine(isListCursor).optional(),
  limit: z.coerce.number().int().min(1).max(candidaciesPerPageAtMost).default(50),
});

/** A position as an answer gave it: a whole number of up to twenty digits. */
export const AfterQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .transform((text) => BigInt(text))
    .optional(),
});
