import { attemptFor, errorsOf, markErrorWhileTyping, type Attempt } from './attempt.js';

describe('a mark being typed', () => {
  it.each(['12,5', '12.5', ' 12,50 ', '0', '20'])('«%s» may be sent', (mark) => {
    expect(errorsOf({ piece: 'CC1', mark })).toEqual([]);
  });

  it.each(['1,234', '1.234', '12,345'])('«%s» is asked again, never guessed', (mark) => {
    expect(errorsOf({ piece: 'CC1', mark })).toEqual([
      { field: 'mark', message: expect.stringContaining('deux façons') },
    ]);
  });

  it.each(['douze', '12,', '1e3'])('«%s» is not a mark', (mark) => {
    expect(errorsOf({ piece: 'CC1', mark })).toEqual([
      { field: 'mark', message: expect.stringContaining('n’est pas une note') },
    ]);
  });

  it('names everything that is missing at once', () => {
    expect(errorsOf({ piece: '', mark: ' ' }).map(({ field }) => field)).toEqual(['piece', 'mark']);
  });

  it.each([
    ['', false],
    ['1', false],
    ['12,', false],
    ['12,5', false],
    ['1,234', true],
    ['abc', true],
  ])('«%s» is contradicted while typing: %s', (mark, contradicted) => {
    expect(markErrorWhileTyping(mark) !== null).toBe(contradicted);
  });
});

describe('the key of an attempt', () => {
  const first = attemptFor(null, { piece: 'CC1', mark: '12,5' }, () => 'first') as Attempt;

  it.each([
    [{ piece: 'CC1', mark: '12,5' }, 'first'],
    [{ piece: 'CC1', mark: '12.50' }, 'first'],
    [{ piece: 'CC1', mark: '12,6' }, 'second'],
    [{ piece: 'CC2', mark: '12,5' }, 'second'],
  ])('for %j after «CC1, 12,5» is the %s', (typed, key) => {
    expect(attemptFor(first, typed, () => 'second')?.key).toBe(key);
  });

  it('is not drawn for what cannot be sent', () => {
    expect(attemptFor(null, { piece: 'CC1', mark: '1,234' }, () => 'never')).toBeNull();
  });
});
