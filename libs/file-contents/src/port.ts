import type { Instant, Refusal } from '@parchemin/kernel';
import type { Readable } from 'node:stream';

/** What was brought, by its SHA-256: facts name contents by that digest alone. */
export interface StoredContent {
  readonly sha256: string;
  readonly bytes: number;
}

/** For which stream and which of its pieces a content was brought, and under which name: the name may say whose it is. */
export interface Claim {
  readonly stream: string;
  readonly piece: string;
  readonly name: string;
}

/** A claim whose fact has not been seen yet. */
export interface PendingClaim extends Claim {
  readonly sha256: string;
  readonly claimedAt: Instant;
}

export type PutRefusal = (Refusal<'FileTooLarge'> & { readonly bytesAtMost: number }) | Refusal<'FilesFull'>;

/**
 * Contents of files, kept under their own digest. 1. A content is there whole or not at all, whatever dies meanwhile. 2. Whatever is
 * there has a claim, which is written first. 3. What leaves is what came: it is checked before its first byte is handed out.
 * 4. A content is removed with its last claim, and a claim only by `drop`.
 */
export interface FileContents {
  /** The same content may be brought any number of times; it is kept once. What the source throws is thrown on, and leaves nothing. */
  put(source: AsyncIterable<Uint8Array>, claim: Claim, bytesAtMost: number): Promise<StoredContent | PutRefusal>;
  /** Undefined where there is none; throws `ContentCorrupt` when it is no longer what came in. */
  get(sha256: string): Promise<Readable | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Its fact is recorded: the claim stands for good. */
  settle(sha256: string, claim: Claim): Promise<void>;
  findName(sha256: string, place: Omit<Claim, 'name'>): Promise<string | undefined>;
  /** Claims that were last renewed at this instant or before, and whose fact nobody has seen. */
  pendingSince(instant: Instant, limit: number): Promise<readonly PendingClaim[]>;
  /** Nothing happens when the claim was settled, or renewed, meanwhile. */
  drop(claim: PendingClaim): Promise<void>;
}

/** The medium has changed what was entrusted to it. */
export class ContentCorrupt extends Error {
  override readonly name = 'ContentCorrupt';

  constructor(readonly sha256: string) {
    super(`the content ${sha256} is not what came in`);
  }
}
