import type { Scheme } from '../language/scheme.js';
import { groupBy } from './check.js';
import { couldBeFound, readersOnly } from './unfound-readings.js';

/** One entry of the list of readings, and what becomes of it when the linter looks. */
export interface ReadingEntry {
  readonly entry: string;
  /** The question, as the schemes put it that carry it. */
  readonly question: string;
  /** The checks that find it, with the schemes in which they do. */
  readonly found: readonly { readonly check: string; readonly schemes: readonly string[] }[];
  readonly couldBeFound: string | null;
  readonly readersOnly: string | null;
}

export function readingEntries(schemes: readonly Scheme[]): readonly ReadingEntry[] {
  const carried = schemes.flatMap((scheme) => scheme.readings.map((reading) => ({ scheme, reading })));
  return groupBy(carried, ({ reading }) => reading.entry)
    .map(([entry, those]) => {
      const claims = those.flatMap(({ scheme, reading }) =>
        reading.checks.map((check) => ({ check, scheme: scheme.id })),
      );
      return {
        entry,
        question: those[0]!.reading.question,
        found: groupBy(claims, ({ check }) => check).map(([check, where]) => ({
          check,
          schemes: [...new Set(where.map(({ scheme }) => scheme))],
        })),
        couldBeFound: couldBeFound[entry] ?? null,
        readersOnly: readersOnly[entry] ?? null,
      };
    })
    .sort((a, b) => (a.entry < b.entry ? -1 : 1));
}

/** The table that is published: every entry, and what finds it or why nothing does. */
export function readingsTable(schemes: readonly Scheme[]): string {
  const entries = readingEntries(schemes);
  const found = entries.filter((entry) => entry.found.length > 0);
  const could = entries.filter((entry) => entry.couldBeFound !== null);
  return [
    '# Ambiguities of the documents, and what finds them',
    '',
    'Made by `node libs/schemes/generate.mjs` from the readings of the certifications; a test compares it with what the',
    'linter finds. The first three digits of an entry name the document, X stands for several.',
    '',
    '| what becomes of it | entries |',
    '| --- | --- |',
    `| the linter finds it by itself, by the check named | ${found.length} |`,
    `| it could be found from data, and is not, for the reason given | ${could.length} |`,
    `| only a reader of the document can see it | ${entries.length - found.length - could.length} |`,
    `| all | ${entries.length} |`,
    ...groupBy(entries, ({ entry }) => entry.split('-')[0] ?? '').flatMap(([document, those]) => [
      '',
      `## ${document}`,
      '',
      '| entry | passage | found by | could be found, but | only a reader, since |',
      '| --- | --- | --- | --- | --- |',
      ...those.map(row),
    ]),
    '',
  ].join('\n');
}

function row({ entry, question, found, couldBeFound: could, readersOnly: reader }: ReadingEntry): string {
  const checks = found.map(({ check, schemes }) => `\`${check}\` (${schemes.join(', ')})`).join(', ');
  return `| ${entry} | ${question.replaceAll('|', '/')} | ${checks} | ${could ?? ''} | ${reader ?? ''} |`;
}
