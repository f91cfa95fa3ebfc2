import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { compareDecimals } from '@parchemin/kernel';
import { isForgone } from './absence.js';
import type { EnrolledCandidacy } from './candidacy.js';
import { isCheckJudged } from './copy-check.js';
import type { MarkPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

export type RecordMark = { readonly type: 'RecordMark'; readonly piece: string; readonly mark: Decimal };
export type MarkCommand = RecordMark;

// Stored for ever.
export type MarkRecorded = DomainEvent<
  'MarkRecorded',
  {
    readonly stage: string;
    readonly piece: string;
    readonly mark: Decimal;
    readonly outOf: Decimal;
    /** After the deadline an act is still accepted, and says so, until a fact closes the stage. */
    readonly late: boolean;
    readonly recordedBy: string;
    readonly recordedAt: Instant;
  }
>;
export type MarkEvent = MarkRecorded;

export interface StandingMark {
  readonly mark: Decimal;
  readonly late: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

export interface MarksPart {
  readonly marks: Readonly<Record<string, StandingMark>>;
}

export const noMarks: MarksPart = { marks: {} };

export const markActs = { RecordMark: decideRecordMark };
export const markFacts = { MarkRecorded: withMark };

/** Where a plagiarism check is asked for, the mark is final only once somebody has judged it. */
export function isMarked({ piece, copyCheck }: MarkPiece, path: EnrolledCandidacy): boolean {
  if (isForgone(piece, path)) return true;
  return path.marks[piece] !== undefined && (!copyCheck || isCheckJudged(piece, path));
}

export function onScale(mark: Decimal, outOf: Decimal): boolean {
  return compareDecimals(mark, '0' as Decimal) >= 0 && compareDecimals(mark, outOf) <= 0;
}

function decideRecordMark(
  command: Asked<RecordMark>,
  path: EnrolledCandidacy,
): Decision<MarkRecorded, CandidacyRefusal> {
  const expected = expecting(path, 'mark', command.piece);
  if ('refused' in expected) return expected;
  const standing = path.marks[command.piece];
  if (standing) return { refused: 'MarkAlreadyRecorded', piece: command.piece, standing };
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  const { outOf, approval } = expected.piece;
  if (isForgone(command.piece, path)) return { refused: 'AbsenceStands', piece: command.piece };
  if (approval !== null && !path.approvals[command.piece]) {
    return { refused: 'ApprovalMissing', piece: command.piece, approval };
  }
  if (!onScale(command.mark, outOf)) {
    return { refused: 'MarkOutOfRange', piece: command.piece, mark: command.mark, outOf };
  }
  const { stage } = expected.stage;
  const { piece, mark } = command;
  const late = isLate(path, stage, command.at);
  const data = { stage, piece, mark, outOf, late, recordedBy: command.by.id, recordedAt: command.at };
  return [{ type: 'MarkRecorded', data }];
}

function withMark(path: EnrolledCandidacy, { data }: MarkRecorded): EnrolledCandidacy {
  const { mark, late, recordedBy, recordedAt } = data;
  return { ...path, marks: { ...path.marks, [data.piece]: { mark, late, recordedBy, recordedAt } } };
}
