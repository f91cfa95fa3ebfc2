import type { Role } from '@parchemin/kernel';
import type { Candidacy, CandidacyCommand } from './candidacy.js';

type Act = CandidacyCommand['type'];
type Status = Candidacy['status'];
interface Row {
  readonly by: readonly Role[];
  readonly in: readonly Status[];
}

/** Who may ask what in which status: deciders, API, console and tests read this one table. */
export const acts = {
  EnrolCandidate: { by: ['operations'], in: ['absent'] },
  RecordMark: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  AcknowledgeRules: { by: ['candidate', 'school-lead', 'operations'], in: ['active'] },
  ApprovePiece: { by: ['pedagogical-referent', 'operations'], in: ['active'] },
  RecordAbsence: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  JustifyAbsence: { by: ['school-lead', 'operations'], in: ['active'] },
  ExcusePiece: { by: ['operations'], in: ['active'] },
  RecordAttendance: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  EnterAverage: { by: ['school-lead', 'operations'], in: ['active'] },
  CorrectMark: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  ConfirmCorrection: { by: ['school-lead', 'operations'], in: ['active'] },
  DeclineCorrection: { by: ['school-lead', 'operations'], in: ['active'] },
  RecordCopyCheck: { by: ['trainer', 'school-lead', 'operations'], in: ['active'] },
  JudgeCopyCheck: { by: ['pedagogical-referent', 'school-lead', 'operations'], in: ['active'] },
  EstablishAdmissibility: { by: ['process', 'operations'], in: ['active'] },
  GrantDerogation: { by: ['operations'], in: ['active'] },
  ConfirmNonAdmissibility: { by: ['operations'], in: ['active'] },
  HoldOral: { by: ['jury-president', 'operations'], in: ['active'] },
  ConfirmLevels: { by: ['juror', 'jury-president'], in: ['active'] },
  MarkRubric: { by: ['juror', 'jury-president'], in: ['active'] },
  SignRubric: { by: ['juror', 'jury-president'], in: ['active'] },
  ReportAnomaly: { by: ['juror', 'jury-president'], in: ['active'] },
  WithholdCredits: { by: ['operations'], in: ['active', 'decided'] },
  HearParty: { by: ['operations'], in: ['active', 'decided'] },
  SettleAnomaly: { by: ['operations'], in: ['active', 'decided'] },
  RecordProposal: { by: ['process'], in: ['active'] },
  PronounceDecision: { by: ['jury-president'], in: ['active'] },
  AnnulDecision: { by: ['jury-president'], in: ['decided'] },
  EstablishConsequences: { by: ['process'], in: ['decided'] },
  PresentAgain: { by: ['operations'], in: ['decided'] },
  LodgeAppeal: { by: ['candidate', 'operations'], in: ['decided'] },
  AcknowledgeAppeal: { by: ['operations'], in: ['active', 'decided'] },
  InstructAppeal: { by: ['operations'], in: ['active', 'decided'] },
  AnswerAppeal: { by: ['operations'], in: ['active', 'decided'] },
  MoveToSchemeVersion: { by: ['operations'], in: ['active'] },
  ApproveWorkPlan: { by: ['tutor', 'trainer', 'school-lead', 'operations'], in: ['active'] },
  EvaluateWork: { by: ['tutor', 'trainer'], in: ['active'] },
  SignWork: { by: ['candidate', 'school-lead', 'operations'], in: ['active'] },
  ValidateWork: { by: ['competency-referent'], in: ['active'] },
  SendBackWork: { by: ['competency-referent'], in: ['active'] },
  StateSelfLevel: { by: ['candidate', 'school-lead', 'operations'], in: ['active'] },
  SetLevel: { by: ['tutor', 'trainer'], in: ['active'] },
  ValidateGrid: { by: ['competency-referent'], in: ['active'] },
  SendGridCopy: { by: ['candidate', 'school-lead', 'operations'], in: ['active'] },
  ConsolidateGrid: { by: ['school-lead'], in: ['active'] },
  RecordCriterion: { by: ['trainer', 'tutor', 'juror', 'jury-president'], in: ['active'] },
  RecordCompetency: { by: ['trainer', 'tutor', 'juror', 'jury-president'], in: ['active'] },
  AnnexEvidence: { by: ['candidate', 'trainer', 'school-lead', 'operations'], in: ['active'] },
  SignAssessment: { by: ['trainer', 'tutor', 'juror', 'jury-president'], in: ['active'] },
  ReopenAssessment: { by: ['operations'], in: ['active'] },
  AskAccommodation: { by: ['candidate', 'disability-referent', 'operations'], in: ['active', 'interrupted'] },
  ProposeAccommodation: { by: ['disability-referent'], in: ['active', 'interrupted'] },
  GrantAccommodation: { by: ['operations'], in: ['active', 'interrupted'] },
  RefuseAccommodation: { by: ['operations'], in: ['active', 'interrupted'] },
  AdviseExemption: { by: ['disability-referent'], in: ['active'] },
  GrantExemption: { by: ['jury-president'], in: ['active'] },
  RefuseExemption: { by: ['jury-president'], in: ['active'] },
  RecordEquivalence: { by: ['operations'], in: ['active', 'interrupted'] },
  PlaceHold: { by: ['operations'], in: ['active', 'interrupted', 'decided'] },
  LiftHold: { by: ['operations'], in: ['active', 'interrupted', 'decided'] },
  InterruptPath: { by: ['school-lead', 'operations'], in: ['active'] },
  ResumePath: { by: ['school-lead', 'operations'], in: ['interrupted'] },
  TransferCandidate: { by: ['operations'], in: ['active', 'interrupted'] },
  WithdrawCandidate: { by: ['candidate', 'operations'], in: ['active', 'interrupted'] },
  OpenExclusion: { by: ['school-lead', 'operations'], in: ['active', 'interrupted'] },
  RecordHearing: { by: ['school-lead', 'operations'], in: ['active', 'interrupted'] },
  ExcludeCandidate: { by: ['operations'], in: ['active', 'interrupted'] },
  DropExclusion: { by: ['operations'], in: ['active', 'interrupted'] },
  ReinstateCandidate: { by: ['operations'], in: ['withdrawn', 'excluded'] },
  ExtendDeadline: { by: ['operations'], in: ['active', 'decided'] },
  // A calendar goes with its cohort whoever has left meanwhile: one who is reinstated comes back to the dates of today.
  MoveCalendar: { by: ['operations', 'process'], in: ['active', 'interrupted', 'withdrawn', 'excluded', 'decided'] },
  ProposeOverride: { by: ['operations'], in: ['active', 'decided'] },
  ConfirmOverride: { by: ['operations'], in: ['active', 'decided'] },
  DepositFile: { by: ['candidate', 'trainer', 'school-lead', 'operations'], in: ['active'] },
  SettleFile: { by: ['school-lead', 'operations'], in: ['active'] },
  TransmitCopy: { by: ['candidate', 'school-lead', 'operations'], in: ['active', 'decided'] },
  AcknowledgeCopy: { by: ['tutor', 'school-lead', 'operations'], in: ['active', 'decided'] },
  RetryPath: { by: ['operations'], in: ['active', 'decided'] },
  OpenStage: { by: ['process'], in: ['active'] },
  CloseStage: { by: ['process'], in: ['active', 'decided'] },
  TakeDeadlineStep: { by: ['process'], in: ['active', 'interrupted', 'decided'] },
  SkipDeadlineStep: { by: ['process'], in: ['active', 'interrupted', 'decided'] },
  BlockPath: { by: ['process'], in: ['active', 'decided'] },
} as const satisfies Record<Act, Row>;

export const actNames = Object.keys(acts) as readonly Act[];

export function mayAsk(status: Status, act: Act, role: Role): boolean {
  const { by, in: statuses }: Row = acts[act];
  return by.includes(role) && statuses.includes(status);
}

/** Whoever may ask it in some status: the border refuses everybody else before anything is read. */
export function rolesOf(act: Act): readonly Role[] {
  return acts[act].by;
}
