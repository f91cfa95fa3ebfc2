import { absenceActs, absenceFacts, noAbsences } from './absence.js';
import type { AbsenceCommand, AbsenceEvent, AbsencesPart } from './absence.js';
import { approvalActs, approvalFacts, noApprovals } from './approval.js';
import type { ApprovalCommand, ApprovalEvent, ApprovalsPart } from './approval.js';
import { attendanceActs, attendanceFacts, noAttendances } from './attendance.js';
import type { AttendanceCommand, AttendanceEvent, AttendancesPart } from './attendance.js';
import { averageActs, averageFacts, noAverages } from './average.js';
import type { AverageCommand, AverageEvent, AveragesPart } from './average.js';
import { copyCheckActs, copyCheckFacts, noCopyChecks } from './copy-check.js';
import type { CopyCheckCommand, CopyCheckEvent, CopyChecksPart } from './copy-check.js';
import { correctionActs, correctionFacts, noCorrections } from './correction.js';
import type { CorrectionCommand, CorrectionEvent, CorrectionsPart } from './correction.js';
import { markActs, markFacts, noMarks, type MarkCommand, type MarkEvent, type MarksPart } from './mark.js';
import { rulesActs, rulesFacts, rulesNotAcknowledged } from './rules-acknowledged.js';
import type { RulesCommand, RulesEvent, RulesPart } from './rules-acknowledged.js';

/** What the school enters while the candidate is in training: marks and all that surrounds a mark. */
export type EntryCommand =
  | RulesCommand
  | ApprovalCommand
  | MarkCommand
  | AbsenceCommand
  | AttendanceCommand
  | AverageCommand
  | CorrectionCommand
  | CopyCheckCommand;

export type EntryEvent =
  | RulesEvent
  | ApprovalEvent
  | MarkEvent
  | AbsenceEvent
  | AttendanceEvent
  | AverageEvent
  | CorrectionEvent
  | CopyCheckEvent;

export interface EntriesPart
  extends
    RulesPart,
    ApprovalsPart,
    MarksPart,
    AbsencesPart,
    AttendancesPart,
    AveragesPart,
    CorrectionsPart,
    CopyChecksPart {}

export const noEntries: EntriesPart = {
  ...rulesNotAcknowledged,
  ...noApprovals,
  ...noMarks,
  ...noAbsences,
  ...noAttendances,
  ...noAverages,
  ...noCorrections,
  ...noCopyChecks,
};

export const entryActs = {
  ...rulesActs,
  ...approvalActs,
  ...markActs,
  ...absenceActs,
  ...attendanceActs,
  ...averageActs,
  ...correctionActs,
  ...copyCheckActs,
};

export const entryFacts = {
  ...rulesFacts,
  ...approvalFacts,
  ...markFacts,
  ...absenceFacts,
  ...attendanceFacts,
  ...averageFacts,
  ...correctionFacts,
  ...copyCheckFacts,
};
