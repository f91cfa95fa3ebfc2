import { canonicalJson } from '@parchemin/kernel';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The versions that candidacies may stand on, each with the fingerprint of what it says: none of them ever changes. */
export const Published = z.strictObject({
  versions: z.array(
    z.strictObject({ scheme: z.string(), version: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
export type Published = z.infer<typeof Published>;

export function loadPublished(seeds: string): Published {
  return Published.parse(JSON.parse(readFileSync(join(seeds, 'schemes', 'published.json'), 'utf8')));
}

/** Of what a scheme file says, not of how it is laid out: neither spaces nor the order of keys count. */
export function fingerprintOf(seeds: string, { id, version }: { id: string; version: number }): string {
  const name = version === 1 ? `${id}.json` : `${id}.v${version}.json`;
  const scheme: unknown = JSON.parse(readFileSync(join(seeds, 'schemes', name), 'utf8'));
  return fingerprintOfDocument(scheme);
}

export function fingerprintOfDocument(scheme: unknown): string {
  return createHash('sha256').update(canonicalJson(scheme)).digest('hex');
}
