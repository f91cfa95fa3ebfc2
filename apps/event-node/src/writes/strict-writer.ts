import { EventWriter } from './event-writer.js';
import type { Write, WriteOutcome } from './event-writer.js';
import { isMetadataStream } from './stream-metadata.js';

/**
 * Refuses what a real server tolerates, does on a best effort, or leaves undefined: whoever gets along with this writer
 * depends on none of it.
 */
export class StrictWriter extends EventWriter {
  override perform(write: Write): WriteOutcome {
    const reason = this.tolerated(write);
    return reason === null ? super.perform(write) : { kind: 'refused', reason: `strict: ${reason}` };
  }

  private tolerated(write: Write): string | null {
    if (!/^[\x21-\x7e]+$/.test(write.stream)) return 'a stream name of other characters than visible ASCII';
    if (write.kind === 'tombstone') return 'a tombstone, which no event store can take back';
    if (isMetadataStream(write.stream)) return malformedMetadata(write);
    if (write.stream.startsWith('$')) return null;
    if (write.expected === 'any' || write.expected === 'stream-exists') {
      return 'no exact revision is expected, so that a repetition is recognised on a best effort only';
    }
    if (write.kind === 'delete') return null;
    const ids = write.events.map(({ id }) => id);
    if (ids.length === 0) return 'an append of no events';
    if (new Set(ids).size < ids.length) return 'the same event id twice in one append';
    return this.storesAgain(write, ids) ? 'an event id that this stream has already, at another revision' : null;
  }

  /** A right expectation is never held against ids: this is how a blind retry doubles a fact. */
  private storesAgain({ stream, expected }: Write, ids: readonly string[]): boolean {
    const next = expected === 'no-stream' ? -1 : expected;
    return this.heads.get(stream).last === next && ids.some((id) => this.ids.revisionOf(id, stream) !== undefined);
  }
}

function malformedMetadata(write: Write): string | null {
  if (write.kind !== 'append') return null;
  for (const { data } of write.events) {
    try {
      JSON.parse(data.toString('utf8'));
    } catch {
      return 'metadata of a stream that is no JSON, which would be ignored';
    }
  }
  return null;
}
