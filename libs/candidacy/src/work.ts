import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { WorkPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

/** One evaluation by the tutor or the trainer, then the candidate's signature, then the referent's validation. */
export type ApproveWorkPlan = { readonly type: 'ApproveWorkPlan'; readonly piece: string; readonly approval: string };
export type EvaluateWork = {
  readonly type: 'EvaluateWork';
  readonly piece: string;
  readonly level: number;
  /** The date on the sheet, which carries stamp and signature. */
  readonly signedOn: string;
};
export type SignWork = { readonly type: 'SignWork'; readonly piece: string };
export type ValidateWork = { readonly type: 'ValidateWork'; readonly piece: string };
export type SendBackWork = { readonly type: 'SendBackWork'; readonly piece: string; readonly reason: string };
export type WorkCommand = ApproveWorkPlan | EvaluateWork | SignWork | ValidateWork | SendBackWork;

// Stored for ever.
export type WorkPlanApproved = DomainEvent<
  'WorkPlanApproved',
  { readonly piece: string; readonly approval: string; readonly recordedBy: string; readonly recordedAt: Instant }
>;
export type WorkEvaluated = DomainEvent<
  'WorkEvaluated',
  {
    readonly piece: string;
    readonly level: number;
    readonly signedOn: string;
    readonly late: boolean;
    readonly evaluatedBy: string;
    readonly evaluatedAt: Instant;
  }
>;
export type WorkSigned = DomainEvent<
  'WorkSigned',
  { readonly piece: string; readonly recordedBy: string; readonly signedAt: Instant }
>;
export type WorkValidated = DomainEvent<
  'WorkValidated',
  { readonly piece: string; readonly validatedBy: string; readonly validatedAt: Instant }
>;
/** Its evaluation and signature count no more: it is evaluated again. */
export type WorkSentBack = DomainEvent<
  'WorkSentBack',
  { readonly piece: string; readonly reason: string; readonly sentBackBy: string; readonly sentBackAt: Instant }
>;
export type WorkEvent = WorkPlanApproved | WorkEvaluated | WorkSigned | WorkValidated | WorkSentBack;

export interface Work {
  readonly approvals: readonly string[];
  readonly evaluation: { readonly level: number; readonly evaluatedBy: string; readonly evaluatedAt: Instant } | null;
  readonly signed: boolean;
  readonly validated: boolean;
}

export interface WorksPart {
  readonly works: Readonly<Record<string, Work>>;
}

export const noWorks: WorksPart = { works: {} };

export const workActs = {
  ApproveWorkPlan: decideApprovePlan,
  EvaluateWork: decideEvaluate,
  SignWork: decideSign,
  ValidateWork: decideValidate,
  SendBackWork: decideSendBack,
};
export const workFacts = {
  WorkPlanApproved: withPlanApproved,
  WorkEvaluated: withEvaluated,
  WorkSigned: withSigned,
  WorkValidated: withValidated,
  WorkSentBack: withSentBack,
};

export function isWorkValidated({ piece }: WorkPiece, path: EnrolledCandidacy): boolean {
  return workOf(path, piece).validated;
}

function decideApprovePlan(
  command: Asked<ApproveWorkPlan>,
  path: EnrolledCandidacy,
): Decision<WorkPlanApproved, CandidacyRefusal> {
  const { piece, approval, by, at } = command;
  const open = openWork(command, path);
  if ('refused' in open) return open;
  if (!open.piece.approvals.includes(approval)) return { refused: 'WorkPlanUnknown', piece, approval };
  if (open.work.approvals.includes(approval)) return { refused: 'AlreadyApproved', piece };
  return [{ type: 'WorkPlanApproved', data: { piece, approval, recordedBy: by.id, recordedAt: at } }];
}

function decideEvaluate(
  command: Asked<EvaluateWork>,
  path: EnrolledCandidacy,
): Decision<WorkEvaluated, CandidacyRefusal> {
  const { piece, level, signedOn, by, at } = command;
  const open = openWork(command, path);
  if ('refused' in open) return open;
  const { min, max } = open.piece.levels;
  if (!Number.isInteger(level) || level < min || level > max)
    return { refused: 'WorkLevelOutOfRange', piece, min, max };
  const { evaluation } = open.work;
  if (evaluation) return { refused: 'WorkAlreadyEvaluated', piece, level: evaluation.level };
  const late = isLate(path, open.stage, at);
  return [{ type: 'WorkEvaluated', data: { piece, level, signedOn, late, evaluatedBy: by.id, evaluatedAt: at } }];
}

function decideSign(command: Asked<SignWork>, path: EnrolledCandidacy): Decision<WorkSigned, CandidacyRefusal> {
  const { piece, by, at } = command;
  const open = openWork(command, path);
  if ('refused' in open) return open;
  if (!open.work.evaluation) return { refused: 'WorkNotEvaluated', piece };
  if (open.work.signed) return { refused: 'WorkAlreadySigned', piece };
  return [{ type: 'WorkSigned', data: { piece, recordedBy: by.id, signedAt: at } }];
}

/** Whoever evaluated a work does not validate it. */
function decideValidate(
  command: Asked<ValidateWork>,
  path: EnrolledCandidacy,
): Decision<WorkValidated, CandidacyRefusal> {
  const { piece, by, at } = command;
  const open = openWork(command, path);
  if ('refused' in open) return open;
  const { evaluation, signed, approvals } = open.work;
  if (!evaluation) return { refused: 'WorkNotEvaluated', piece };
  if (!signed) return { refused: 'WorkNotSigned', piece };
  const missing = open.piece.approvals.filter((approval) => !approvals.includes(approval));
  if (missing.length > 0) return { refused: 'WorkPlanNotApproved', piece, missing };
  if (evaluation.evaluatedBy === by.id) return { refused: 'SecondPersonNeeded', first: by.id };
  return [{ type: 'WorkValidated', data: { piece, validatedBy: by.id, validatedAt: at } }];
}

function decideSendBack(
  command: Asked<SendBackWork>,
  path: EnrolledCandidacy,
): Decision<WorkSentBack, CandidacyRefusal> {
  const { piece, reason, by, at } = command;
  const open = openWork(command, path);
  if ('refused' in open) return open;
  if (!open.work.evaluation) return { refused: 'WorkNotEvaluated', piece };
  return [{ type: 'WorkSentBack', data: { piece, reason, sentBackBy: by.id, sentBackAt: at } }];
}

interface OpenWork {
  readonly work: Work;
  readonly piece: WorkPiece;
  readonly stage: string;
}

/** A work that may still be changed: expected, in an open stage, and not validated. */
function openWork({ piece: code }: Asked<WorkCommand>, path: EnrolledCandidacy): OpenWork | CandidacyRefusal {
  const expected = expecting(path, 'work', code);
  if ('refused' in expected) return expected;
  const work = workOf(path, code);
  if (work.validated) return { refused: 'WorkAlreadyValidated', piece: code };
  const closed = stillOpen(expected.stage);
  return closed ?? { work, piece: expected.piece, stage: expected.stage.stage };
}

function workOf({ works }: WorksPart, piece: string): Work {
  return works[piece] ?? { approvals: [], evaluation: null, signed: false, validated: false };
}

function withWork(path: EnrolledCandidacy, piece: string, change: Partial<Work>): EnrolledCandidacy {
  return { ...path, works: { ...path.works, [piece]: { ...workOf(path, piece), ...change } } };
}

function withPlanApproved(path: EnrolledCandidacy, { data }: WorkPlanApproved): EnrolledCandidacy {
  return withWork(path, data.piece, { approvals: [...workOf(path, data.piece).approvals, data.approval] });
}

function withEvaluated(path: EnrolledCandidacy, { data }: WorkEvaluated): EnrolledCandidacy {
  const { piece, level, evaluatedBy, evaluatedAt } = data;
  return withWork(path, piece, { evaluation: { level, evaluatedBy, evaluatedAt } });
}

function withSigned(path: EnrolledCandidacy, { data }: WorkSigned): EnrolledCandidacy {
  return withWork(path, data.piece, { signed: true });
}

function withValidated(path: EnrolledCandidacy, { data }: WorkValidated): EnrolledCandidacy {
  return withWork(path, data.piece, { validated: true });
}

function withSentBack(path: EnrolledCandidacy, { data }: WorkSentBack): EnrolledCandidacy {
  return withWork(path, data.piece, { evaluation: null, signed: false });
}
