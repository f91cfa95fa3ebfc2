import type { StoredEvent } from '../store/event-file.js';
import type { StreamHead } from '../writes/stream-heads.js';

/** What readers of a stream see: truncation hides at once, whatever the disk still holds. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
  readonly shows: (event: StoredEvent) => boolean;
}

export function visibleRange(head: StreamHead, now: number): VisibleRange {
  const { truncateBefore, maxCount, maxAgeSeconds } = head.truncation;
  const first = Math.max(truncateBefore, head.last + 1 - maxCount, 0);
  const oldest = now - maxAgeSeconds * 1000;
  return { first, last: head.last, shows: (event) => event.created >= oldest };
}
