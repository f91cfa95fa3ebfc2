import type { CandidacyEvent } from '@parchemin/candidacy';
import type { GroupEvent } from '@parchemin/groups';

/** Something that must hold of every simulated path, how often it was looked at, and how often it did not hold. */
export interface Invariant {
  readonly name: string;
  readonly checked: number;
  readonly broken: number;
  /** The first few that are broken, in words. */
  readonly first: readonly string[];
}

/** One path as the real store holds it, in the order of its stream. */
export interface StoredPath {
  readonly reference: string;
  readonly candidacy: string;
  readonly events: readonly CandidacyEvent[];
}

/** The same of one group. */
export interface StoredGroup {
  readonly group: string;
  readonly events: readonly GroupEvent[];
}

/** A sentence for each time that it does not hold. */
export interface Looked {
  readonly checked: number;
  readonly broken: readonly string[];
}

const shownAtMost = 5;

export function invariant(name: string, { checked, broken }: Looked): Invariant {
  return { name, checked, broken: broken.length, first: broken.slice(0, shownAtMost) };
}

export function together(all: readonly Looked[]): Looked {
  return {
    checked: all.reduce((sum, { checked }) => sum + checked, 0),
    broken: all.flatMap(({ broken }) => broken),
  };
}
