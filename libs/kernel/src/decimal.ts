import type { Brand } from './brand.js';

/** An exact decimal in its shortest spelling («12.5», «0», «20»): text all the way, never a float. */
export type Decimal = Brand<string, 'Decimal'>;

export type DecimalFault = { readonly fault: 'not-a-number' | 'ambiguous' };

/** «12,5» and «12.5» are the same number. «1,234» could be a thousand or one and a bit: it is asked again, never guessed. */
export function parseDecimal(text: string): Decimal | DecimalFault {
  const trimmed = text.replace(/[\s\u00a0\u202f]+$/u, '').replace(/^[\s\u00a0\u202f]+/u, '');
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(trimmed);
  if (!match) return { fault: 'not-a-number' };
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.length > 2 || whole.length > 12) return { fault: 'ambiguous' };
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  const magnitude = decimals === '' ? digits : `${digits}.${decimals}`;
  return (sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude) as Decimal;
}

export function isDecimalFault(parsed: Decimal | DecimalFault): parsed is DecimalFault {
  return typeof parsed !== 'string';
}

export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const [a, b] = [hundredths(left), hundredths(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function hundredths(value: Decimal): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(2, '0'));
  return value.startsWith('-') ? -magnitude : magnitude;
}
