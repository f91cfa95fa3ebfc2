import type { Difference } from '@parchemin/decision-record';
import type { AuditWords } from './words.js';

// Enough to see what was touched; the rest is in the JSON.
const shownAtMost = 5;
const longestShown = 80;

export function toldDifferences(differences: readonly Difference[], words: AuditWords): readonly string[] {
  const shown = differences
    .slice(0, shownAtMost)
    .map(({ at, recorded, found }) => words.difference(at === '' ? '/' : at, spelled(recorded), spelled(found)));
  const more = differences.length - shown.length;
  return more > 0 ? [...shown, words.more(more)] : shown;
}

function spelled(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
