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
