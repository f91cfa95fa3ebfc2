import type { EventData, RecordedEvent as StoredEvent } from '@eventstore/db-client';
import type { DomainEvent, Instant } from '@parchemin/kernel';
import { instantFromMillis } from '@parchemin/kernel';
import type { EventMetadata, NewEvent, Position, RecordedEvent } from './port.js';

/** What was read is not an event of ours: not JSON, no metadata, or a number that JavaScript cannot hold exactly. */
export class EventUnreadable extends Error {
  override readonly name = 'EventUnreadable';
}

type Json = Record<string, unknown>;

const utf8 = new TextEncoder();

/** The client takes bytes as they are; an object it would write as text, put into base 64, and take out of it twice. */
export function toStored({ id, event, metadata }: NewEvent): EventData {
  const bytes = utf8.encode(JSON.stringify(metadata));
  return { id, type: event.type, data: event.data as Json, metadata: bytes, contentType: 'application/json' };
}

export function fromStored(stored: StoredEvent): RecordedEvent {
  const { id, type, data, metadata, streamId: stream, isJson, position } = stored;
  if (!isJson || typeof data !== 'object') throw unreadable(stored, 'it is not JSON');
  if (!isMetadata(metadata)) throw unreadable(stored, 'its metadata are not ours');
  if (!position) throw unreadable(stored, 'it has no position in the log');
  const event: DomainEvent = { type, data };
  const revision = exact(stored.revision, stored);
  return { id, event, metadata, stream, revision, position: position.commit, recordedAt: instantOf(stored.created) };
}

/** Revisions and positions have 64 bits; a revision beyond 2^53 would be wrong by some, so it is not read at all. */
function exact(revision: bigint, stored: StoredEvent): number {
  const value = Number(revision);
  if (!Number.isSafeInteger(value)) throw unreadable(stored, 'its revision is beyond 2^53');
  return value;
}

export function toClientPosition(position: Position): { readonly commit: bigint; readonly prepare: bigint } {
  return { commit: position, prepare: position };
}

function isMetadata(metadata: unknown): metadata is EventMetadata {
  return typeof metadata === 'object' && metadata !== null && 'schemaVersion' in metadata && 'commandId' in metadata;
}

function instantOf(created: Date): Instant {
  return instantFromMillis(created.getTime());
}

function unreadable({ streamId, revision, type }: StoredEvent, because: string): EventUnreadable {
  return new EventUnreadable(`${streamId}@${revision} (${type}) cannot be read: ${because}`);
}
