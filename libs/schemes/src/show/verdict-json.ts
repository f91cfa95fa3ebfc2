import { spellRational, type Rational } from '../engine/rational.js';
import type { Verdict } from '../engine/verdict.js';

/** A verdict for scripts: its exact numbers are spelled as decimals. */
export function verdictJson(verdict: Verdict): string {
  return JSON.stringify(verdict, (_, value: unknown) => (isRational(value) ? spellRational(value) : value), 2);
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'numerator' in value && typeof value.numerator === 'bigint';
}
