import type { ExpectedVersion } from '../writes/expected-version.js';
import { CallFailure, grpcStatus, invalidArgument, missingEventProperty } from './grpc-status.js';
import { ProtoReader } from './proto-reader.js';
import { decodeUuid } from './recorded-event.js';
import type { ProposedEvent } from './recorded-event.js';

/** What Append, BatchAppend, Delete and Tombstone all begin with; the fields have the same numbers in the four. */
export interface WriteOptions {
  readonly stream: string;
  readonly expected: ExpectedVersion;
}

export interface BatchChunk {
  readonly correlationId: string;
  readonly options: (WriteOptions & { readonly deadline: number | null }) | null;
  readonly events: readonly ProposedEvent[];
  readonly isFinal: boolean;
}

export type AppendMessage =
  | { readonly kind: 'options'; readonly options: WriteOptions }
  | { readonly kind: 'event'; readonly event: ProposedEvent };

export function decodeAppendMessage(bytes: Buffer): AppendMessage {
  const reader = new ProtoReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) return { kind: 'options', options: decodeWriteOptions(reader.message()) };
    if (reader.field === 2) return { kind: 'event', event: decodeProposedEvent(reader.message()) };
  }
  throw invalidArgument('the message is neither options nor an event');
}

/** DeleteReq and TombstoneReq: one field, the options. */
export function decodeRemoval(bytes: Buffer): WriteOptions {
  const reader = new ProtoReader(bytes);
  while (reader.next()) if (reader.field === 1) return decodeWriteOptions(reader.message());
  throw invalidArgument('options are missing');
}

export function decodeBatchChunk(bytes: Buffer, now: number): BatchChunk {
  const reader = new ProtoReader(bytes);
  const events: ProposedEvent[] = [];
  let correlationId = '';
  let options: BatchChunk['options'] = null;
  let isFinal = false;
  while (reader.next()) {
    if (reader.field === 1) correlationId = decodeUuid(reader.message());
    else if (reader.field === 2) options = decodeBatchOptions(reader.message(), now);
    else if (reader.field === 3) events.push(decodeProposedEvent(reader.message()));
    else if (reader.field === 4) isFinal = reader.flag();
  }
  return { correlationId, options, events, isFinal };
}

/** The data, the metadata and the type (two bytes a character), as the protocol counts an append. */
export function sizeOf(event: ProposedEvent): number {
  return event.data.length + event.metadata.length + 2 * event.type.length;
}

function decodeWriteOptions(reader: ProtoReader): WriteOptions {
  let stream = '';
  let expected: ExpectedVersion | null = null;
  while (reader.next()) {
    if (reader.field === 1) stream = decodeStreamIdentifier(reader.message());
    else expected = decodeExpected(reader) ?? expected;
  }
  if (expected === null) throw invalidArgument('the expected revision is missing');
  if (stream === '' || stream === '$$') throw new CallFailure(grpcStatus.unknown, 'the stream name is empty');
  return { stream, expected };
}

/** Here a missing stream or expectation is answered in band, so nothing is thrown. */
function decodeBatchOptions(reader: ProtoReader, now: number): BatchChunk['options'] {
  let stream = '';
  let expected: ExpectedVersion = 'any';
  let deadline: number | null = null;
  while (reader.next()) {
    if (reader.field === 1) stream = decodeStreamIdentifier(reader.message());
    else if (reader.field === 6) deadline = decodeMillis(reader.message());
    else if (reader.field === 7) deadline = now + decodeMillis(reader.message());
    else expected = decodeExpected(reader) ?? expected;
  }
  return { stream, expected, deadline };
}

function decodeExpected(reader: ProtoReader): ExpectedVersion | null {
  if (reader.field === 2) return reader.number();
  if (reader.field === 3) return 'no-stream';
  if (reader.field === 4) return 'any';
  return reader.field === 5 ? 'stream-exists' : null;
}

export function decodeStreamIdentifier(reader: ProtoReader): string {
  let name = '';
  while (reader.next()) if (reader.field === 3) name = reader.text();
  return name;
}

/** A Timestamp or a Duration: seconds and nanoseconds. */
function decodeMillis(reader: ProtoReader): number {
  let millis = 0;
  while (reader.next()) {
    if (reader.field === 1) millis += Number(reader.signed64()) * 1000;
    else if (reader.field === 2) millis += Number(reader.signed64()) / 1_000_000;
  }
  return millis;
}

function decodeProposedEvent(reader: ProtoReader): ProposedEvent {
  let id = '';
  let type: string | null = null;
  let contentType: string | null = null;
  let metadata: Buffer = NOTHING;
  let data: Buffer = NOTHING;
  while (reader.next()) {
    if (reader.field === 1) id = decodeUuid(reader.message());
    else if (reader.field === 2) {
      const [key, value] = decodeEntry(reader.message());
      if (key === 'type') type = value;
      else if (key === 'content-type') contentType = value;
    } else if (reader.field === 3) metadata = reader.bytes();
    else if (reader.field === 4) data = reader.bytes();
  }
  if (type === null || contentType === null) throw missingEventProperty();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) || id === NIL)
    throw new CallFailure(grpcStatus.unknown, 'an event has no id');
  if (type === '') throw new CallFailure(grpcStatus.unknown, 'an event has no type');
  return { id, type, contentType, metadata, data };
}

const NOTHING = Buffer.alloc(0);
const NIL = '00000000-0000-0000-0000-000000000000';

function decodeEntry(reader: ProtoReader): [string, string] {
  let key = '';
  let value = '';
  while (reader.next()) {
    if (reader.field === 1) key = reader.text();
    else if (reader.field === 2) value = reader.text();
  }
  return [key, value];
}
