import { isSettled } from '@parchemin/candidacy';
import type { CandidacyCommand, EnrolledCandidacy, Piece } from '@parchemin/candidacy';
import { assertNever, type Decimal, type Role } from '@parchemin/kernel';

/** One act of somebody who does what is expected of them; the role is their name too, unless several hold it. */
export interface UsualAct {
  readonly role: Role;
  readonly person: string;
  readonly request: UsualRequest;
}

/** What people may ask as it stands, without anything that the write path adds. */
export type UsualRequest = Extract<CandidacyCommand, { readonly type: UsualType }>;

type UsualType =
  | 'ApprovePiece'
  | 'RecordCopyCheck'
  | 'JudgeCopyCheck'
  | 'RecordMark'
  | 'EnterAverage'
  | 'RecordAttendance'
  | 'ApproveWorkPlan'
  | 'EvaluateWork'
  | 'SignWork'
  | 'ValidateWork'
  | 'StateSelfLevel'
  | 'SetLevel'
  | 'ValidateGrid'
  | 'SendGridCopy'
  | 'ConsolidateGrid'
  | 'DepositFile'
  | 'TransmitCopy'
  | 'HoldOral'
  | 'MarkRubric'
  | 'ConfirmLevels'
  | 'SignRubric'
  | 'RecordCriterion'
  | 'RecordCompetency'
  | 'AnnexEvidence'
  | 'SignAssessment';

/** Everything that settles a piece without any incident, in its order; nothing for a piece that is settled, nor for a jury's decision. */
export function usualActs(piece: Piece, path: EnrolledCandidacy, mark = '14'): readonly UsualAct[] {
  if (isSettled(piece, path)) return [];
  switch (piece.kind) {
    case 'mark':
      return markActs(piece, path, mark as Decimal);
    case 'average':
      return [by('school-lead', { type: 'EnterAverage', piece: piece.piece, average: mark as Decimal, source: 's' })];
    case 'attendance':
      return [by('trainer', { type: 'RecordAttendance', piece: piece.piece, comment: null })];
    case 'work':
      return workActs(piece, path);
    case 'grid':
      return gridActs(piece, path);
    case 'file':
      return fileActs(piece, path);
    case 'assessment':
      return assessmentActs(piece, path);
    case 'oral':
      return oralActs(piece);
    case 'decision':
      return [];
    default:
      return assertNever(piece);
  }
}

type Of<Kind extends Piece['kind']> = Extract<Piece, { readonly kind: Kind }>;

function by(role: Role, request: UsualRequest, person: string = role): UsualAct {
  return { role, person, request };
}

function markActs({ piece, approval, copyCheck }: Of<'mark'>, path: EnrolledCandidacy, mark: Decimal) {
  return [
    ...(approval && !path.approvals[piece] ? [by('pedagogical-referent', { type: 'ApprovePiece', piece })] : []),
    ...(copyCheck ? copyCheckActs(piece, path) : []),
    ...(path.marks[piece] ? [] : [by('trainer', { type: 'RecordMark', piece, mark })]),
  ];
}

function copyCheckActs(piece: string, { copyChecks }: EnrolledCandidacy): readonly UsualAct[] {
  const judged = { type: 'JudgeCopyCheck', piece, judgement: 'nothing-to-object', reason: 'none' } as const;
  const recorded = by('school-lead', { type: 'RecordCopyCheck', piece, tool: 't', finding: 'none' });
  return [...(copyChecks[piece] ? [] : [recorded]), by('school-lead', judged)];
}

function workActs({ piece, approvals }: Of<'work'>, { works }: EnrolledCandidacy): readonly UsualAct[] {
  const standing = works[piece];
  const unapproved = approvals.filter((approval) => !standing?.approvals.includes(approval));
  return [
    ...unapproved.map((approval) => by('tutor', { type: 'ApproveWorkPlan', piece, approval })),
    ...(standing?.evaluation ? [] : [by('tutor', { type: 'EvaluateWork', piece, level: 3, signedOn: '2027-02-01' })]),
    ...(standing?.signed ? [] : [by('candidate', { type: 'SignWork', piece })]),
    by('competency-referent', { type: 'ValidateWork', piece }),
  ];
}

function gridActs({ piece, competencies, transversal, copies }: Of<'grid'>, { grids }: EnrolledCandidacy) {
  const levels = grids[piece]?.levels ?? {};
  const evidence = ['RA1'];
  const unset = competencies.filter(({ competency }) => levels[competency] === undefined);
  const self = { type: 'StateSelfLevel', piece, level: 2, evidence, experience: null } as const;
  const set = { type: 'SetLevel', piece, level: 4, evidence } as const;
  return [
    ...unset.flatMap(({ competency, by: evaluator }) => [
      by('candidate', { ...self, competency }),
      by(evaluator ?? 'tutor', { ...set, competency }),
    ]),
    by('competency-referent', { type: 'ValidateGrid', piece }),
    ...copies.map((to) => by('school-lead', { type: 'SendGridCopy', piece, to })),
    by('school-lead', {
      type: 'ConsolidateGrid',
      piece,
      transversal: Object.fromEntries(transversal.map(({ competency }) => [competency, 4])),
    }),
  ];
}

function fileActs(file: Of<'file'>, path: EnrolledCandidacy): readonly UsualAct[] {
  const { piece, copies, copyCheck } = file;
  const standing = path.files[piece];
  const unsent = copies.filter((holder) => !standing?.copies[holder]);
  return [
    ...(standing ? [] : [by('candidate', depositOf(file))]),
    ...unsent.map((to) => by('school-lead', { type: 'TransmitCopy', piece, to })),
    ...(copyCheck ? copyCheckActs(piece, path) : []),
  ];
}

/** Under the printed name, where one is printed. */
function depositOf({ piece, naming }: Of<'file'>): UsualRequest {
  const name = (naming ?? `${piece}.pdf`)
    .replaceAll('{NOM}', 'MARTIN')
    .replaceAll('{Prénom}', 'Camille')
    .replaceAll('{date}', '2027-06-01');
  return { type: 'DepositFile', piece, name, sha256: digestOf(piece), mediaType: 'application/pdf', bytes: 1_000 };
}

function digestOf(piece: string): string {
  return Buffer.from(piece).toString('hex').padEnd(64, '0').slice(0, 64);
}

function oralActs({ piece, rubric }: Of<'oral'>): readonly UsualAct[] {
  const items = Object.fromEntries(rubric.map(({ item, max }) => [item, max]));
  return [
    by('jury-president', { type: 'HoldOral', piece, jurors: ['jury-president'], observers: ['tutor'] }),
    by('jury-president', { type: 'MarkRubric', piece, items }),
    by('jury-president', { type: 'ConfirmLevels', piece, changes: [] }),
    by('jury-president', { type: 'SignRubric', piece }),
  ];
}

/** Whatever is not recorded yet; each signature is another person's, and none of them is a school's. */
function assessmentActs(assessment: Of<'assessment'>, path: EnrolledCandidacy): readonly UsualAct[] {
  const { piece, criteria, competencies, signatures, needsEvidence } = assessment;
  const standing = path.assessments[piece];
  const awaited = criteria.filter(
    ({ criterion }) => standing?.criteria[criterion] === undefined && path.exemptions[criterion]?.outcome !== 'granted',
  );
  const value = { percentage: '80', outcome: 'met', language: 'C1' } as const;
  const unseen = competencies.filter((competency) => standing?.competencies[competency] === undefined);
  const unsigned = signatures.filter(({ quality }) => standing?.signatures[quality] === undefined);
  return [
    ...awaited.map(({ criterion, as }) =>
      by('trainer', { type: 'RecordCriterion', piece, criterion, value: value[as], reason: null }),
    ),
    ...unseen.map((competency) => by('trainer', { type: 'RecordCompetency', piece, competency, mastered: true })),
    ...(needsEvidence && !standing?.evidence.length
      ? [by('candidate', { type: 'AnnexEvidence', piece, evidence: 'recording' })]
      : []),
    ...unsigned.map(({ quality }) => by('juror', { type: 'SignAssessment', piece, quality }, `juror-${quality}`)),
  ];
}
