import type { Decimal, Instant, Refusal, Role } from '@parchemin/kernel';
import type { Party } from './anomaly.js';
import type { Appeal } from './appeal.js';
import type { Candidacy } from './candidacy.js';
import type { PronouncedName } from './decision.js';
import type { StandingAverage } from './average.js';
import type { StandingMark } from './mark.js';
import type { AssessedCriterion, CopyHolder } from './piece.js';
import type { Accommodation } from './accommodation.js';

/** Each refusal is named after the rule that gave it; what it carries is what a person needs to act on it. */
export type CandidacyRefusal =
  | Refusal<'CandidacyNotFound'>
  | (Refusal<'AlreadyEnrolled'> & { readonly reference: string })
  | (Refusal<'NotYourAct'> & { readonly act: string; readonly role: Role })
  /** The act is theirs, and not while the candidacy stands as it does: withdrawn, interrupted, decided. */
  | (Refusal<'ActClosed'> & { readonly act: string; readonly status: Candidacy['status'] })
  | (Refusal<'PieceUnknown'> & { readonly piece: string })
  | (Refusal<'StageClosed'> & { readonly stage: string; readonly closedAt: Instant })
  | (Refusal<'MarkOutOfRange'> & { readonly piece: string; readonly mark: Decimal; readonly outOf: Decimal })
  | (Refusal<'MarkAlreadyRecorded'> & { readonly piece: string; readonly standing: StandingMark })
  | (Refusal<'StageIncomplete'> & { readonly stage: string; readonly missing: readonly string[] })
  | (Refusal<'ApprovalMissing'> & { readonly piece: string; readonly approval: 'subject' | 'grid' })
  | (Refusal<'ApprovalNotNeeded'> & { readonly piece: string })
  | (Refusal<'AlreadyApproved'> & { readonly piece: string })
  | (Refusal<'AbsenceAlreadyRecorded'> & { readonly piece: string; readonly standing: 'unjustified' | 'excused' })
  | (Refusal<'AbsenceStands'> & { readonly piece: string })
  | (Refusal<'NoAbsenceToJustify'> & { readonly piece: string })
  | (Refusal<'AttendanceAlreadyRecorded'> & { readonly piece: string })
  | (Refusal<'AverageAlreadyEntered'> & { readonly piece: string; readonly standing: StandingAverage })
  | (Refusal<'NothingToCorrect'> & { readonly piece: string })
  | (Refusal<'CorrectionChangesNothing'> & { readonly piece: string; readonly mark: Decimal })
  | (Refusal<'NoCorrectionProposed'> & { readonly piece: string })
  /** Four eyes: whoever proposed may not be the one who confirms. */
  | (Refusal<'SecondPersonNeeded'> & { readonly first: string })
  | (Refusal<'CopyCheckNotNeeded'> & { readonly piece: string })
  | (Refusal<'CopyCheckAlreadyRecorded'> & { readonly piece: string })
  | (Refusal<'NoCopyCheckToJudge'> & { readonly piece: string })
  | Refusal<'CommitmentMissing'>
  | (Refusal<'RulesAlreadyAcknowledged'> & { readonly signedOn: string })
  | Refusal<'AdmissibilityNotEstablished'>
  | Refusal<'CandidateAdmissible'>
  | (Refusal<'MissingListMoved'> & { readonly missing: readonly string[] })
  | (Refusal<'AlreadyConfirmed'> & { readonly missing: readonly string[] })
  | (Refusal<'NotDerogable'> & { readonly code: string; readonly derogable: readonly string[] })
  | (Refusal<'DerogationAlreadyGranted'> & { readonly code: string })
  | (Refusal<'OralAlreadyHeld'> & { readonly piece: string })
  | (Refusal<'OralNotHeld'> & { readonly piece: string })
  /** Whoever observes an oral takes no part in its deliberation. */
  | (Refusal<'ObserverDeliberates'> & { readonly person: string })
  | (Refusal<'NotOnTheJury'> & { readonly piece: string })
  | (Refusal<'RubricItemUnknown'> & { readonly piece: string; readonly item: string })
  | (Refusal<'RubricIncomplete'> & { readonly piece: string; readonly missing: readonly string[] })
  | (Refusal<'RubricAlreadySigned'> & { readonly piece: string; readonly signedBy: readonly string[] })
  | (Refusal<'LevelsNotConfirmed'> & { readonly piece: string })
  | (Refusal<'CompetencyUnknown'> & { readonly competency: string })
  | (Refusal<'LevelOutOfRange'> & {
      readonly competency: string;
      readonly level: number;
      readonly min: number;
      readonly max: number;
    })
  | (Refusal<'AnomalyAlreadyReported'> & { readonly work: string })
  | (Refusal<'NoAnomalyPending'> & { readonly work: string })
  | (Refusal<'CreditsAlreadyWithheld'> & { readonly work: string })
  /** Nothing adverse is decided before the candidate and the school were both heard. */
  | (Refusal<'BothSidesNotHeard'> & { readonly unheard: readonly Party[] })
  | Refusal<'JuryNotOpen'>
  | (Refusal<'StagesStillAwaited'> & { readonly stages: readonly string[] })
  | Refusal<'NothingProposed'>
  /** A fact came after the proposal: the process proposes again, and the jury decides on that. */
  | Refusal<'ProposalOutdated'>
  | (Refusal<'ReasonNeeded'> & { readonly proposed: string })
  | (Refusal<'BlockNotPresented'> & { readonly block: string; readonly presented: readonly string[] })
  | (Refusal<'DecisionIncoherent'> & {
      readonly decision: PronouncedName;
      readonly blocks: readonly string[];
      readonly presented: readonly string[];
    })
  | Refusal<'NoDecision'>
  | Refusal<'ConsequencesNotEstablished'>
  | Refusal<'NothingToPresentAgain'>
  | (Refusal<'AppealPending'> & { readonly status: Appeal['status'] })
  | Refusal<'NoAppealPending'>
  | (Refusal<'AppealOutOfTurn'> & { readonly status: Appeal['status'] })
  | (Refusal<'AppealDateImpossible'> & { readonly receivedAt: Instant; readonly pronouncedAt: Instant })
  | (Refusal<'AlreadyOnVersion'> & { readonly version: number })
  | (Refusal<'WorkPlanUnknown'> & { readonly piece: string; readonly approval: string })
  | (Refusal<'WorkPlanNotApproved'> & { readonly piece: string; readonly missing: readonly string[] })
  | (Refusal<'WorkLevelOutOfRange'> & { readonly piece: string; readonly min: number; readonly max: number })
  | (Refusal<'WorkAlreadyEvaluated'> & { readonly piece: string; readonly level: number })
  | (Refusal<'WorkNotEvaluated'> & { readonly piece: string })
  | (Refusal<'WorkAlreadySigned'> & { readonly piece: string })
  | (Refusal<'WorkNotSigned'> & { readonly piece: string })
  | (Refusal<'WorkAlreadyValidated'> & { readonly piece: string })
  | (Refusal<'LevelNotYours'> & { readonly competency: string; readonly evaluator: 'tutor' | 'trainer' })
  | (Refusal<'GridIncomplete'> & { readonly piece: string; readonly missing: readonly string[] })
  | (Refusal<'GridNotValidated'> & { readonly piece: string })
  | (Refusal<'GridAlreadyValidated'> & { readonly piece: string })
  | (Refusal<'GridAlreadyConsolidated'> & { readonly piece: string })
  | (Refusal<'CopyNotExpected'> & { readonly piece: string; readonly to: CopyHolder })
  | (Refusal<'CopyAlreadySent'> & { readonly piece: string; readonly to: CopyHolder })
  | (Refusal<'CopyOutOfOrder'> & { readonly piece: string; readonly to: CopyHolder; readonly first: CopyHolder })
  | (Refusal<'CriterionUnknown'> & { readonly criterion: string })
  | (Refusal<'CriterionExempted'> & { readonly criterion: string })
  | (Refusal<'CriterionValue'> & {
      readonly criterion: string;
      readonly value: string;
      readonly as: AssessedCriterion['as'];
    })
  | (Refusal<'ReasonMissing'> & { readonly criterion: string })
  | (Refusal<'AssessmentIncomplete'> & { readonly piece: string; readonly missing: readonly string[] })
  | (Refusal<'AssessmentAlreadySigned'> & { readonly piece: string; readonly signedBy: string })
  | (Refusal<'QualityUnknown'> & {
      readonly piece: string;
      readonly quality: string;
      readonly qualities: readonly string[];
    })
  | (Refusal<'AlreadySigned'> & { readonly piece: string; readonly quality: string })
  | (Refusal<'OutsiderNeeded'> & { readonly piece: string; readonly quality: string })
  | (Refusal<'NotSignedYet'> & { readonly piece: string })
  | (Refusal<'AccommodationAlreadyAsked'> & { readonly accommodation: string })
  | (Refusal<'AccommodationUnknown'> & { readonly accommodation: string })
  | (Refusal<'AccommodationNotAwaited'> & {
      readonly accommodation: string;
      readonly status: Accommodation['status'];
    })
  | (Refusal<'AccommodationTooLate'> & { readonly accommodation: string; readonly taken: readonly string[] })
  | (Refusal<'ExemptionNotAdvised'> & { readonly criterion: string })
  | (Refusal<'ExemptionSettled'> & { readonly criterion: string })
  | (Refusal<'ExemptionConditionMissing'> & {
      readonly criterion: string;
      readonly missing: readonly ('capacity-kept' | 'outside-practice')[];
    })
  | (Refusal<'EquivalenceAlreadyRecorded'> & { readonly block: string })
  | (Refusal<'HoldAlreadyPlaced'> & { readonly hold: string })
  | (Refusal<'HoldEndsBeforeItBegins'> & { readonly hold: string; readonly from: Instant; readonly to: Instant })
  | (Refusal<'NoHoldToLift'> & { readonly hold: string })
  | (Refusal<'AlreadyInThatSchool'> & { readonly school: string })
  | Refusal<'ExclusionAlreadyOpen'>
  | Refusal<'NoExclusionOpen'>
  | (Refusal<'NoDeadlineRunning'> & { readonly deadline: string })
  | (Refusal<'OverrideAlreadyProposed'> & { readonly override: string })
  | (Refusal<'NoOverrideProposed'> & { readonly override: string })
  | (Refusal<'StageNotOpen'> & { readonly stage: string })
  | (Refusal<'StageNotClosed'> & { readonly stage: string })
  | (Refusal<'FileAlreadyDeposited'> & { readonly piece: string; readonly sha256: string })
  | (Refusal<'NoFileQueued'> & { readonly piece: string })
  | (Refusal<'FileNotIn'> & { readonly piece: string })
  | (Refusal<'NoCopyToAcknowledge'> & { readonly piece: string; readonly to: CopyHolder })
  | Refusal<'PathNotBlocked'>
  | (Refusal<'Stale'> & { readonly step: string });
