import type { Clock } from '@parchemin/kernel';
import { systemClock } from '@parchemin/kernel';
import { admitAppend, admitRevision, admitStream } from './admission.js';
import { EventStoreRefused } from './errors.js';
import { followLog } from './memory-follower.js';
import type { Appended, EventStore, ExpectedRevision, NewEvent, RecordedEvent, WrongRevision } from './port.js';
import { EventStoreUnavailable } from './port.js';
import { upcasting, type Upcaster } from './upcasters.js';

export interface MemoryOptions {
  readonly clock?: Clock;
  readonly upcasters?: readonly Upcaster[];
}

/** For unit tests alone: the port's semantics and no more, so that nothing passes here which a server would refuse. */
export function memoryEventStore({ clock = systemClock, upcasters = [] }: MemoryOptions = {}): EventStore {
  const log = new MemoryLog(clock);
  const upcast = upcasting(upcasters);
  const followers = new Set<{ stop(): Promise<void> }>();
  let closed = false;
  const open = (): void => {
    if (closed) throw new EventStoreUnavailable('the event store is closed');
  };
  return {
    async append(stream, expected, events) {
      open();
      admitAppend(stream, expected, events);
      admitSize(stream, events);
      return log.append(stream, expected, events);
    },
    async *readStream(stream, from = 0) {
      open();
      admitStream(stream);
      admitRevision(from);
      for (let revision = from; revision < log.streamOf(stream).length; revision += 1) {
        yield upcast(copy(log.streamOf(stream)[revision]!));
      }
    },
    subscribeAll(filter, after, follower) {
      open();
      const subscription = followLog(log, filter, after, { read: (event) => upcast(copy(event)), follower });
      followers.add(subscription);
      return { stop: () => subscription.stop().finally(() => followers.delete(subscription)) };
    },
    async ping() {
      open();
    },
    async close() {
      closed = true;
      await Promise.all([...followers].map((subscription) => subscription.stop()));
    },
  };
}

/** The limit of a server as it is delivered. */
const largestAppendBytes = 1_048_576;

function admitSize(stream: string, events: readonly NewEvent[]): void {
  const bytes = events.reduce((sum, added) => sum + Buffer.byteLength(JSON.stringify(added)), 0);
  if (bytes > largestAppendBytes) throw new EventStoreRefused(`append to ${stream}: ${bytes} bytes are too many`);
}

/** Positions grow by more than one, as in a real log: nobody may count on their neighbour. */
const smallestRecord = 48n;

export class MemoryLog {
  readonly all: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  #wakers: (() => void)[] = [];
  #position = 0n;

  constructor(private readonly clock: Clock) {}

  streamOf(stream: string): readonly RecordedEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Appended | WrongRevision {
    const stored = this.#streams.get(stream) ?? [];
    const head = stored.length - 1;
    const at = expected === 'no-stream' ? -1 : expected;
    if (at > head) return { outcome: 'wrong-revision' };
    if (at < head) return sameAgain(stored.slice(at + 1, at + 1 + events.length), events);
    const records = events.map((event, index) => this.#record(stream, at + 1 + index, event));
    this.#streams.set(stream, stored);
    stored.push(...records);
    this.all.push(...records);
    const wakers = this.#wakers;
    this.#wakers = [];
    wakers.forEach((wake) => wake());
    return appendedUpTo(records.at(-1)!);
  }

  /** Resolves at the next append, or at once when told to wake. */
  grown(wakeAlso: (wake: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#wakers.push(resolve);
      wakeAlso(resolve);
    });
  }

  #record(stream: string, revision: number, added: NewEvent): RecordedEvent {
    const { id, event, metadata } = copy(added);
    this.#position += smallestRecord + BigInt(JSON.stringify(event).length);
    return {
      id: id.toLowerCase(),
      event,
      metadata,
      stream,
      revision,
      position: this.#position,
      recordedAt: this.clock.now(),
    };
  }
}

/** Behind the head only the very same events in the same order are the same append. */
function sameAgain(stored: readonly RecordedEvent[], events: readonly NewEvent[]): Appended | WrongRevision {
  const same =
    stored.length === events.length && stored.every((record, index) => record.id === events[index]!.id.toLowerCase());
  return same ? appendedUpTo(stored.at(-1)!) : { outcome: 'wrong-revision' };
}

function appendedUpTo(last: RecordedEvent): Appended {
  return { outcome: 'appended', revision: last.revision, position: last.position };
}

/** What is stored is JSON, whatever the caller does to its objects afterwards. */
function copy<Event extends NewEvent>(event: Event): Event {
  const { event: body, metadata } = JSON.parse(JSON.stringify({ event: event.event, metadata: event.metadata }));
  return { ...event, event: body, metadata };
}
