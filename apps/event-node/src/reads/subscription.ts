import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../store/event-file.js';
import type { Call } from '../transport/call.js';
import { streamDeleted } from '../wire/grpc-status.js';
import { encodeCaughtUp, encodeCheckpoint, encodeConfirmation } from '../wire/read-messages.js';
import type { ReadRequest } from '../wire/read-messages.js';
import { DELETED } from '../writes/stream-metadata.js';
import { CheckpointPace } from './checkpoint-pace.js';
import { EventOutlet } from './event-outlet.js';
import { resolved } from './links.js';
import type { LiveFollower } from './live-feed.js';
import { PageSize } from './log-reader.js';
import type { LogReader } from './log-reader.js';
import { sourceOf } from './subscription-source.js';
import type { SubscriptionSource } from './subscription-source.js';

/**
 * Follows the log for one subscriber: from the file until it has caught up, then live; back to the file, without a
 * word, when the subscriber is too slow for its small live buffer. Each arrival at the head says `caught up` again.
 */
export class Subscription implements LiveFollower {
  private readonly source: SubscriptionSource;
  private readonly outlet: EventOutlet;
  private readonly pace: CheckpointPace | null;
  private buffer: StoredEvent[] = [];
  private live = false;
  private buried = false;
  private wake: () => void = () => undefined;
  private seenPosition: number;

  constructor(
    private readonly call: Call,
    private readonly reader: LogReader,
    private readonly request: ReadRequest,
  ) {
    this.source = sourceOf(reader, request);
    this.outlet = new EventOutlet(call, request.structuredIds, reader.faults);
    this.seenPosition = request.stream === null && typeof request.from === 'number' ? request.from : 0;
    this.pace = request.filter ? new CheckpointPace(request.filter) : null;
  }

  async follow(): Promise<void> {
    this.outlet.message(encodeConfirmation(randomUUID()));
    this.call.over.addEventListener('abort', () => this.wake());
    try {
      while (!this.call.over.aborted) {
        await this.catchUp();
        await this.followLive();
      }
    } finally {
      this.leave();
    }
  }

  /** Bytes of the log between this subscriber and the head. */
  get lag(): number {
    return this.live && this.buffer.length === 0 ? 0 : this.reader.file.nextPosition - this.seenPosition;
  }

  onCommitted(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (!this.live) break;
      if (!this.call.congested && this.buffer.length === 0) this.deliver(event);
      else if (this.buffer.length < LIVE_BUFFER) this.buffer.push(event);
      else this.leave();
    }
    if (this.live) this.outlet.flush();
    if (this.buffer.length > 0 || !this.live || this.buried) this.wake();
  }

  private async catchUp(): Promise<void> {
    const size = new PageSize(this.reader.faults);
    for (;;) {
      const page = this.source.page(size.count);
      if (page.length === 0 || this.call.over.aborted) break;
      for (const event of page) this.deliver(event);
      if (this.buried) throw this.burial();
      size.learn(
        page.length,
        page.reduce((sum, { record }) => sum + record.length, 0),
      );
      await this.outlet.turnPage();
    }
    // From the empty page to the feed nothing else may run: an event committed in between would be lost.
    this.arriveAtHead();
  }

  private arriveAtHead(): void {
    const checkpoint = this.pace?.atHead();
    if (checkpoint !== undefined) this.outlet.message(encodeCheckpoint(checkpoint));
    this.outlet.message(encodeCaughtUp());
    this.outlet.flush();
    this.live = true;
    this.reader.feed.join(this);
  }

  private async followLive(): Promise<void> {
    while (this.live && !this.call.over.aborted) {
      await this.call.drained();
      for (const event of this.buffer.splice(0)) this.deliver(event);
      this.outlet.flush();
      if (this.buried) throw this.burial();
      if (!this.live || this.call.over.aborted) return;
      if (this.buffer.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private deliver(event: StoredEvent): void {
    const verdict = this.source.consider(event);
    if (verdict === 'ignore') return;
    this.seenPosition = event.position;
    if (verdict === 'send') {
      const found = resolved(event, this.reader.file, this.request.resolveLinks);
      this.outlet.event(found);
      if (this.reader.faults.strikes('duplicate')) this.outlet.event(found);
    }
    const checkpoint = this.pace?.afterEvent(event.position);
    if (checkpoint !== undefined) this.outlet.message(encodeCheckpoint(checkpoint));
    this.buried ||= this.request.stream !== null && event.revision === DELETED;
  }

  private burial(): Error {
    this.outlet.flush();
    return streamDeleted(this.request.stream ?? '');
  }

  private leave(): void {
    this.live = false;
    this.buffer = [];
    this.reader.feed.leave(this);
  }
}

/** As small as the server's: a subscriber that cannot keep up reads the file, it does not fill this process. */
const LIVE_BUFFER = 32;
