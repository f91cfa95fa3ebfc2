import type { Scheme } from '../language/scheme.js';
import { carriersOf } from './carriers.js';
import type { Coverage } from './coverage.js';

/** What is wrong with the coverage of a document, as far as that can be known without its text. */
export function coverageFaults(scheme: Scheme, coverage: Coverage): readonly string[] {
  const carried = new Set(carriersOf(scheme).flatMap(({ ranges }) => ranges.flatMap(linesOf)));
  return [
    ...headFaults(scheme, coverage),
    ...coverage.ranges.flatMap(({ lines, class: kind, reason }, at) => {
      const [first, last] = lines;
      const place = `lines ${first} to ${last}`;
      const before = coverage.ranges[at - 1]?.lines[1] ?? 0;
      const bare = reason === undefined ? linesOf(lines).filter((line) => !carried.has(line)) : [];
      return [
        ...(first > last || last > coverage.lines ? [`${place}: not in the document`] : []),
        ...(first <= before ? [`${place}: classified twice, or out of order`] : []),
        ...(kind !== 'normative' && reason === undefined ? [`${place}: ${kind}, but no reason is given`] : []),
        ...(kind === 'normative' && bare.length > 0
          ? [`${place}: normative, but nothing carries ${bare.join(', ')}`]
          : []),
      ];
    }),
  ];
}

/** What is wrong with it beside the text itself: as many lines as stated, and each that says anything classified. */
export function documentFaults(coverage: Coverage, text: string): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const classified = new Set(coverage.ranges.flatMap(({ lines: range }) => linesOf(range)));
  const missed = lines.flatMap((line, at) => (line.trim() === '' || classified.has(at + 1) ? [] : [at + 1]));
  const edges = new Set(coverage.ranges.flatMap(({ lines: range }) => range));
  const blank = [...edges].filter((line) => (lines[line - 1] ?? '').trim() === '');
  return [
    ...(lines.length === coverage.lines ? [] : [`the document has ${lines.length} lines, not ${coverage.lines}`]),
    ...missed.map((line) => `line ${line}: not classified`),
    ...blank.map((line) => `line ${line}: a range ends on a line that says nothing`),
  ];
}

function headFaults(scheme: Scheme, coverage: Coverage): readonly string[] {
  const heads = [scheme, { ...coverage, id: coverage.scheme }].map(({ id, version, document, lines }) =>
    [`${id}@${version}`, document, lines].join(', '),
  );
  return heads[0] === heads[1] ? [] : [`the coverage is of ${heads[1]}, the scheme of ${heads[0]}`];
}

function linesOf([first, last]: readonly [number, number]): readonly number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
}
