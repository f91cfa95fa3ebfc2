import { instantFromMillis, millisOf, type Clock } from '@parchemin/kernel';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Claim, FileContents } from '../port.js';

export interface OpenedContents {
  readonly contents: FileContents;
  readonly clock: Clock & { advance(minutes: number): void };
  close(): Promise<void>;
}

const bound = 1_000;

/** What every store of contents must do. */
export function holdToContract(openContents: () => Promise<OpenedContents>): void {
  let opened: OpenedContents;
  let contents: FileContents;
  beforeEach(async () => {
    opened = await openContents();
    ({ contents } = opened);
  });
  afterEach(() => opened.close());

  it('gives back what came in, under its own digest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 12 }), async (chunks) => {
        const whole = Buffer.concat(chunks);
        expect(await contents.put(sent(...chunks), aClaim(), bound)).toEqual({
          sha256: digestOf(whole),
          bytes: whole.length,
        });
        expect(await read(contents, digestOf(whole))).toEqual(whole);
        expect(await contents.has(digestOf(whole))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('knows nothing of what never came', async () => {
    expect(await contents.get(digestOf('never'))).toBeUndefined();
    expect(await contents.has(digestOf('never'))).toBe(false);
    expect(await contents.findName(digestOf('never'), aClaim())).toBeUndefined();
  });

  it('refuses one byte more than the bound and keeps nothing of it', async () => {
    const whole = Buffer.alloc(bound + 1, 7);
    expect(await contents.put(sent(whole.subarray(0, bound)), aClaim(), bound)).toMatchObject({ bytes: bound });
    expect(await contents.put(sent(whole), aClaim(), bound)).toEqual({ refused: 'FileTooLarge', bytesAtMost: bound });
    expect(await contents.has(digestOf(whole))).toBe(false);
  });

  it('keeps nothing of a source that breaks off', async () => {
    await expect(contents.put(breakingOff(), aClaim(), bound)).rejects.toThrow('broke off');
    expect(await contents.has(digestOf('half'))).toBe(false);
    expect(await pending()).toEqual([]);
  });

  it('knows the name for each place apart, before and after the fact', async () => {
    await contents.put(sent('same'), aClaim('R1', 'first.pdf'), bound);
    await contents.put(sent('same'), aClaim('R2', 'second.pdf'), bound);
    await contents.settle(digestOf('same'), aClaim('R1', 'first.pdf'));
    expect(await contents.findName(digestOf('same'), aClaim('R1'))).toBe('first.pdf');
    expect(await contents.findName(digestOf('same'), aClaim('R2'))).toBe('second.pdf');
  });

  it('tells which claims are pending, and since when', async () => {
    await contents.put(sent('one'), aClaim('R1'), bound);
    await contents.put(sent('two'), aClaim('R2'), bound);
    await contents.settle(digestOf('one'), aClaim('R1'));
    expect(await pending()).toMatchObject([{ piece: 'R2', sha256: digestOf('two'), claimedAt: opened.clock.now() }]);
    const before = instantFromMillis(millisOf(opened.clock.now()) - 1);
    expect(await contents.pendingSince(before, 10)).toEqual([]);
  });

  it('removes a content with its last claim alone', async () => {
    await contents.put(sent('same'), aClaim('R1'), bound);
    await contents.put(sent('same'), aClaim('R2'), bound);
    const [first, second] = await pending();
    await contents.drop(first!);
    expect(await contents.has(digestOf('same'))).toBe(true);
    await contents.drop(second!);
    expect(await contents.has(digestOf('same'))).toBe(false);
    await contents.drop(second!);
  });

  it('never removes a content whose fact is recorded, nor one that was brought again', async () => {
    await contents.put(sent('kept'), aClaim(), bound);
    const [old] = await pending();
    opened.clock.advance(1);
    await contents.put(sent('kept'), aClaim(), bound);
    await contents.drop(old!);
    expect(await read(contents, digestOf('kept'))).toEqual(Buffer.from('kept'));
    const [again] = await pending();
    await contents.settle(digestOf('kept'), aClaim());
    await contents.drop(again!);
    expect(await contents.has(digestOf('kept'))).toBe(true);
  });

  async function pending() {
    return contents.pendingSince(opened.clock.now(), 10);
  }
}

export function aClaim(piece = 'R1', name = 'r.pdf'): Claim {
  return { stream: 'candidacy-0192f5c0-0000-7000-8000-000000000001', piece, name };
}

export async function* sent(...chunks: readonly (Uint8Array | string)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

export async function read(contents: FileContents, sha256: string): Promise<Buffer> {
  return buffer((await contents.get(sha256))!);
}

async function* breakingOff(): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from('half'));
  throw new Error('the source broke off');
}
