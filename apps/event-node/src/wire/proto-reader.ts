/** The bytes are not a message of this protocol: the caller gets an error, the node goes on. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/**
 * Walks one protobuf message: `while (reader.next()) switch (reader.field) …`. Each field must be taken by the
 * method of its shape or be skipped; a field that is not taken is skipped by the following `next`.
 */
export class ProtoReader {
  field = 0;
  private wireType = 0;
  private offset = 0;
  private taken = true;

  constructor(private readonly buffer: Buffer) {}

  next(): boolean {
    if (!this.taken) this.skip();
    if (this.offset >= this.buffer.length) return false;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    this.taken = false;
    return true;
  }

  /** Beyond 2^53 the value is approximate, which is enough for «as far as there is» counts and revisions. */
  number(): number {
    this.expect(0);
    return this.varint();
  }

  flag(): boolean {
    return this.number() !== 0;
  }

  signed64(): bigint {
    this.expect(0);
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new MalformedMessage('a number is longer than ten bytes');
  }

  bytes(): Buffer {
    this.expect(2);
    const end = this.varint() + this.offset;
    if (end > this.buffer.length) throw new MalformedMessage('a field ends after its message');
    const value = this.buffer.subarray(this.offset, end);
    this.offset = end;
    return value;
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  message(): ProtoReader {
    return new ProtoReader(this.bytes());
  }

  private expect(wireType: number): void {
    if (this.wireType !== wireType) throw new MalformedMessage(`field ${this.field} has wire type ${this.wireType}`);
    this.taken = true;
  }

  private varint(): number {
    let value = 0;
    let factor = 1;
    for (let index = 0; index < 10; index++) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
    throw new MalformedMessage('a number is longer than ten bytes');
  }

  private byte(): number {
    const byte = this.buffer[this.offset++];
    if (byte === undefined) throw new MalformedMessage('a number ends after its message');
    return byte;
  }

  private skip(): void {
    if (this.wireType === 0) this.number();
    else if (this.wireType === 1) this.leap(8);
    else if (this.wireType === 2) this.bytes();
    else if (this.wireType === 5) this.leap(4);
    else throw new MalformedMessage(`wire type ${this.wireType} is not used by this protocol`);
  }

  private leap(size: number): void {
    this.taken = true;
    this.offset += size;
    if (this.offset > this.buffer.length) throw new MalformedMessage('a field ends after its message');
  }
}
