export { allowed, mayAsk } from './allowed.js';
export type { PathBlocked, PathRetried } from './blocked-path.js';
export type {
  ActiveCandidacy,
  Candidacy,
  CandidacyCommand,
  CandidacyEvent,
  CandidateEnrolled,
  CohortCalendar,
} from './candidacy.js';
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
export type { MarkRecorded, RecordMark } from './mark.js';
export type { CandidacyRefusal } from './refusals.js';
export type { CloseStage, OpenStage, Stage, StageClosed, StageOpened, StandingMark } from './stage.js';
export { missingPieces } from './stage.js';
