import type { Severity } from './finding.js';
import type { Place, Survey } from './survey.js';

/** Something that contradicts itself, in one sentence of each language. */
export interface Found {
  readonly places: readonly [Place, ...Place[]];
  readonly en: string;
  readonly fr: string;
}

/** One way of looking at a scheme. It knows no scheme and no list of defects: only what must agree with what. */
export interface Check {
  readonly code: string;
  /** How grave it is where no reading of the scheme knows of it. */
  readonly severity: Severity;
  find(survey: Survey): readonly Found[];
}

/** The first few, and how many there are of them. */
export function listed(codes: readonly string[]): string {
  const shown = codes.slice(0, longestList).join(', ');
  return codes.length > longestList ? `${shown} … (${codes.length})` : shown;
}

const longestList = 6;

export function groupBy<Each>(
  all: readonly Each[],
  keyOf: (each: Each) => string,
): readonly (readonly [string, readonly Each[]])[] {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups];
}
