import type { Rational } from './rational.js';

/** One validated value: exact, or null where nothing was entered. */
export type FactValue = Rational | boolean | string | null;

/** The fields of one item; a group without fields has the single field «». */
export type ItemFacts = Readonly<Record<string, FactValue>>;

/** A dossier after validation: group → item → field. A group without items has the single item «»; a group that is not there yet is null. */
export type Facts = Readonly<Record<string, Readonly<Record<string, ItemFacts>> | null>>;

export function isNumber(value: FactValue | undefined): value is Rational {
  return typeof value === 'object' && value !== null;
}
