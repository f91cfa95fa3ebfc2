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
  criterion: ({ assessments }, item) => firstOf(assessments, ({ criteria }) => criteria[item]),
  competency: readCompetency,
  evidence: ({ assessments }, item) => (assessments[item]?.evidence.length ?? 0) > 0,
  exemption: readExemption,
  choice: ({ enrolment }, item) => enrolment.choice?.optional.includes(item) ?? false,
  sought: ({ enrolment }, item) => enrolment.choice?.sought.includes(item) ?? false,
  'pronounced-block': readPronouncedBlock,
};

function readWork({ works }: EnrolledCandidacy, item: string): DossierValue {
  const work = works[item];
  return { level: work?.evaluation?.level ?? null, validated: work?.validated ?? false };
}

/** What was observed in training and what was confirmed are entries of the same kind, in different assessments. */
function readCompetency(path: EnrolledCandidacy, item: string, entry: string): DossierValue {
  const assessed = piecesOf(path).filter((piece) => piece.kind === 'assessment' && piece.entry === entry);
  const mastered = assessed.map(({ piece }) => path.assessments[piece]?.competencies[item]);
  const found = mastered.find((each) => each !== undefined);
  return found === undefined ? null : found ? 'mastered' : 'not_mastered';
}

function readExemption({ exemptions }: EnrolledCandidacy, item: string): DossierValue {
  const exemption = exemptions[item];
  if (!exemption) return null;
  const { capacityKept, outsidePractice, outcome } = exemption;
  const granted = outcome === null ? null : outcome === 'granted';
  return { opinion: true, capacity_kept: capacityKept, outside_practice: outsidePractice, granted };
}

/** Before the jury has spoken, a block is neither awarded nor refused, unless the candidate holds it already. */
function readPronouncedBlock(
  { decision, blocksKept, equivalences, enrolment }: EnrolledCandidacy,
  item: string,
): DossierValue {
  const sought = enrolment.choice?.sought ?? [];
  const asked = sought.length === 0 || sought.includes(item);
  if (asked && (blocksKept.includes(item) || equivalences[item])) return true;
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
