import { join } from 'node:path';
import { Certification, lintScheme, loadSchemeDocuments } from '@parchemin/schemes';
import { rounded, type Figure } from './measure.js';

const seeds = join(import.meta.dirname, '../../../seeds');
const rounds = 30;

/** All certifications at once: the first time in a fresh process, then warm, beside reading them in the language alone. */
export function benchLint(): Figure[] {
  const documents = loadSchemeDocuments(seeds, null);
  const lintAll = (): void => documents.forEach((document) => lintScheme(document));
  const readAll = (): void => documents.forEach((document) => Certification.safeParse(document));
  const first = millis(lintAll);
  const took = Array.from({ length: rounds }, () => ({ read: millis(readAll), lint: millis(lintAll) }));
  const lint = sorted(took.map((each) => each.lint));
  const read = sorted(took.map((each) => each.read));
  const middle = Math.floor(rounds / 2);
  return [
    {
      name: 'lint.first',
      value: rounded(first),
      unit: 'ms',
      note: `${documents.length} certifications, fresh process`,
    },
    {
      name: 'lint',
      value: rounded(lint[middle]!),
      unit: 'ms',
      p50: rounded(lint[middle]!),
      p99: rounded(lint.at(-1)!),
      baseline: { name: 'reading the files in the language', value: rounded(read[middle]!) },
      ratio: rounded(lint[middle]! / read[middle]!),
    },
  ];
}

function millis(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function sorted(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}
