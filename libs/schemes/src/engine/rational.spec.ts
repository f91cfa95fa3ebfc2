import fc from 'fast-check';
import {
  addRationals,
  compareRationals,
  divideRational,
  isWhole,
  parseRational,
  spellRational,
  type Rational,
} from './rational.js';

/** A decimal as its digits and its places, beside which the oracle reckons in whole numbers of the finest place. */
const decimal = fc.record({
  digits: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  places: fc.integer({ min: 0, max: 30 }),
});
type Written = { readonly digits: bigint; readonly places: number };
const finest = 60n;

describe('numbers are exact', () => {
  it('compare, add and spell as whole numbers of the finest place do', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const [a, b] = [read(left), read(right)];
        const [x, y] = [scaled(left), scaled(right)];
        expect(compareRationals(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
        const sum = addRationals(a, b);
        expect(sum.numerator * 10n ** finest).toBe((x + y) * sum.denominator);
        expect(compareRationals(parse(spellRational(sum)), sum)).toBe(0);
      }),
    );
  });

  it('tell a whole number from any other, and divide without loss', () => {
    fc.assert(
      fc.property(decimal, fc.bigInt({ min: 1n, max: 1_000n }), (written, by) => {
        const value = read(written);
        expect(isWhole(value)).toBe(scaled(written) % 10n ** finest === 0n);
        const part = divideRational(value, by);
        expect(part.numerator * value.denominator * by).toBe(value.numerator * part.denominator);
      }),
    );
  });

  it.each([
    ['12', '12'],
    ['012.50', '12.5'],
    ['1.2e1', '12'],
    ['5E-3', '0.005'],
    ['-0', '0'],
    ['-0.50', '-0.5'],
  ])('«%s» is %s', (text, spelled) => expect(spellRational(parse(text))).toBe(spelled));

  it.each(['', '1,5', '.5', '5.', '1e400', 'NaN', '0x10', ' 1'])('«%s» is no number', (text) => {
    expect(parseRational(text)).toBeNull();
  });

  it('a fraction without a decimal spelling is written as a fraction', () => {
    expect(spellRational(divideRational(parse('1'), 3n))).toBe('1/3');
  });
});

function read({ digits, places }: Written): Rational {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const whole = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return parse(`${digits < 0n ? '-' : ''}${whole}`);
}

function scaled({ digits, places }: Written): bigint {
  return digits * 10n ** (finest - BigInt(places));
}

function parse(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`«${text}» was expected to be a number`);
  return value;
}
