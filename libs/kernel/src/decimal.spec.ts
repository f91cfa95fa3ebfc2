import fc from 'fast-check';
import { compareDecimals, isDecimalFault, parseDecimal, type Decimal } from './decimal.js';

describe('a decimal typed by a person', () => {
  it.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['12,50', '12.5'],
    ['012', '12'],
    ['0', '0'],
    ['0,00', '0'],
    ['-0', '0'],
    ['-1,5', '-1.5'],
    [' 12,5 ', '12.5'],
    ['\u202f20\u00a0', '20'],
  ])('«%s» is %s', (typed, exact) => {
    expect(parseDecimal(typed)).toBe(exact);
  });

  it.each(['1,234', '1.234', '12,345', '0,001', '1234567890123'])(
    '«%s» could be read two ways and is asked again',
    (typed) => {
      expect(parseDecimal(typed)).toEqual({ fault: 'ambiguous' });
    },
  );

  it.each(['', ' ', 'douze', '12,', ',5', '1 234', '1,2,3', '1e3', '+4', '12½', 'NaN', '--1', '١٢'])(
    '«%s» is not a number',
    (typed) => {
      expect(parseDecimal(typed)).toEqual({ fault: 'not-a-number' });
    },
  );

  it('reads back what it wrote, whatever the number of hundredths', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        const text = `${hundredths < 0 ? '-' : ''}${Math.trunc(Math.abs(hundredths) / 100)},${String(Math.abs(hundredths) % 100).padStart(2, '0')}`;
        const parsed = parseDecimal(text);
        expect(isDecimalFault(parsed)).toBe(false);
        expect(parseDecimal(parsed as Decimal)).toBe(parsed);
        expect(Math.round(Number(parsed) * 100) + 0).toBe(hundredths + 0);
      }),
    );
  });

  it('is ordered as the numbers are', () => {
    const hundredths = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(hundredths, hundredths, (left, right) => {
        const [a, b] = [left, right].map((value) => parseDecimal((value / 100).toFixed(2)) as Decimal) as [
          Decimal,
          Decimal,
        ];
        expect(compareDecimals(a, b)).toBe(Math.sign(left - right));
      }),
    );
  });
});
