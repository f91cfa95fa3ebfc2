import {
  addRationals,
  compareRationals,
  divideRational,
  isWhole,
  multiplyRationals,
  negateRational,
  parseRational,
  readRational,
  spellRational,
  zero,
  type Rational,
} from './rational.js';

const of = (numerator: bigint, denominator = 1n): Rational => ({ numerator, denominator });

describe('a number is read from its text', () => {
  it.each<[string, bigint, bigint]>([
    ['0', 0n, 1n],
    ['12', 12n, 1n],
    ['-7', -7n, 1n],
    ['12.5', 125n, 10n],
    ['-0.05', -5n, 100n],
    ['1e2', 100n, 1n],
    ['1.5e1', 15n, 1n],
    ['1.5E0', 15n, 10n],
    ['1.25e1', 125n, 10n],
    ['5e-2', 5n, 100n],
    ['1e+2', 100n, 1n],
    ['1e60', 10n ** 60n, 1n],
    ['1e-60', 1n, 10n ** 60n],
  ])('«%s» is %s over %s', (text, numerator, denominator) => {
    expect(parseRational(text)).toEqual(of(numerator, denominator));
  });

  it.each([
    '',
    ' ',
    '1 ',
    'a1',
    '1a',
    '--1',
    '+1',
    '1.',
    '.5',
    '1,5',
    '1e',
    '1e61',
    '1e-61',
    '1e100',
    '1.5.5',
    '1e1.5',
  ])('«%s» is none', (text) => expect(parseRational(text)).toBeNull());

  it('up to four hundred digits before the point and after it', () => {
    const digits = '7'.repeat(400);
    expect(parseRational(`${digits}.${digits}`)).not.toBeNull();
    expect([parseRational(`${digits}7`), parseRational(`1.${digits}7`)]).toEqual([null, null]);
  });
});

describe('numbers are compared and reckoned with', () => {
  it.each<[Rational, Rational, -1 | 0 | 1]>([
    [of(1n), of(2n), -1],
    [of(2n), of(1n), 1],
    [of(2n), of(2n), 0],
    [of(1n, 3n), of(1n, 2n), -1],
    [of(1n, 2n), of(1n, 3n), 1],
    [of(2n, 4n), of(1n, 2n), 0],
    [of(-1n, 2n), of(1n, 3n), -1],
  ])('%j beside %j: %d', (left, right, order) => expect(compareRationals(left, right)).toBe(order));

  it.each<[Rational, Rational, Rational]>([
    [of(1n, 10n), of(2n, 10n), of(3n, 10n)],
    [of(1n, 100n), of(2n, 10n), of(21n, 100n)],
    [of(2n, 10n), of(1n, 100n), of(21n, 100n)],
    [of(1n, 3n), of(1n, 2n), of(5n, 6n)],
    [of(1n, 4n), of(1n, 6n), of(10n, 24n)],
    [of(-1n, 2n), of(1n, 2n), of(0n, 2n)],
  ])('%j and %j are %j', (left, right, sum) => expect(addRationals(left, right)).toEqual(sum));

  it('by division, multiplication and the other sign', () => {
    expect(divideRational(of(3n, 2n), 4n)).toEqual(of(3n, 8n));
    expect(multiplyRationals(of(3n, 2n), of(5n, 7n))).toEqual(of(15n, 14n));
    expect(negateRational(of(3n, 2n))).toEqual(of(-3n, 2n));
    expect(zero).toEqual(of(0n));
  });

  it.each<[Rational, boolean]>([
    [of(4n, 2n), true],
    [of(3n, 2n), false],
    [of(0n, 5n), true],
    [of(-6n, 3n), true],
  ])('%j is whole: %s', (value, whole) => expect(isWhole(value)).toBe(whole));
});

describe('a number is spelled in its shortest way', () => {
  it.each<[Rational, string]>([
    [of(0n, 10n), '0'],
    [of(120n, 10n), '12'],
    [of(1250n, 100n), '12.5'],
    [of(-5n, 100n), '-0.05'],
    [of(5n, 1000n), '0.005'],
    [of(1n, 8n), '0.125'],
    [of(1n, 50n), '0.02'],
    [of(3n, 40n), '0.075'],
    [of(1n, 3n), '1/3'],
    [of(-2n, 6n), '-1/3'],
    [of(7n, 70n), '0.1'],
  ])('%j is %s', (value, spelled) => {
    expect(spellRational(value)).toBe(spelled);
    expect(compareRationals(readRational(spelled), value)).toBe(0);
  });

  it('and is refused where it was never spelled by it', () => {
    for (const text of ['', '1/x', 'x/2']) expect(() => readRational(text)).toThrow(`«${text}» is no exact number`);
  });
});
