export { actNames, acts, mayAsk, rolesOf } from './allowed.js';
export type { PathBlocked, PathRetried } from './blocked-path.js';
export type { Candidacy, CandidacyCommand, CandidacyEvent, EnrolledCandidacy } from './candidacy.js';
export { candidacy, candidacyStream } from './candidacy.js';
export type {
  Deadline,
  DeadlineArmed,
  DeadlineCleared,
  DeadlineStepSkipped,
  DeadlineStepTaken,
  LadderStep,
  NextRung,
  Rung,
} from './deadline.js';
export { nextRung, openDeadlineOf } from './deadline.js';
export type { CandidateEnrolled, CohortCalendar, EnrolmentChoice } from './enrolment.js';
export type { MarkRecorded, RecordMark, StandingMark } from './mark.js';
export type { Piece } from './piece.js';
export { isSettled } from './piece.js';
export type { CandidacyRefusal } from './refusals.js';
export type { CloseStage, OpenStage, Stage, StageClosed, StageOpened } from './stage.js';
export { missingPieces } from './stage.js';
export { candidacyUpcasters, schemaVersionOf } from './upcasters.js';
