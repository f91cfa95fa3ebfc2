import type { EventFile } from '../store/event-file.js';
import type { StreamHeads } from '../writes/stream-heads.js';
import type { LiveFeed } from './live-feed.js';
import type { Faults } from '../faults.js';

/** What every read and subscription works with. */
export interface LogReader {
  readonly file: EventFile;
  readonly heads: StreamHeads;
  readonly feed: LiveFeed;
  readonly faults: Faults;
  readonly now: () => number;
}

/** Zero, the end and the place of a record are positions; anything else was never given out by this log. */
export function isKnownPosition(file: EventFile, position: number): boolean {
  return position === 0 || position === file.nextPosition || file.isRecordBoundary(position);
}

/** How many rows to fetch so that a page stays near its bytes, whether records are tiny or a mebibyte each. */
export class PageSize {
  private room = FIRST_COUNT;

  constructor(private readonly faults: Faults) {}

  get count(): number {
    return this.faults.strikes('pages') ? Math.ceil(this.room * this.faults.share('pages')) || 1 : this.room;
  }

  learn(rows: number, bytes: number): void {
    if (rows > 0)
      this.room = Math.min(MAX_COUNT, Math.max(MIN_COUNT, Math.round((PAGE_BYTES * rows) / (bytes + rows))));
  }
}

const FIRST_COUNT = 32;
const MIN_COUNT = 4;
const MAX_COUNT = 512;
const PAGE_BYTES = 128 * 1024;
