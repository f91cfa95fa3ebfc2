import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { criterionValue } from './criterion-value.js';
import { isExempted } from './exemption.js';
import type { AssessedCriterion, AssessmentPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

/** Assessors record criterion by criterion and competency by competency; until somebody signs, the last entry stands. */
export type RecordCriterion = {
  readonly type: 'RecordCriterion';
  readonly piece: string;
  readonly criterion: string;
  /** A percentage, «met» or «not_met», «not_applicable», or a language level, as the criterion asks. */
  readonly value: string;
  readonly reason: string | null;
};
export type RecordCompetency = {
  readonly type: 'RecordCompetency';
  readonly piece: string;
  readonly competency: string;
  readonly mastered: boolean;
};
export type AnnexEvidence = { readonly type: 'AnnexEvidence'; readonly piece: string; readonly evidence: string };
export type AssessmentCommand = RecordCriterion | RecordCompetency | AnnexEvidence;

// Stored for ever.
export type CriterionAssessed = DomainEvent<
  'CriterionAssessed',
  {
    readonly piece: string;
    readonly criterion: string;
    readonly as: AssessedCriterion['as'];
    readonly value: string;
    readonly reason: string | null;
    readonly late: boolean;
    readonly assessedBy: string;
    readonly assessedAt: Instant;
  }
>;
export type CompetencyAssessed = DomainEvent<
  'CompetencyAssessed',
  {
    readonly piece: string;
    readonly competency: string;
    readonly entry: AssessmentPiece['entry'];
    readonly mastered: boolean;
    readonly late: boolean;
    readonly assessedBy: string;
    readonly assessedAt: Instant;
  }
>;
export type EvidenceAnnexed = DomainEvent<
  'EvidenceAnnexed',
  { readonly piece: string; readonly evidence: string; readonly annexedBy: string; readonly annexedAt: Instant }
>;
export type AssessmentEvent = CriterionAssessed | CompetencyAssessed | EvidenceAnnexed;

export interface Assessment {
  readonly criteria: Readonly<Record<string, string>>;
  readonly competencies: Readonly<Record<string, boolean>>;
  readonly evidence: readonly string[];
  readonly signatures: Readonly<Record<string, string>>;
}

export interface AssessmentsPart {
  readonly assessments: Readonly<Record<string, Assessment>>;
}

export const noAssessments: AssessmentsPart = { assessments: {} };

export const assessmentActs = {
  RecordCriterion: decideRecordCriterion,
  RecordCompetency: decideRecordCompetency,
  AnnexEvidence: decideAnnexEvidence,
};
export const assessmentFacts = {
  CriterionAssessed: withCriterion,
  CompetencyAssessed: withCompetency,
  EvidenceAnnexed: withEvidence,
};

function decideRecordCriterion(
  command: Asked<RecordCriterion>,
  path: EnrolledCandidacy,
): Decision<CriterionAssessed, CandidacyRefusal> {
  const { piece, criterion: code, value, reason, by, at } = command;
  const open = unsigned(command, path);
  if ('refused' in open) return open;
  const criterion = open.piece.criteria.find((candidate) => candidate.criterion === code);
  if (!criterion) return { refused: 'CriterionUnknown', criterion: code };
  if (isExempted(path, code)) return { refused: 'CriterionExempted', criterion: code };
  const exact = criterionValue(criterion, value);
  if (exact === null) return { refused: 'CriterionValue', criterion: code, value, as: criterion.as };
  if (exact === 'not_applicable' && reason === null) return { refused: 'ReasonMissing', criterion: code };
  const late = isLate(path, open.stage, at);
  const assessed = { piece, criterion: code, as: criterion.as, value: exact, reason, late };
  return [{ type: 'CriterionAssessed', data: { ...assessed, assessedBy: by.id, assessedAt: at } }];
}

function decideRecordCompetency(
  command: Asked<RecordCompetency>,
  path: EnrolledCandidacy,
): Decision<CompetencyAssessed, CandidacyRefusal> {
  const { piece, competency, mastered, by, at } = command;
  const open = unsigned(command, path);
  if ('refused' in open) return open;
  if (!open.piece.competencies.includes(competency)) return { refused: 'CompetencyUnknown', competency };
  const { entry } = open.piece;
  const late = isLate(path, open.stage, at);
  return [
    {
      type: 'CompetencyAssessed',
      data: { piece, competency, entry, mastered, late, assessedBy: by.id, assessedAt: at },
    },
  ];
}

function decideAnnexEvidence(
  command: Asked<AnnexEvidence>,
  path: EnrolledCandidacy,
): Decision<EvidenceAnnexed, CandidacyRefusal> {
  const { piece, evidence, by, at } = command;
  const open = unsigned(command, path);
  if ('refused' in open) return open;
  return [{ type: 'EvidenceAnnexed', data: { piece, evidence, annexedBy: by.id, annexedAt: at } }];
}

export interface OpenAssessment {
  readonly piece: AssessmentPiece;
  readonly stage: string;
  readonly assessment: Assessment;
}

function unsigned(command: Asked<AssessmentCommand>, path: EnrolledCandidacy): OpenAssessment | CandidacyRefusal {
  const open = openAssessment(command.piece, path);
  if ('refused' in open) return open;
  const [signedBy] = Object.values(open.assessment.signatures);
  return signedBy === undefined ? open : { refused: 'AssessmentAlreadySigned', piece: command.piece, signedBy };
}

export function openAssessment(code: string, path: EnrolledCandidacy): OpenAssessment | CandidacyRefusal {
  const expected = expecting(path, 'assessment', code);
  if ('refused' in expected) return expected;
  const { piece, stage } = expected;
  return stillOpen(stage) ?? { piece, stage: stage.stage, assessment: assessmentOf(path, code) };
}

export function assessmentOf({ assessments }: AssessmentsPart, piece: string): Assessment {
  return assessments[piece] ?? { criteria: {}, competencies: {}, evidence: [], signatures: {} };
}

export function withAssessment(
  path: EnrolledCandidacy,
  piece: string,
  change: (assessment: Assessment) => Partial<Assessment>,
): EnrolledCandidacy {
  const assessment = assessmentOf(path, piece);
  return { ...path, assessments: { ...path.assessments, [piece]: { ...assessment, ...change(assessment) } } };
}

function withCriterion(path: EnrolledCandidacy, { data }: CriterionAssessed): EnrolledCandidacy {
  return withAssessment(path, data.piece, ({ criteria }) => ({
    criteria: { ...criteria, [data.criterion]: data.value },
  }));
}

function withCompetency(path: EnrolledCandidacy, { data }: CompetencyAssessed): EnrolledCandidacy {
  return withAssessment(path, data.piece, ({ competencies }) => ({
    competencies: { ...competencies, [data.competency]: data.mastered },
  }));
}

function withEvidence(path: EnrolledCandidacy, { data }: EvidenceAnnexed): EnrolledCandidacy {
  return withAssessment(path, data.piece, ({ evidence }) => ({ evidence: [...evidence, data.evidence] }));
}
