import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { isForgone } from './absence.js';
import type { EnrolledCandidacy } from './candidacy.js';
import type { AttendancePiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

/** Presence and a comment, where the document asks for no mark. */
export type RecordAttendance = {
  readonly type: 'RecordAttendance';
  readonly piece: string;
  readonly comment: string | null;
};
export type AttendanceCommand = RecordAttendance;

// Stored for ever.
export type AttendanceRecorded = DomainEvent<
  'AttendanceRecorded',
  {
    readonly stage: string;
    readonly piece: string;
    readonly comment: string | null;
    readonly late: boolean;
    readonly recordedBy: string;
    readonly recordedAt: Instant;
  }
>;
export type AttendanceEvent = AttendanceRecorded;

export interface AttendancesPart {
  readonly attendances: Readonly<Record<string, { readonly recordedBy: string; readonly recordedAt: Instant }>>;
}

export const noAttendances: AttendancesPart = { attendances: {} };

export const attendanceActs = { RecordAttendance: decideRecordAttendance };
export const attendanceFacts = { AttendanceRecorded: withAttendance };

export function isAttended({ piece }: AttendancePiece, path: EnrolledCandidacy): boolean {
  return path.attendances[piece] !== undefined || isForgone(piece, path);
}

function decideRecordAttendance(
  command: Asked<RecordAttendance>,
  path: EnrolledCandidacy,
): Decision<AttendanceRecorded, CandidacyRefusal> {
  const { piece, comment, by, at } = command;
  const expected = expecting(path, 'attendance', piece);
  if ('refused' in expected) return expected;
  if (path.attendances[piece]) return { refused: 'AttendanceAlreadyRecorded', piece };
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  const { stage } = expected.stage;
  const late = isLate(path, stage, at);
  return [{ type: 'AttendanceRecorded', data: { stage, piece, comment, late, recordedBy: by.id, recordedAt: at } }];
}

function withAttendance(path: EnrolledCandidacy, { data }: AttendanceRecorded): EnrolledCandidacy {
  const { piece, recordedBy, recordedAt } = data;
  return { ...path, attendances: { ...path.attendances, [piece]: { recordedBy, recordedAt } } };
}
