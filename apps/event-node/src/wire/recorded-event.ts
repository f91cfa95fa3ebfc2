import { ProtoReader } from './proto-reader.js';
import { ProtoWriter } from './proto-writer.js';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** The identifier comes first and always takes these bytes, so that it can be read or replaced without parsing. */
const ID_END = 40;
const ID_TEXT = 4;

/** The event as the protocol's RecordedEvent, which is how it is stored: a read copies it to the wire. */
export function encodeRecord(
  event: ProposedEvent,
  at: { stream: string; revision: number | bigint; position: number; created: number },
): Buffer {
  return new ProtoWriter(event.data.length + event.metadata.length + at.stream.length + 192)
    .message(1, new ProtoWriter(ID_END).text(2, event.id))
    .message(2, new ProtoWriter(at.stream.length + 32).text(3, at.stream))
    .number(3, at.revision)
    .number(4, at.position)
    .number(5, at.position)
    .message(6, entry('type', event.type))
    .message(6, entry('content-type', event.contentType))
    .message(6, entry('created', ticks(at.created)))
    .bytes(7, event.metadata)
    .bytes(8, event.data)
    .finish();
}

export function idOfRecord(record: Buffer): string {
  return record.toString('latin1', ID_TEXT, ID_END);
}

export function dataOfRecord(record: Buffer): Buffer {
  const reader = new ProtoReader(record);
  while (reader.next()) if (reader.field === 8) return reader.bytes();
  return Buffer.alloc(0);
}

/** The same record with its identifier as two 64-bit numbers, for clients that ask for that form. */
export function withStructuredId(record: Buffer): Buffer {
  const [most, least] = halvesOf(idOfRecord(record));
  const structured = new ProtoWriter().number(1, most).number(2, least);
  const head = new ProtoWriter().message(1, new ProtoWriter().message(1, structured)).finish();
  return Buffer.concat([head, record.subarray(ID_END)]);
}

/** A UUID message: text or two halves; absent or empty is the nil one. */
export function decodeUuid(reader: ProtoReader): string {
  let id = '';
  while (reader.next()) {
    if (reader.field === 2) id = reader.text().toLowerCase();
    else if (reader.field === 1) id = decodeHalves(reader.message());
  }
  return id;
}

function decodeHalves(reader: ProtoReader): string {
  const bytes = Buffer.alloc(16);
  while (reader.next()) {
    if (reader.field === 1) bytes.writeBigInt64BE(reader.signed64(), 0);
    else if (reader.field === 2) bytes.writeBigInt64BE(reader.signed64(), 8);
  }
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function halvesOf(id: string): [bigint, bigint] {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return [bytes.readBigInt64BE(0), bytes.readBigInt64BE(8)];
}

function entry(key: string, value: string): ProtoWriter {
  return new ProtoWriter(key.length + value.length + 48).text(1, key).text(2, value);
}

/** Ticks of 100 ns since the Unix epoch; as text, because they are beyond what a double counts exactly. */
function ticks(millis: number): string {
  return `${millis}0000`;
}
