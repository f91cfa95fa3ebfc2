import { judgeWrite } from './expected-version.js';
import type { ExpectedVersion, Judgement, StreamState } from './expected-version.js';

/** A stream that holds a, b, c at revisions 0, 1, 2; the cache remembers b and c. Numbers are the wire list's. */
const stored = ['a', 'b', 'c'];
const alive: StreamState = { last: 2, hasMetadata: false, softDeleted: false, tombstoned: false };
const empty: StreamState = { ...alive, last: -1 };
const deleted: StreamState = { ...alive, hasMetadata: true, softDeleted: true };

const append: Judgement = { kind: 'append' };
const repeat = (revision: number): Judgement => ({ kind: 'repeat', revision });
const wrong = (current: number): Judgement => ({ kind: 'wrong', current });

describe('the judgement of a write', () => {
  it.each<[string, ExpectedVersion, string[], StreamState, Judgement]>([
    ['goes ahead at the right revision (24)', 2, ['x'], alive, append],
    ['goes ahead at the right revision even with an id that is stored (24)', 2, ['c'], alive, append],
    ['goes ahead on no stream where there is none', 'no-stream', ['x'], empty, append],
    ['is wrong ahead of the stream (25)', 5, ['x'], alive, wrong(2)],
    ['is wrong ahead of a stream that does not exist (25)', 0, ['x'], empty, wrong(-1)],
    ['repeats what follows an old revision exactly (26)', 0, ['b', 'c'], alive, repeat(2)],
    ['repeats the beginning of what follows (26)', 'no-stream', ['a'], alive, repeat(0)],
    ['is wrong where only the first ids follow (26)', 0, ['b', 'x'], alive, wrong(2)],
    ['is wrong where the first id differs (26)', 0, ['x', 'c'], alive, wrong(2)],
    ['is wrong where more is sent than is stored (26)', 0, ['b', 'c', 'd'], alive, wrong(2)],
    ['goes ahead anywhere with ids nobody remembers (27)', 'any', ['x'], alive, append],
    ['goes ahead anywhere with an id that is stored but forgotten (27)', 'any', ['a'], alive, append],
    ['repeats what is remembered (27)', 'any', ['b', 'c'], alive, repeat(2)],
    ['is wrong when only some is remembered (27)', 'any', ['c', 'x'], alive, wrong(2)],
    ['goes ahead where a stream must exist and does (23)', 'stream-exists', ['x'], alive, append],
    ['is wrong where a stream must exist and does not (23)', 'stream-exists', ['x'], empty, wrong(-1)],
    ['goes ahead where only its metadata exist (23)', 'stream-exists', ['x'], { ...empty, hasMetadata: true }, append],
    [
      'is refused where the stream must exist and was deleted (23)',
      'stream-exists',
      ['x'],
      deleted,
      { kind: 'deleted' },
    ],
    ['revives a deleted stream as a new one (54)', 'no-stream', ['x'], deleted, append],
    ['revives a deleted stream at its last revision (54)', 2, ['x'], deleted, append],
    ['does not revive it at an old revision (54)', 1, ['x'], deleted, wrong(2)],
    ['is refused on a stream that was ended (12)', 'any', ['x'], { ...alive, tombstoned: true }, { kind: 'deleted' }],
    ['of nothing goes ahead (16)', 'any', [], alive, append],
    ['of nothing at an old revision repeats nothing (16)', 0, [], alive, repeat(2)],
  ])('%s', (_, expected, ids, state, judgement) => {
    const past = {
      idsFrom: (revision: number, count: number) => stored.slice(revision, revision + count),
      rememberedRevision: (id: string) =>
        id === 'a' ? undefined : stored.indexOf(id) < 0 ? undefined : stored.indexOf(id),
    };
    expect(judgeWrite(expected, ids, state, past)).toEqual(judgement);
  });
});
