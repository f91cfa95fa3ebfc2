import { CommittedIds } from './committed-ids.js';
import { DELETED, parseTruncation, revivedMetadata, SOFT_DELETE_METADATA } from './stream-metadata.js';

describe('the memory of lately written ids', () => {
  it('forgets the oldest when its bytes are used up, and knows an id in its own stream only', () => {
    const ids = new CommittedIds(1_000);
    for (let n = 0; n < 20; n++) ids.remember(`id-${n}`, 'stream', n);
    expect(ids.revisionOf('id-19', 'stream')).toBe(19);
    expect(ids.revisionOf('id-19', 'other')).toBeUndefined();
    expect(ids.revisionOf('id-0', 'stream')).toBeUndefined();
    const known = Array.from({ length: 20 }, (_, n) => ids.revisionOf(`id-${n}`, 'stream')).filter(
      (one) => one !== undefined,
    );
    expect(known).toEqual([15, 16, 17, 18, 19]);
  });

  it('counts an id once when it is written again', () => {
    const ids = new CommittedIds(1_000);
    for (let n = 0; n < 100; n++) ids.remember('same', 'stream', n);
    ids.remember('another', 'stream', 1);
    expect(ids.revisionOf('same', 'stream')).toBe(99);
  });
});

describe('the metadata of a stream', () => {
  it.each([
    ['nothing that can be read', 'not json', [0, Infinity, Infinity]],
    ['a list', '[1]', [0, Infinity, Infinity]],
    ['values that are no positive numbers', '{"$tb":-1,"$maxCount":0,"$maxAge":"5"}', [0, Infinity, Infinity]],
    ['all three', '{"$tb":4,"$maxCount":2,"$maxAge":60,"owner":"x"}', [4, 2, 60]],
    ['a soft delete', SOFT_DELETE_METADATA, [DELETED, Infinity, Infinity]],
  ])('with %s hides accordingly', (_, text, expected) => {
    const { truncateBefore, maxCount, maxAgeSeconds } = parseTruncation(Buffer.from(text));
    expect([truncateBefore, maxCount, maxAgeSeconds]).toEqual(expected);
  });

  it('keeps what else it said when its stream is revived', () => {
    const revived = revivedMetadata(Buffer.from('{"$tb":9,"owner":"x"}'), 12);
    expect(JSON.parse(revived.toString())).toEqual({ $tb: 12, owner: 'x' });
  });
});
