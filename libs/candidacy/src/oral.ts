import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { isForgone } from './absence.js';
import type { EnrolledCandidacy } from './candidacy.js';
import { onScale } from './mark.js';
import type { OralPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, stillOpen } from './rules.js';

/** An observer, such as the tutor, may be present and takes no part in the deliberation. */
export type HoldOral = {
  readonly type: 'HoldOral';
  readonly piece: string;
  readonly jurors: readonly string[];
  readonly observers: readonly string[];
};
/** The jury confirms the levels as they stand, except those that it changes, each with its reason. */
export type ConfirmLevels = {
  readonly type: 'ConfirmLevels';
  readonly piece: string;
  readonly changes: readonly LevelChange[];
};
/** Items of the one sheet on which the jury agrees; those not named keep what they have. */
export type MarkRubric = {
  readonly type: 'MarkRubric';
  readonly piece: string;
  readonly items: Readonly<Record<string, Decimal>>;
};
export type SignRubric = { readonly type: 'SignRubric'; readonly piece: string };
export type OralCommand = HoldOral | ConfirmLevels | MarkRubric | SignRubric;

export interface LevelChange {
  readonly competency: string;
  readonly level: number;
  readonly reason: string;
}

// Stored for ever.
export type OralHeld = DomainEvent<
  'OralHeld',
  {
    readonly stage: string;
    readonly piece: string;
    readonly jurors: readonly string[];
    readonly observers: readonly string[];
    readonly heldAt: Instant;
  }
>;
export type LevelsConfirmed = DomainEvent<
  'LevelsConfirmed',
  {
    readonly piece: string;
    readonly changes: readonly LevelChange[];
    readonly confirmedBy: string;
    readonly confirmedAt: Instant;
  }
>;
export type RubricMarked = DomainEvent<
  'RubricMarked',
  {
    readonly piece: string;
    readonly items: Readonly<Record<string, Decimal>>;
    readonly markedBy: string;
    readonly markedAt: Instant;
  }
>;
export type RubricSigned = DomainEvent<
  'RubricSigned',
  { readonly piece: string; readonly signedBy: string; readonly signedAt: Instant }
>;
export type OralEvent = OralHeld | LevelsConfirmed | RubricMarked | RubricSigned;

export interface StandingOral {
  readonly jurors: readonly string[];
  readonly observers: readonly string[];
  readonly rubric: Readonly<Record<string, Decimal>>;
  readonly levelsConfirmed: boolean;
  readonly signedBy: readonly string[];
}

export interface OralsPart {
  readonly orals: Readonly<Record<string, StandingOral>>;
  /** Those that a jury changed; they stay when the oral is held again. */
  readonly levelsByJury: Readonly<Record<string, number>>;
}

export const noOrals: OralsPart = { orals: {}, levelsByJury: {} };

export const oralActs = {
  HoldOral: decideHoldOral,
  ConfirmLevels: decideConfirmLevels,
  MarkRubric: decideMarkRubric,
  SignRubric: decideSignRubric,
};
export const oralFacts = {
  OralHeld: withHeld,
  LevelsConfirmed: withLevels,
  RubricMarked: withRubric,
  RubricSigned: withSignature,
};

/** Settled by the signature of every juror, or by an absence of which nothing more is awaited. */
export function isOralSettled({ piece }: OralPiece, path: EnrolledCandidacy): boolean {
  const oral = path.orals[piece];
  return isForgone(piece, path) || (oral !== undefined && oral.jurors.every((juror) => oral.signedBy.includes(juror)));
}

function decideHoldOral(
  { piece, jurors, observers, at }: Asked<HoldOral>,
  path: EnrolledCandidacy,
): Decision<OralHeld, CandidacyRefusal> {
  const expected = expecting(path, 'oral', piece);
  if ('refused' in expected) return expected;
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  if (path.orals[piece]) return { refused: 'OralAlreadyHeld', piece };
  if (isForgone(piece, path)) return { refused: 'AbsenceStands', piece };
  const both = jurors.find((juror) => observers.includes(juror));
  if (both !== undefined) return { refused: 'ObserverDeliberates', person: both };
  return [{ type: 'OralHeld', data: { stage: expected.stage.stage, piece, jurors, observers, heldAt: at } }];
}

function decideConfirmLevels(
  command: Asked<ConfirmLevels>,
  path: EnrolledCandidacy,
): Decision<LevelsConfirmed, CandidacyRefusal> {
  const oral = deliberating(command, path);
  if ('refused' in oral) return oral;
  const { piece, changes, by, at } = command;
  const scales = levelScales(path);
  for (const { competency, level } of changes) {
    const scale = scales.get(competency);
    if (!scale) return { refused: 'CompetencyUnknown', competency };
    if (level < scale.min || level > scale.max) return { refused: 'LevelOutOfRange', competency, level, ...scale };
  }
  return [{ type: 'LevelsConfirmed', data: { piece, changes, confirmedBy: by.id, confirmedAt: at } }];
}

function decideMarkRubric(
  command: Asked<MarkRubric>,
  path: EnrolledCandidacy,
): Decision<RubricMarked, CandidacyRefusal> {
  const oral = deliberating(command, path);
  if ('refused' in oral) return oral;
  const { piece, items, by, at } = command;
  for (const [item, points] of Object.entries(items)) {
    const outOf = oral.expected.rubric.find((each) => each.item === item)?.max;
    if (outOf === undefined) return { refused: 'RubricItemUnknown', piece, item };
    if (!onScale(points, outOf)) return { refused: 'MarkOutOfRange', piece: item, mark: points, outOf };
  }
  return [{ type: 'RubricMarked', data: { piece, items, markedBy: by.id, markedAt: at } }];
}

function decideSignRubric(
  command: Asked<SignRubric>,
  path: EnrolledCandidacy,
): Decision<RubricSigned, CandidacyRefusal> {
  const { piece, by, at } = command;
  const oral = onTheJury(command, path);
  if ('refused' in oral) return oral;
  const { expected, standing } = oral;
  if (standing.signedBy.includes(by.id)) return { refused: 'RubricAlreadySigned', piece, signedBy: standing.signedBy };
  const missing = expected.rubric.map(({ item }) => item).filter((item) => standing.rubric[item] === undefined);
  if (missing.length > 0) return { refused: 'RubricIncomplete', piece, missing };
  if (!standing.levelsConfirmed && levelScales(path).size > 0) return { refused: 'LevelsNotConfirmed', piece };
  return [{ type: 'RubricSigned', data: { piece, signedBy: by.id, signedAt: at } }];
}

interface OralInHand {
  readonly expected: OralPiece;
  readonly standing: StandingOral;
}

/** Until the first signature: what somebody has signed does not change under their name. */
function deliberating(
  command: Asked<ConfirmLevels | MarkRubric>,
  path: EnrolledCandidacy,
): OralInHand | CandidacyRefusal {
  const oral = onTheJury(command, path);
  if ('refused' in oral || oral.standing.signedBy.length === 0) return oral;
  return { refused: 'RubricAlreadySigned', piece: command.piece, signedBy: oral.standing.signedBy };
}

function onTheJury(
  { piece, by }: Asked<ConfirmLevels | MarkRubric | SignRubric>,
  path: EnrolledCandidacy,
): OralInHand | CandidacyRefusal {
  const expected = expecting(path, 'oral', piece);
  if ('refused' in expected) return expected;
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  const standing = path.orals[piece];
  if (!standing) return { refused: 'OralNotHeld', piece };
  if (!standing.jurors.includes(by.id)) return { refused: 'NotOnTheJury', piece };
  return { expected: expected.piece, standing };
}

/** The grids of the path say which levels there are, those of the transversal competencies among them. */
function levelScales(path: EnrolledCandidacy): ReadonlyMap<string, { readonly min: number; readonly max: number }> {
  const pieces = Object.values(path.stages).flatMap((stage) => stage.pieces);
  const grids = pieces.flatMap((piece) => (piece.kind === 'grid' ? [piece] : []));
  const levels = grids.flatMap(({ competencies, transversal }) => [...competencies, ...transversal]);
  return new Map(levels.map(({ competency, min, max }) => [competency, { min, max }]));
}

function withHeld(path: EnrolledCandidacy, { data }: OralHeld): EnrolledCandidacy {
  const { piece, jurors, observers } = data;
  return withOral(path, piece, { jurors, observers, rubric: {}, levelsConfirmed: false, signedBy: [] });
}

function withLevels(path: EnrolledCandidacy, { data: { piece, changes } }: LevelsConfirmed): EnrolledCandidacy {
  const changed = Object.fromEntries(changes.map(({ competency, level }) => [competency, level]));
  const confirmed = withOral(path, piece, { ...getOral(path, piece), levelsConfirmed: true });
  return { ...confirmed, levelsByJury: { ...path.levelsByJury, ...changed } };
}

function withRubric(path: EnrolledCandidacy, { data: { piece, items } }: RubricMarked): EnrolledCandidacy {
  const oral = getOral(path, piece);
  return withOral(path, piece, { ...oral, rubric: { ...oral.rubric, ...items } });
}

function withSignature(path: EnrolledCandidacy, { data: { piece, signedBy } }: RubricSigned): EnrolledCandidacy {
  const oral = getOral(path, piece);
  return withOral(path, piece, { ...oral, signedBy: [...oral.signedBy, signedBy] });
}

function withOral(path: EnrolledCandidacy, piece: string, oral: StandingOral): EnrolledCandidacy {
  return { ...path, orals: { ...path.orals, [piece]: oral } };
}

function getOral(path: EnrolledCandidacy, piece: string): StandingOral {
  const oral = path.orals[piece];
  if (!oral) throw new Error(`the oral ${piece} was not held before this event`);
  return oral;
}
