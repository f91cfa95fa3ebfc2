import type { StoredEvent } from '../store/event-file.js';
import { invalidArgument, streamDeleted } from '../wire/grpc-status.js';
import type { ReadFrom, ReadRequest } from '../wire/read-messages.js';
import { DELETED } from '../writes/stream-metadata.js';
import { matchOf } from './event-match.js';
import type { EventMatch } from './event-match.js';
import { isKnownPosition } from './log-reader.js';
import type { LogReader } from './log-reader.js';
import { visibleRange } from './visible-range.js';

/** What a subscription follows, whether it reads the file or is fed live. It remembers how far it has come. */
export interface SubscriptionSource {
  /** The next events in order, delivered or not; empty at the head. */
  page(count: number): StoredEvent[];
  /** Takes note of an event; true when the subscriber gets it. Events that were seen before are not considered again. */
  consider(event: StoredEvent): 'send' | 'skip' | 'ignore';
}

export function sourceOf(reader: LogReader, request: ReadRequest): SubscriptionSource {
  return request.stream === null
    ? new AllSource(reader, request)
    : new StreamSource(reader, request.stream, request.from);
}

class AllSource implements SubscriptionSource {
  private readonly matches: EventMatch;
  private after: number;

  constructor(
    private readonly reader: LogReader,
    request: ReadRequest,
  ) {
    this.matches = matchOf(request.filter);
    this.after = positionBefore(reader, request.from);
  }

  page(count: number): StoredEvent[] {
    return this.reader.file.readAllForwards(this.after + 1, count);
  }

  consider(event: StoredEvent): 'send' | 'skip' | 'ignore' {
    if (event.position <= this.after) return 'ignore';
    this.after = event.position;
    return this.matches(event) ? 'send' : 'skip';
  }
}

class StreamSource implements SubscriptionSource {
  private after: number;

  constructor(
    private readonly reader: LogReader,
    private readonly stream: string,
    from: ReadFrom,
  ) {
    const head = reader.heads.get(stream);
    if (head.tombstoned) throw streamDeleted(stream);
    this.after = from === 'start' ? -1 : from === 'end' ? head.last : Math.min(from, DELETED);
  }

  page(count: number): StoredEvent[] {
    const { first } = visibleRange(this.reader.heads.get(this.stream), this.reader.now());
    const from = Math.max(this.after + 1, first);
    return from > DELETED ? [] : this.reader.file.readForwards(this.stream, from, count);
  }

  consider(event: StoredEvent): 'send' | 'skip' | 'ignore' {
    if (event.stream !== this.stream || event.revision <= this.after) return 'ignore';
    this.after = event.revision;
    const range = visibleRange(this.reader.heads.get(this.stream), this.reader.now());
    return range.shows(event) ? 'send' : 'skip';
  }
}

/** A given position is exclusive here, unlike in a read; at or past the head there is simply nothing yet. */
function positionBefore(reader: LogReader, from: ReadFrom): number {
  if (from === 'start') return -1;
  if (from === 'end') return reader.file.nextPosition - 1;
  const past = from > reader.file.nextPosition;
  if (!past && !isKnownPosition(reader.file, from)) throw invalidArgument(`invalid position ${from}`);
  return from;
}
