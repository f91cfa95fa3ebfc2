import type { Actor, CommandId, DomainEvent, Instant } from '@parchemin/kernel';

/** What we need of an event store, and nothing more: append at an expected revision, read one stream, follow all of them. */
export interface EventStore {
  /** All events or none. Same ids at the same expected revision: the first answer again, for ever. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongRevision>;
  /** In order from `from` (0 by default), to the head as it stands when the read gets there. A stream that does not exist is empty. */
  readStream(stream: string, from?: number): AsyncIterable<RecordedEvent>;
  /** Everything after a position, at least once, in log order, for ever; reconnects by itself from the last delivered position. */
  subscribeAll(filter: StreamPrefixes, after: Position | 'start', follower: Follower): Subscription;
  /** Resolves when the store answers; rejects with `EventStoreUnavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The revision of the last event the caller has folded, or that there must be none. Blind appends do not exist here. */
export type ExpectedRevision = number | 'no-stream';

/** Place in the log of all streams: strictly increasing, with gaps, opaque. */
export type Position = bigint;

export interface EventMetadata {
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** The candidacy (or other process) that this belongs to, and the event or command that caused it. */
  readonly correlationId: string;
  readonly causationId: string;
  readonly schemeVersion: string | null;
  readonly schemaVersion: number;
  /** When the act took place; the store adds when it was recorded. */
  readonly actedAt: Instant;
}

export interface NewEvent<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly event: Event;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent<Event extends DomainEvent = DomainEvent> extends NewEvent<Event> {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
}

export interface Appended {
  readonly outcome: 'appended';
  readonly revision: number;
  readonly position: Position;
}

export interface WrongRevision {
  readonly outcome: 'wrong-revision';
}

export type StreamPrefixes = readonly string[];

export interface Follower {
  /** Awaited before the next one is delivered: a slow follower slows its own subscription and nothing else. */
  onEvent(event: RecordedEvent): Promise<void>;
  /** The log was read up to here without a match for the filter: a checkpoint may move this far. */
  onCheckpoint?(position: Position): Promise<void>;
  onCaughtUp?(): Promise<void>;
  /** `onEvent` threw, or what was read cannot be understood. The subscription has stopped. */
  onStopped(error: unknown): void;
}

export interface Subscription {
  stop(): Promise<void>;
}

/** The store cannot be reached or does not answer in time; whether an append took place is then unknown. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}
