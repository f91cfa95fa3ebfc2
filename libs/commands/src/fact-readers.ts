import type { EnrolledCandidacy, Piece } from '@parchemin/candidacy';
import { isSettled } from '@parchemin/candidacy';

/** One value of a dossier, as JSON holds it; null where nothing was entered. Exact numbers are text. */
export type DossierValue = string | number | boolean | null | { readonly [field: string]: DossierValue };

/** Reads one item of a fact group; `from` is what the scheme says after the colon of the group's origin. */
export type FactReader = (path: EnrolledCandidacy, item: string, from: string) => DossierValue;

/** Every place of a candidacy that a scheme may name as the origin of its facts. What a jury changed stands in place of the grid's level. */
export const factReaders: Readonly<Record<string, FactReader>> = {
  mark: (path, item, from) => path.marks[pieceOf(from, item)]?.mark ?? null,
  average: (path, item, from) => path.averages[pieceOf(from, item)]?.average ?? null,
  settled: (path, item) => piecesOf(path).some((piece) => piece.piece === item && isSettled(piece, path)),
  work: readWork,
  level: (path, item) => path.levelsByJury[item] ?? firstOf(path.grids, ({ levels }) => levels[item]),
  transversal: (path, item) => path.levelsByJury[item] ?? firstOf(path.grids, ({ transversal }) => transversal[item]),
  'self-level': (path, item) => firstOf(path.grids, ({ selfLevels }) => selfLevels[item]),
  rubric: (path, item) => firstOf(path.orals, ({ rubric }) => rubric[item]),
  anomaly: (path, item) => path.anomalies[item] !== undefined && path.anomalies[item].status !== 'restored',
  choice: ({ enrolment }, item) => enrolment.choice?.optional.includes(item) ?? false,
  sought: ({ enrolment }, item) => enrolment.choice?.sought.includes(item) ?? false,
  'pronounced-block': readPronouncedBlock,
};

function readWork({ works }: EnrolledCandidacy, item: string): DossierValue {
  const work = works[item];
  return { level: work?.evaluation?.level ?? null, validated: work?.validated ?? false };
}

/** Before the jury has spoken, a block is neither awarded nor refused, unless an earlier presentation validated it. */
function readPronouncedBlock({ decision, blocksKept }: EnrolledCandidacy, item: string): DossierValue {
  if (blocksKept.includes(item)) return true;
  return decision === null ? null : decision.blocks.includes(item);
}

function firstOf<Standing, Value extends DossierValue>(
  kept: Readonly<Record<string, Standing>>,
  read: (standing: Standing) => Value | undefined,
): Value | null {
  for (const standing of Object.values(kept)) {
    const value = read(standing);
    if (value !== undefined) return value;
  }
  return null;
}

function piecesOf({ stages }: EnrolledCandidacy): readonly Piece[] {
  return Object.values(stages).flatMap(({ pieces }) => pieces);
}

function pieceOf(from: string, item: string): string {
  return from.replaceAll('{item}', item);
}
