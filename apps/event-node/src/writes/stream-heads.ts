import type { EventFile } from '../store/event-file.js';
import { dataOfRecord } from '../wire/recorded-event.js';
import {
  DELETED,
  isMetadataStream,
  lastEventOnly,
  metadataStreamOf,
  nothingHidden,
  parseTruncation,
} from './stream-metadata.js';
import type { Truncation } from './stream-metadata.js';

/** Where a stream stands. Changed in place by the writer, forgotten as a whole when a transaction fails. */
export interface StreamHead {
  last: number;
  lastPosition: number | null;
  tombstoned: boolean;
  hasMetadata: boolean;
  truncation: Truncation;
}

/** Heads lately used, the least recent forgotten first: a head is two index look-ups away, memory is not endless. */
export class StreamHeads {
  private readonly heads = new Map<string, StreamHead>();

  constructor(
    private readonly file: EventFile,
    private readonly maxCount = MAX_HEADS,
  ) {}

  get(stream: string): StreamHead {
    const known = this.heads.get(stream);
    if (known) this.heads.delete(stream);
    const head = known ?? this.load(stream);
    this.heads.set(stream, head);
    if (this.heads.size > this.maxCount) this.forgetOldest();
    return head;
  }

  clear(): void {
    this.heads.clear();
  }

  get size(): number {
    return this.heads.size;
  }

  private load(stream: string): StreamHead {
    const last = this.file.lastOf(stream);
    const metadata = isMetadataStream(stream) ? null : this.file.lastOf(metadataStreamOf(stream));
    const tombstoned = isMetadataStream(stream)
      ? this.file.lastOf(stream.slice(2))?.revision === DELETED
      : last?.revision === DELETED;
    return {
      last: last?.revision ?? -1,
      lastPosition: last?.position ?? null,
      tombstoned,
      hasMetadata: Boolean(metadata),
      truncation: isMetadataStream(stream) ? lastEventOnly : this.truncation(metadata),
    };
  }

  private truncation(metadata: { type: string; record: Buffer } | null | undefined): Truncation {
    return metadata?.type === '$metadata' ? parseTruncation(dataOfRecord(metadata.record)) : nothingHidden;
  }

  private forgetOldest(): void {
    for (const stream of this.heads.keys()) {
      this.heads.delete(stream);
      return;
    }
  }
}

export function isSoftDeleted(head: StreamHead): boolean {
  return head.truncation.truncateBefore === DELETED;
}

const MAX_HEADS = 20_000;
