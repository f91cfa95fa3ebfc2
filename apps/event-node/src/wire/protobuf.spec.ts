import fc from 'fast-check';
import { frame, frameEvent, FrameSplitter } from './grpc-frames.js';
import { MalformedMessage, ProtoReader } from './proto-reader.js';
import { ProtoWriter, varintSize, writeVarint } from './proto-writer.js';
import { dataOfRecord, decodeUuid, encodeRecord, idOfRecord, withStructuredId } from './recorded-event.js';

describe('protobuf messages', () => {
  it('are read as they were written, whatever the fields', () => {
    const field = fc.record({ field: fc.integer({ min: 1, max: 2_000 }), number: fc.maxSafeNat(), text: fc.string() });
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const writer = new ProtoWriter(4);
        for (const one of fields) writer.number(one.field, one.number).text(one.field, one.text);
        const reader = new ProtoReader(writer.finish());
        for (const one of fields) {
          expect([reader.next(), reader.field, reader.number()]).toEqual([true, one.field, one.number]);
          expect([reader.next(), reader.field, reader.text()]).toEqual([true, one.field, one.text]);
        }
        expect(reader.next()).toBe(false);
      }),
    );
  });

  it('carry 64-bit numbers with their sign', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const reader = new ProtoReader(new ProtoWriter().number(1, value).finish());
        reader.next();
        expect(reader.signed64()).toBe(value);
      }),
    );
  });

  it('know the size of a number before writing it', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (value) => writeVarint(Buffer.alloc(10), 0, value) === varintSize(value)));
  });

  it('are skipped field by field where nobody asks', () => {
    const writer = new ProtoWriter().number(1, 300).text(2, 'skipped').number(3, 7);
    const reader = new ProtoReader(writer.finish());
    while (reader.next()) if (reader.field === 3) expect(reader.number()).toBe(7);
    expect(reader.field).toBe(3);
  });

  it('that are cut short or garbled are refused, and never read beyond their end', () => {
    const whole = new ProtoWriter().text(1, 'a name').number(2, 1_000_000).finish();
    const consume = (bytes: Buffer): void => {
      const reader = new ProtoReader(bytes);
      while (reader.next());
    };
    expect(() => consume(whole.subarray(0, whole.length - 1))).toThrow(MalformedMessage);
    expect(() => consume(Buffer.from([0x0b]))).toThrow(MalformedMessage);
    expect(() => consume(Buffer.alloc(11, 0xff))).toThrow(MalformedMessage);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          consume(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMessage);
        }
      }),
    );
  });
});

describe('gRPC messages on the wire', () => {
  it('are the same messages however the network cuts them', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(messages, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sent, cuts) => {
        const stream = Buffer.concat(sent.map((message) => frame(Buffer.from(message))));
        const splitter = new FrameSplitter();
        const received: Buffer[] = [];
        for (let at = 0, cut = 0; at < stream.length; cut++) {
          const size = cuts[cut % cuts.length] ?? 1;
          received.push(...splitter.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(received.map((message) => [...message])).toEqual(sent.map((message) => [...message]));
      }),
    );
  });

  it('are refused when compressed or longer than any append may be', () => {
    const compressed = Buffer.from([1, 0, 0, 0, 0]);
    expect(() => [...new FrameSplitter().push(compressed)]).toThrow('compressed');
    const endless = Buffer.from([0, 0xff, 0xff, 0xff, 0xff]);
    expect(() => [...new FrameSplitter().push(endless)]).toThrow('larger');
  });
});

describe('a stored record', () => {
  const id = 'c0ffee00-1234-4abc-9def-0123456789ab';
  const record = encodeRecord(
    { id, type: 'Counted', contentType: 'application/json', metadata: Buffer.from('{}'), data: Buffer.from('{"n":1}') },
    { stream: 'candidacy-1', revision: 4, position: 9_007_199_254_740_000, created: 1_800_000_000_123 },
  );

  it('gives its id and data back without being parsed whole', () => {
    expect(idOfRecord(record)).toBe(id);
    expect(dataOfRecord(record).toString()).toBe('{"n":1}');
  });

  it('is the same with its id in two halves', () => {
    const structured = new ProtoReader(withStructuredId(record));
    structured.next();
    expect(decodeUuid(structured.message())).toBe(id);
    expect(withStructuredId(record).subarray(-100).equals(record.subarray(-100))).toBe(true);
  });

  it('travels in an answer as it is stored, between its frame and its position', () => {
    const framed = frameEvent({ record, link: null, position: 77 }, false);
    const [message] = [...new FrameSplitter().push(framed)];
    const response = new ProtoReader(message ?? Buffer.alloc(0));
    response.next();
    const event = response.message();
    event.next();
    expect(event.bytes().equals(record)).toBe(true);
    event.next();
    expect([event.field, event.number()]).toEqual([3, 77]);
  });
});
