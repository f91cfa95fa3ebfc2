import type { Scheme } from '../language/scheme.js';
import { carriersOf, type Carrier } from './carriers.js';
import { LineClass, type Coverage } from './coverage.js';

/** The table that a certifier reads beside the document: which element of the scheme carries each line, or why none does. */
export function coverageTable(scheme: Scheme, coverage: Coverage): string {
  const carriers = carriersOf(scheme).map((carrier) => ({ carrier, length: lengthOf(carrier) }));
  const narrowestFirst = carriers.sort((left, right) => left.length - right.length).map(({ carrier }) => carrier);
  const rows = coverage.ranges.map(({ lines, class: kind, reason }) => {
    const by = kind === 'normative' ? narrowestFirst.filter(({ ranges }) => ranges.some(touching(lines))) : [];
    const said = reason === undefined ? by.map(({ name }) => name).join(', ') : reason;
    return `| ${lines[0] === lines[1] ? lines[0] : `${lines[0]}–${lines[1]}`} | ${frenchOf[kind]} | ${said} |`;
  });
  return [
    `# Ce qui porte chaque ligne du document : \`${scheme.id}\`, version ${scheme.version}`,
    '',
    `Document \`${coverage.document}\`, ${coverage.lines} lignes. Page engendrée : la lecture est dans le fichier`,
    '`.coverage.json` voisin, les éléments dans le schéma ; les lignes vides ne sont pas comptées à part.',
    '',
    '| classe | plages | lignes |',
    '| --- | --- | --- |',
    ...LineClass.options.map((kind) => totalsOf(kind, coverage)),
    '',
    `Lignes normatives laissées de côté : ${leftOut(
      coverage,
      carriers.map(({ carrier }) => carrier),
    )}.`,
    '',
    '| lignes | classe | éléments qui les portent, ou raison |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const frenchOf: Readonly<Record<LineClass, string>> = {
  normative: 'normative',
  descriptive: 'descriptive',
  layout: 'mise en page',
};

function totalsOf(kind: LineClass, { ranges }: Coverage): string {
  const own = ranges.filter((range) => range.class === kind);
  const lines = own.reduce((sum, { lines: [first, last] }) => sum + last - first + 1, 0);
  return `| ${frenchOf[kind]} | ${own.length} | ${lines} |`;
}

function leftOut({ ranges }: Coverage, carriers: readonly Carrier[]): number {
  const carried = carriers.flatMap((carrier) => carrier.ranges);
  return ranges
    .filter(({ class: kind, reason }) => kind === 'normative' && reason === undefined)
    .flatMap(({ lines: [first, last] }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .filter((line) => !carried.some(([first, last]) => first <= line && line <= last)).length;
}

function touching([first, last]: readonly [number, number]): (range: readonly [number, number]) => boolean {
  return ([from, to]) => from <= last && first <= to;
}

function lengthOf({ ranges }: Carrier): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
