import { assertNever } from '@parchemin/kernel';
import type { FactValue } from '../engine/facts.js';
import { compareRationals, isWhole, parseRational, schemeNumber, type Rational } from '../engine/rational.js';
import { JsonNumber, type Json } from './json.js';

/** What one entry of a dossier may hold, beside null. */
export type Kind =
  | { readonly kind: 'decimal' | 'integer'; readonly min: string; readonly max: string }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly string[] };

/** The value that was written, exactly; undefined when it is none that this kind of entry may hold. */
export function accept(kind: Kind, json: Json): FactValue | undefined {
  switch (kind.kind) {
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined;
    case 'choice':
      return typeof json === 'string' && kind.values.includes(json) ? json : undefined;
    case 'decimal':
    case 'integer': {
      const value = numberOf(json);
      return value && inRange(kind, value) && (kind.kind === 'decimal' || isWhole(value)) ? value : undefined;
    }
    default:
      return assertNever(kind);
  }
}

/** Numbers may come as JSON numbers or strings; either way they are read from their text. */
function numberOf(json: Json): Rational | null {
  if (json instanceof JsonNumber) return parseRational(json.text);
  return typeof json === 'string' ? parseRational(json) : null;
}

function inRange({ min, max }: { readonly min: string; readonly max: string }, value: Rational): boolean {
  const [lowest, highest] = [schemeNumber(min), schemeNumber(max)];
  return compareRationals(value, lowest) >= 0 && compareRationals(value, highest) <= 0;
}
