import { CallFailure, grpcStatus } from './grpc-status.js';
import { varintSize, writeVarint } from './proto-writer.js';
import { withStructuredId } from './recorded-event.js';

/** What a reader gets for one place in the log: the event, and the link through which it was found, if any. */
export interface ReadEvent {
  readonly record: Buffer | null;
  readonly link: Buffer | null;
  readonly position: number;
}

const HEADER_BYTES = 5;
/** The server takes records of 16 MiB and the rest of their message; nothing longer is even collected. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** One gRPC message: a flag (not compressed), the length, the message. */
export function frame(message: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(HEADER_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  message.copy(framed, HEADER_BYTES);
  return framed;
}

/** The framed answer for one event, written in one go: the stored record is copied, not encoded again. */
export function frameEvent(event: ReadEvent, structuredIds: boolean): Buffer {
  const record = event.record && structuredIds ? withStructuredId(event.record) : event.record;
  const link = event.link && structuredIds ? withStructuredId(event.link) : event.link;
  const inner = fieldSize(record) + fieldSize(link) + 1 + varintSize(event.position);
  const framed = Buffer.allocUnsafe(HEADER_BYTES + 1 + varintSize(inner) + inner);
  framed[0] = 0;
  framed.writeUInt32BE(framed.length - HEADER_BYTES, 1);
  framed[HEADER_BYTES] = FIELD_1_BYTES;
  let at = writeVarint(framed, HEADER_BYTES + 1, inner);
  if (record) at = writeField(framed, at, FIELD_1_BYTES, record);
  if (link) at = writeField(framed, at, FIELD_2_BYTES, link);
  framed[at] = FIELD_3_NUMBER;
  writeVarint(framed, at + 1, event.position);
  return framed;
}

const FIELD_1_BYTES = 0x0a;
const FIELD_2_BYTES = 0x12;
const FIELD_3_NUMBER = 0x18;

function fieldSize(value: Buffer | null): number {
  return value ? 1 + varintSize(value.length) + value.length : 0;
}

function writeField(target: Buffer, offset: number, tag: number, value: Buffer): number {
  target[offset] = tag;
  const start = writeVarint(target, offset + 1, value.length);
  value.copy(target, start);
  return start + value.length;
}

/** Cuts what arrives into messages, whatever the sizes of the pieces it arrives in. */
export class FrameSplitter {
  private pieces: Buffer[] = [];
  private length = 0;

  *push(piece: Buffer): Generator<Buffer> {
    this.pieces.push(piece);
    this.length += piece.length;
    for (let message = this.take(); message !== null; message = this.take()) yield message;
  }

  private take(): Buffer | null {
    if (this.length < HEADER_BYTES) return null;
    const header = this.joinedTo(HEADER_BYTES);
    if (header[0] !== 0) throw new CallFailure(grpcStatus.unimplemented, 'compressed messages are not supported');
    const size = header.readUInt32BE(1);
    if (size > MAX_MESSAGE_BYTES) {
      throw new CallFailure(
        grpcStatus.resourceExhausted,
        `a message of ${size} bytes is larger than ${MAX_MESSAGE_BYTES}`,
      );
    }
    if (this.length < HEADER_BYTES + size) return null;
    const all = this.joinedTo(HEADER_BYTES + size);
    this.length -= HEADER_BYTES + size;
    this.pieces[0] = all.subarray(HEADER_BYTES + size);
    if (this.pieces[0].length === 0) this.pieces.shift();
    return all.subarray(HEADER_BYTES, HEADER_BYTES + size);
  }

  /** The first piece, after making sure that it holds so many bytes. */
  private joinedTo(size: number): Buffer {
    const first = this.pieces[0];
    if (first && first.length >= size) return first;
    const joined = Buffer.concat(this.pieces);
    this.pieces = [joined];
    return joined;
  }
}
