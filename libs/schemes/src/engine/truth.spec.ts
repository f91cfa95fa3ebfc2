import { allOf, anyOf, atLeast, notTrue, type Truth } from './truth.js';

const [met, not, open] = ['met', 'not_met', 'unknown'] as const;

describe('three values join', () => {
  it.each<[readonly Truth[], Truth, Truth]>([
    [[], met, not],
    [[met], met, met],
    [[not], not, not],
    [[open], open, open],
    [[met, met], met, met],
    [[met, not], not, met],
    [[not, not], not, not],
    [[met, open], open, met],
    [[open, not], not, open],
    [[open, met, not], not, met],
  ])('%j: all of them %s, any of them %s', (truths, all, any) => {
    expect([allOf(truths), anyOf(truths)]).toEqual([all, any]);
  });

  it.each<[number, readonly Truth[], Truth]>([
    [0, [], met],
    [1, [], not],
    [1, [not, met], met],
    [2, [not, met], not],
    [2, [open, met], open],
    [2, [open, met, met], met],
    [2, [open, open], open],
    [3, [open, open], not],
    [2, [open, not, not], not],
  ])('at least %d of %j is %s', (n, truths, expected) => {
    expect(atLeast(n, truths)).toBe(expected);
  });

  it('turn round, but for what is not known', () => {
    expect([met, not, open].map(notTrue)).toEqual([not, met, open]);
  });
});
