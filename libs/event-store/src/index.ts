export { EventUnreadable } from './codec.js';
export { EventStoreRefused } from './errors.js';
export type { EventStoreDb, EventStoreOptions } from './eventstoredb.js';
export { openEventStore } from './eventstoredb.js';
export type { MemoryOptions } from './memory.js';
export { memoryEventStore } from './memory.js';
export type { EventStoreMetrics } from './metrics.js';
export type {
  Appended,
  EventMetadata,
  EventStore,
  ExpectedRevision,
  Follower,
  NewEvent,
  Position,
  RecordedEvent,
  StreamPrefixes,
  Subscription,
  WrongRevision,
} from './port.js';
export { EventStoreUnavailable } from './port.js';
export type { Upcaster } from './upcasters.js';
