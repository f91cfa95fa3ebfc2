import { createHash } from 'node:crypto';
import type { PutRefusal, StoredContent } from './port.js';

/** Counts and digests what comes while `write` takes it away; more than the bound is refused as soon as it is known. */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  bytesAtMost: number,
  write: (chunk: Uint8Array) => Promise<void> | void,
): Promise<StoredContent | PutRefusal> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > bytesAtMost) return { refused: 'FileTooLarge', bytesAtMost };
    hash.update(chunk);
    await write(chunk);
  }
  return { sha256: hash.digest('hex'), bytes };
}
