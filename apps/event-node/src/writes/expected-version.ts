/** What the writer expects of the stream: a revision, or one of the three words of the protocol. */
export type ExpectedVersion = number | 'any' | 'no-stream' | 'stream-exists';

/** What is known of a stream when a write is judged. `last` is -1 for a stream without events. */
export interface StreamState {
  readonly last: number;
  readonly hasMetadata: boolean;
  readonly softDeleted: boolean;
  readonly tombstoned: boolean;
}

/** The two memories of past writes: the index, for ever; the recently committed ids, as far as they are remembered. */
export interface PastWrites {
  idsFrom(revision: number, count: number): readonly string[];
  /** The revision at which this stream got the event, if that is still remembered. */
  rememberedRevision(id: string): number | undefined;
}

export type Judgement =
  | { readonly kind: 'append' }
  | { readonly kind: 'repeat'; readonly revision: number }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

/**
 * Whether a write goes ahead. The rules are the server's, on purpose neither stricter nor kinder: a right expectation
 * never looks at ids (so a blind retry with a recomputed revision stores the event twice), an old one is a repeat only
 * when exactly these ids follow it, and `any` repeats only what is still remembered.
 */
export function judgeWrite(
  expected: ExpectedVersion,
  ids: readonly string[],
  state: StreamState,
  past: PastWrites,
): Judgement {
  if (state.tombstoned) return { kind: 'deleted' };
  if (expected === 'stream-exists') {
    if (state.last < 0 && !state.hasMetadata) return { kind: 'wrong', current: state.last };
    if (state.softDeleted) return { kind: 'deleted' };
  }
  if (expected === 'any' || expected === 'stream-exists') return judgeByMemory(ids, state, past);
  const revision = expected === 'no-stream' ? -1 : expected;
  if (revision === state.last) return { kind: 'append' };
  if (revision > state.last) return { kind: 'wrong', current: state.last };
  return judgeByIndex(revision, expected, ids, state, past);
}

/** The number that stands for an expectation in messages and trailers. */
export function expectedNumber(expected: ExpectedVersion): number {
  if (expected === 'any') return -2;
  if (expected === 'no-stream') return -1;
  return expected === 'stream-exists' ? -4 : expected;
}

function judgeByMemory(ids: readonly string[], state: StreamState, past: PastWrites): Judgement {
  const revisions = ids.map((id) => past.rememberedRevision(id));
  const known = revisions.filter((revision) => revision !== undefined);
  if (known.length === 0) return { kind: 'append' };
  if (known.length < ids.length) return { kind: 'wrong', current: state.last };
  return { kind: 'repeat', revision: Math.max(...known) };
}

function judgeByIndex(
  revision: number,
  expected: ExpectedVersion,
  ids: readonly string[],
  state: StreamState,
  past: PastWrites,
): Judgement {
  if (ids.length === 0) return { kind: 'repeat', revision: state.last };
  const stored = past.idsFrom(revision + 1, ids.length);
  if (ids.every((id, index) => id === stored[index])) return { kind: 'repeat', revision: revision + ids.length };
  if (state.softDeleted && expected === 'no-stream' && ids[0] !== stored[0]) return { kind: 'append' };
  return { kind: 'wrong', current: state.last };
}
