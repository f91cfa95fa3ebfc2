import { canonicalJson } from '@parchemin/kernel';
import { createHash } from 'node:crypto';

/** The digest by which a document knows itself: of the canonical spelling of everything in it but the digest. */
export function sealOf(document: Readonly<Record<string, unknown>>): string {
  const { sha256: _, ...sealed } = document;
  return createHash('sha256').update(canonicalJson(sealed)).digest('hex');
}
