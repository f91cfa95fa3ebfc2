export type { Admissibility, EstablishAdmissibility, GrantDerogation } from './admissibility.js';
export { currentAdmissibility } from './admissibility.js';
export { actNames, acts, mayAsk, rolesOf } from './allowed.js';
export type { StandingAverage } from './average.js';
export { isSettledAnomaly } from './anomaly.js';
export type { AnswerAppeal, AppealLodged, ContestedReplay, Replay } from './appeal.js';
export { pendingAppeal } from './appeal.js';
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
  RunningDeadline,
} from './deadline.js';
export { underHolds } from './hold.js';
export type { ReinstateCandidate } from './leaving.js';
export type { Content } from './file.js';
export type { LevelChange } from './oral.js';
export type { Repair } from './override.js';
export type { ExtendDeadline, MoveCalendar } from './new-dates.js';
export { cleared, nextRung, runningOnDates } from './deadline.js';
export type {
  Consequences,
  ConsequencesEstablished,
  EstablishConsequences,
  PresentAgain,
  Resit,
} from './consequences.js';
export { currentConsequences } from './consequences.js';
export type {
  DecisionPronounced,
  DecisionProposed,
  Presented,
  PronounceDecision,
  PronouncedName,
  ProposedVerdict,
  RecordProposal,
} from './decision.js';
export { currentProposal, departsFromProposal, placeOfDecision } from './decision.js';
export type { CandidateEnrolled, CohortCalendar, EnrolmentChoice } from './enrolment.js';
export type { MarkRecorded, RecordMark, StandingMark } from './mark.js';
export type { Accommodation, Measure } from './accommodation.js';
export type { AssessedCriterion, CopyHolder, Piece } from './piece.js';
export { isSettled } from './piece.js';
export { possibleActs, type PossibleAct } from './possible-acts.js';
export type { StandingOral } from './oral.js';
export type { CandidacyRefusal } from './refusals.js';
export type { MoveToSchemeVersion, Passage } from './scheme-version.js';
export type { CloseStage, OpenStage, Stage, StageClosed, StageOpened } from './stage.js';
export { missingPieces } from './stage.js';
export { candidacyUpcasters, schemaVersionOf, upcastEvent } from './upcasters.js';
