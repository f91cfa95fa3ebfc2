/** An exact number: no float anywhere on the path from the text of a dossier to a verdict. Not kept in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

/** A number that stands in a scheme: the language has checked it at load, so that anything else here is a bug. */
export function schemeNumber(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`the scheme holds «${text}» where a number is needed`);
  return value;
}

export function wholeNumber(value: number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };

// An exponent beyond this would let one short number fill the memory.
const longestExponent = 60;
const spelling = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** Reads a JSON number or a plain decimal from its own text; null when it is neither. */
export function parseRational(text: string): Rational | null {
  const match = spelling.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const scale = Number(exponent) - fraction.length;
  if (Math.abs(Number(exponent)) > longestExponent) return null;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  if (scale >= 0) return { numerator: digits * 10n ** BigInt(scale), denominator: 1n };
  return { numerator: digits, denominator: 10n ** BigInt(-scale) };
}

/** Reads what «spellRational» wrote. */
export function readRational(spelled: string): Rational {
  const [numerator = '', denominator = '1'] = spelled.split('/');
  const [above, below] = [parseRational(numerator), parseRational(denominator)];
  if (!above || !below) throw new Error(`«${spelled}» is no exact number`);
  return { numerator: above.numerator, denominator: above.denominator * below.numerator };
}

export function compareRationals(left: Rational, right: Rational): -1 | 0 | 1 {
  if (left.denominator === right.denominator) {
    return left.numerator < right.numerator ? -1 : left.numerator > right.numerator ? 1 : 0;
  }
  const a = left.numerator * right.denominator;
  const b = right.numerator * left.denominator;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addRationals(left: Rational, right: Rational): Rational {
  if (left.denominator === right.denominator) {
    return { numerator: left.numerator + right.numerator, denominator: left.denominator };
  }
  if (left.denominator % right.denominator === 0n) return addFiner(left, right);
  if (right.denominator % left.denominator === 0n) return addFiner(right, left);
  const numerator = left.numerator * right.denominator + right.numerator * left.denominator;
  return { numerator, denominator: left.denominator * right.denominator };
}

export function divideRational(value: Rational, by: bigint): Rational {
  return { numerator: value.numerator, denominator: value.denominator * by };
}

export function multiplyRationals(left: Rational, right: Rational): Rational {
  return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
}

export function negateRational({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

export function isWhole(value: Rational): boolean {
  return value.numerator % value.denominator === 0n;
}

/** The shortest decimal spelling; a fraction that has none («1/3») is written as a fraction. */
export function spellRational(value: Rational): string {
  const lowest = inLowestTerms(value);
  const places = decimalPlaces(lowest.denominator);
  if (places === null) return `${lowest.numerator}/${lowest.denominator}`;
  if (places === 0) return String(lowest.numerator);
  const scaled = (lowest.numerator * 10n ** BigInt(places)) / lowest.denominator;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function addFiner(finer: Rational, coarser: Rational): Rational {
  const scaled = coarser.numerator * (finer.denominator / coarser.denominator);
  return { numerator: finer.numerator + scaled, denominator: finer.denominator };
}

function inLowestTerms({ numerator, denominator }: Rational): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? zero : { numerator: numerator / a, denominator: denominator / a };
}

function decimalPlaces(denominator: bigint): number | null {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}
