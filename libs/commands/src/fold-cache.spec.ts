import { candidacy, type CandidacyEvent, type Candidacy } from '@parchemin/candidacy';
import { Fold } from './fold.js';
import { FoldCache } from './fold-cache.js';
import fc from 'fast-check';

describe('the cache of folds', () => {
  it('drops the one that was not asked for longest', () => {
    const cache = new FoldCache<CandidacyEvent, Candidacy>({ count: 2, bytes: 1_000 });
    cache.keep('a', fold('a', 10));
    cache.keep('b', fold('b', 10));
    cache.find('a');
    cache.keep('c', fold('c', 10));
    expect(['a', 'b', 'c'].map((stream) => cache.find(stream)?.stream)).toEqual(['a', undefined, 'c']);
  });

  it('does not keep a fold that is larger than all it may hold', () => {
    const cache = new FoldCache<CandidacyEvent, Candidacy>({ count: 2, bytes: 100 });
    cache.keep('a', fold('a', 10));
    cache.keep('a', fold('a', 101));
    expect(cache.held).toEqual({ count: 0, bytes: 0 });
  });

  it('stays within its count and its bytes, whatever is kept', () => {
    const kept = fc.record({ stream: fc.constantFrom('a', 'b', 'c', 'd', 'e'), bytes: fc.nat(120) });
    fc.assert(
      fc.property(fc.array(kept), (folds) => {
        const cache = new FoldCache<CandidacyEvent, Candidacy>({ count: 3, bytes: 200 });
        for (const { stream, bytes } of folds) {
          cache.keep(stream, fold(stream, bytes));
          expect(cache.held.count).toBeLessThanOrEqual(3);
          expect(cache.held.bytes).toBeLessThanOrEqual(200);
        }
        const found = ['a', 'b', 'c', 'd', 'e'].map((stream) => cache.find(stream)?.bytes ?? 0);
        expect(found.reduce((sum, bytes) => sum + bytes, 0)).toBe(cache.held.bytes);
      }),
    );
  });
});

function fold(stream: string, bytes: number): Fold<CandidacyEvent, Candidacy> {
  return Object.assign(new Fold(stream, candidacy), { bytes });
}
