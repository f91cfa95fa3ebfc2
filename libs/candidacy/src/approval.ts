import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, stillOpen } from './rules.js';

/** Some pieces may only be taken on a subject that was approved, or by a grid that was agreed, beforehand. */
export type ApprovePiece = { readonly type: 'ApprovePiece'; readonly piece: string };
export type ApprovalCommand = ApprovePiece;

// Stored for ever.
export type PieceApproved = DomainEvent<
  'PieceApproved',
  {
    readonly piece: string;
    readonly approval: 'subject' | 'grid';
    readonly approvedBy: string;
    readonly approvedAt: Instant;
  }
>;
export type ApprovalEvent = PieceApproved;

export interface ApprovalsPart {
  readonly approvals: Readonly<Record<string, { readonly approvedBy: string; readonly approvedAt: Instant }>>;
}

export const noApprovals: ApprovalsPart = { approvals: {} };

export const approvalActs = { ApprovePiece: decideApprovePiece };
export const approvalFacts = { PieceApproved: withApproval };

function decideApprovePiece(
  command: Asked<ApprovePiece>,
  path: EnrolledCandidacy,
): Decision<PieceApproved, CandidacyRefusal> {
  const expected = expecting(path, 'mark', command.piece);
  if ('refused' in expected) return expected;
  const { approval } = expected.piece;
  if (approval === null) return { refused: 'ApprovalNotNeeded', piece: command.piece };
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  if (path.approvals[command.piece]) return { refused: 'AlreadyApproved', piece: command.piece };
  const { piece, by, at } = command;
  return [{ type: 'PieceApproved', data: { piece, approval, approvedBy: by.id, approvedAt: at } }];
}

function withApproval(path: EnrolledCandidacy, { data }: PieceApproved): EnrolledCandidacy {
  const { piece, approvedBy, approvedAt } = data;
  return { ...path, approvals: { ...path.approvals, [piece]: { approvedBy, approvedAt } } };
}
