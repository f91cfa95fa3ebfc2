import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { expectingAnyOf, stillOpen } from './rules.js';

/** An absence is never a zero. Justified, the piece is still awaited; unjustified or excused, nothing more is. */
export type RecordAbsence = {
  readonly type: 'RecordAbsence';
  readonly piece: string;
  readonly justified: boolean;
  readonly reason: string | null;
};
export type JustifyAbsence = { readonly type: 'JustifyAbsence'; readonly piece: string; readonly reason: string };
export type ExcusePiece = { readonly type: 'ExcusePiece'; readonly piece: string; readonly reason: string };
export type AbsenceCommand = RecordAbsence | JustifyAbsence | ExcusePiece;

type Told = {
  readonly stage: string;
  readonly piece: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

// Stored for ever.
export type AbsenceRecorded = DomainEvent<
  'AbsenceRecorded',
  Told & { readonly justified: boolean; readonly reason: string | null }
>;
export type AbsenceJustified = DomainEvent<'AbsenceJustified', Told & { readonly reason: string }>;
export type PieceExcused = DomainEvent<'PieceExcused', Told & { readonly reason: string }>;
export type AbsenceEvent = AbsenceRecorded | AbsenceJustified | PieceExcused;

export interface AbsencesPart {
  readonly absences: Readonly<Record<string, 'justified' | 'unjustified' | 'excused'>>;
}

export const noAbsences: AbsencesPart = { absences: {} };

export const absenceActs = {
  RecordAbsence: decideRecordAbsence,
  JustifyAbsence: decideJustifyAbsence,
  ExcusePiece: decideExcusePiece,
};
export const absenceFacts = {
  AbsenceRecorded: withAbsence,
  AbsenceJustified: withJustified,
  PieceExcused: withExcused,
};

/** Nothing more is awaited of a piece to which the candidate did not come without cause, or that is excused. */
export function isForgone(piece: string, path: EnrolledCandidacy): boolean {
  const absence = path.absences[piece];
  return absence === 'unjustified' || absence === 'excused';
}

function decideRecordAbsence(
  command: Asked<RecordAbsence>,
  path: EnrolledCandidacy,
): Decision<AbsenceRecorded, CandidacyRefusal> {
  const told = missable(command, path);
  if ('refused' in told) return told;
  const standing = path.absences[command.piece];
  if (standing && standing !== 'justified')
    return { refused: 'AbsenceAlreadyRecorded', piece: command.piece, standing };
  const { justified, reason } = command;
  return [{ type: 'AbsenceRecorded', data: { ...told, justified, reason } }];
}

function decideJustifyAbsence(
  command: Asked<JustifyAbsence>,
  path: EnrolledCandidacy,
): Decision<AbsenceJustified, CandidacyRefusal> {
  const told = missable(command, path);
  if ('refused' in told) return told;
  if (path.absences[command.piece] !== 'unjustified') return { refused: 'NoAbsenceToJustify', piece: command.piece };
  return [{ type: 'AbsenceJustified', data: { ...told, reason: command.reason } }];
}

function decideExcusePiece(
  command: Asked<ExcusePiece>,
  path: EnrolledCandidacy,
): Decision<PieceExcused, CandidacyRefusal> {
  const told = missable(command, path);
  if ('refused' in told) return told;
  if (path.absences[command.piece] === 'excused') {
    return { refused: 'AbsenceAlreadyRecorded', piece: command.piece, standing: 'excused' };
  }
  return [{ type: 'PieceExcused', data: { ...told, reason: command.reason } }];
}

function missable(command: Asked<AbsenceCommand>, path: EnrolledCandidacy): Told | CandidacyRefusal {
  const { piece, by, at } = command;
  const expected = expectingAnyOf(path, ['mark', 'attendance', 'oral'], piece);
  if ('refused' in expected) return expected;
  const standing = path.marks[piece];
  if (standing) return { refused: 'MarkAlreadyRecorded', piece, standing };
  if (path.orals[piece]) return { refused: 'OralAlreadyHeld', piece };
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  return { stage: expected.stage.stage, piece, recordedBy: by.id, recordedAt: at };
}

function withAbsence(path: EnrolledCandidacy, { data }: AbsenceRecorded): EnrolledCandidacy {
  return { ...path, absences: { ...path.absences, [data.piece]: data.justified ? 'justified' : 'unjustified' } };
}

function withJustified(path: EnrolledCandidacy, { data }: AbsenceJustified): EnrolledCandidacy {
  return { ...path, absences: { ...path.absences, [data.piece]: 'justified' } };
}

function withExcused(path: EnrolledCandidacy, { data }: PieceExcused): EnrolledCandidacy {
  return { ...path, absences: { ...path.absences, [data.piece]: 'excused' } };
}
