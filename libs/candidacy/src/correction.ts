import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { onScale } from './mark.js';
import type { CandidacyRefusal } from './refusals.js';
import { expectingAnyOf } from './rules.js';

/** A mark or an average is never overwritten: a correction is a new fact with its reason, by two persons once the stage is closed. */
export type CorrectMark = {
  readonly type: 'CorrectMark';
  readonly piece: string;
  readonly mark: Decimal;
  readonly reason: string;
};
export type ConfirmCorrection = { readonly type: 'ConfirmCorrection'; readonly piece: string };
export type DeclineCorrection = { readonly type: 'DeclineCorrection'; readonly piece: string; readonly reason: string };
export type CorrectionCommand = CorrectMark | ConfirmCorrection | DeclineCorrection;

type Corrected = {
  readonly piece: string;
  readonly was: Decimal;
  readonly mark: Decimal;
  readonly reason: string;
};

// Stored for ever.
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  Corrected & { readonly proposedBy: string; readonly proposedAt: Instant }
>;
export type MarkCorrected = DomainEvent<
  'MarkCorrected',
  Corrected & {
    readonly correctedBy: string;
    /** The second person, where two were needed. */
    readonly confirmedBy: string | null;
    readonly correctedAt: Instant;
  }
>;
export type CorrectionDeclined = DomainEvent<
  'CorrectionDeclined',
  { readonly piece: string; readonly reason: string; readonly declinedBy: string; readonly declinedAt: Instant }
>;
export type CorrectionEvent = CorrectionProposed | MarkCorrected | CorrectionDeclined;

export interface CorrectionsPart {
  /** Those that a second person has not answered yet, by piece. */
  readonly corrections: Readonly<Record<string, CorrectionProposed['data']>>;
}

export const noCorrections: CorrectionsPart = { corrections: {} };

export const correctionActs = {
  CorrectMark: decideCorrectMark,
  ConfirmCorrection: decideConfirmCorrection,
  DeclineCorrection: decideDeclineCorrection,
};
export const correctionFacts = {
  CorrectionProposed: withProposed,
  MarkCorrected: withCorrected,
  CorrectionDeclined: withDeclined,
};

function decideCorrectMark(
  command: Asked<CorrectMark>,
  path: EnrolledCandidacy,
): Decision<MarkCorrected | CorrectionProposed, CandidacyRefusal> {
  const { piece, mark, reason, by, at } = command;
  const expected = expectingAnyOf(path, ['mark', 'average'], piece);
  if ('refused' in expected) return expected;
  const was = path.marks[piece]?.mark ?? path.averages[piece]?.average;
  if (was === undefined) return { refused: 'NothingToCorrect', piece };
  const { outOf } = expected.piece;
  if (!onScale(mark, outOf)) return { refused: 'MarkOutOfRange', piece, mark, outOf };
  if (was === mark) return { refused: 'CorrectionChangesNothing', piece, mark };
  const corrected = { piece, was, mark, reason };
  if (expected.stage.status === 'closed') {
    return [{ type: 'CorrectionProposed', data: { ...corrected, proposedBy: by.id, proposedAt: at } }];
  }
  return [{ type: 'MarkCorrected', data: { ...corrected, correctedBy: by.id, confirmedBy: null, correctedAt: at } }];
}

function decideConfirmCorrection(
  { piece, by, at }: Asked<ConfirmCorrection>,
  path: EnrolledCandidacy,
): Decision<MarkCorrected, CandidacyRefusal> {
  const proposed = path.corrections[piece];
  if (!proposed) return { refused: 'NoCorrectionProposed', piece };
  if (proposed.proposedBy === by.id) return { refused: 'SecondPersonNeeded', first: proposed.proposedBy };
  const { was, mark, reason, proposedBy } = proposed;
  const corrected = { piece, was, mark, reason, correctedBy: proposedBy, confirmedBy: by.id, correctedAt: at };
  return [{ type: 'MarkCorrected', data: corrected }];
}

function decideDeclineCorrection(
  { piece, reason, by, at }: Asked<DeclineCorrection>,
  path: EnrolledCandidacy,
): Decision<CorrectionDeclined, CandidacyRefusal> {
  if (!path.corrections[piece]) return { refused: 'NoCorrectionProposed', piece };
  return [{ type: 'CorrectionDeclined', data: { piece, reason, declinedBy: by.id, declinedAt: at } }];
}

function withProposed(path: EnrolledCandidacy, { data }: CorrectionProposed): EnrolledCandidacy {
  return { ...path, corrections: { ...path.corrections, [data.piece]: data } };
}

function withCorrected(path: EnrolledCandidacy, { data }: MarkCorrected): EnrolledCandidacy {
  const { piece, mark } = data;
  const { [piece]: _, ...corrections } = path.corrections;
  const standing = path.marks[piece];
  if (standing) return { ...path, corrections, marks: { ...path.marks, [piece]: { ...standing, mark } } };
  const average = path.averages[piece];
  if (!average) throw new Error(`${piece} was corrected before it had a mark`);
  return { ...path, corrections, averages: { ...path.averages, [piece]: { ...average, average: mark } } };
}

function withDeclined(path: EnrolledCandidacy, { data }: CorrectionDeclined): EnrolledCandidacy {
  const { [data.piece]: _, ...corrections } = path.corrections;
  return { ...path, corrections };
}
