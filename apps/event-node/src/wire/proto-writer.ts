/** Writes one protobuf message. Own code because this is the hot path and the subset needed is four wire shapes. */
export class ProtoWriter {
  private buffer: Buffer;
  private length = 0;

  constructor(capacity = 128) {
    this.buffer = Buffer.allocUnsafe(capacity);
  }

  number(field: number, value: number | bigint): this {
    this.reserve(20);
    this.raw(field * 8);
    this.raw(value);
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.reserve(value.length + 20);
    this.raw(field * 8 + 2);
    this.raw(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
    return this;
  }

  text(field: number, value: string): this {
    const size = Buffer.byteLength(value);
    this.reserve(size + 20);
    this.raw(field * 8 + 2);
    this.raw(size);
    this.length += this.buffer.write(value, this.length);
    return this;
  }

  message(field: number, nested: ProtoWriter): this {
    return this.bytes(field, nested.finish());
  }

  /** A present but empty message: the protocol's way of naming a case. */
  empty(field: number): this {
    this.reserve(20);
    this.raw(field * 8 + 2);
    this.raw(0);
    return this;
  }

  finish(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private raw(value: number | bigint): void {
    this.length = writeVarint(this.buffer, this.length, value);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}

/** Writes at `offset` and answers the offset after it. Negative bigints take their 64-bit two's complement. */
export function writeVarint(buffer: Buffer, offset: number, value: number | bigint): number {
  if (typeof value === 'bigint') return writeLargeVarint(buffer, offset, BigInt.asUintN(64, value));
  let rest = value;
  let at = offset;
  while (rest >= 0x80) {
    buffer[at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  buffer[at++] = rest;
  return at;
}

export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

function writeLargeVarint(buffer: Buffer, offset: number, value: bigint): number {
  let rest = value;
  let at = offset;
  while (rest >= 0x80n) {
    buffer[at++] = Number(rest & 0x7fn) | 0x80;
    rest >>= 7n;
  }
  buffer[at++] = Number(rest);
  return at;
}
