import type { Asked, Decision, DomainEvent, Instant, Role } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

export type BlockPath = {
  readonly type: 'BlockPath';
  readonly step: string;
  readonly because: string;
  readonly owner: Role;
};
export type RetryPath = { readonly type: 'RetryPath' };
export type BlockedPathCommand = BlockPath | RetryPath;

// Stored for ever. A step that is due and impossible is a fact with a reason and an owner, never a silent stop.
export type PathBlocked = DomainEvent<
  'PathBlocked',
  { readonly step: string; readonly because: string; readonly owner: Role; readonly blockedAt: Instant }
>;
export type PathRetried = DomainEvent<'PathRetried', { readonly retriedBy: string; readonly retriedAt: Instant }>;
export type BlockedPathEvent = PathBlocked | PathRetried;

export interface BlockedPart {
  readonly blocked: PathBlocked['data'] | null;
}

export const notBlocked: BlockedPart = { blocked: null };

export const blockedPathActs = { BlockPath: decideBlockPath, RetryPath: decideRetryPath };
export const blockedPathFacts = { PathBlocked: withBlocked, PathRetried: withRetried };

function decideBlockPath(command: Asked<BlockPath>, path: EnrolledCandidacy): Decision<PathBlocked, CandidacyRefusal> {
  if (path.blocked) return { refused: 'Stale', step: command.step };
  const { step, because, owner } = command;
  return [{ type: 'PathBlocked', data: { step, because, owner, blockedAt: command.at } }];
}

function decideRetryPath(command: Asked<RetryPath>, path: EnrolledCandidacy): Decision<PathRetried, CandidacyRefusal> {
  if (!path.blocked) return { refused: 'PathNotBlocked' };
  return [{ type: 'PathRetried', data: { retriedBy: command.by.id, retriedAt: command.at } }];
}

function withBlocked(path: EnrolledCandidacy, { data }: PathBlocked): EnrolledCandidacy {
  return { ...path, blocked: data };
}

function withRetried(path: EnrolledCandidacy): EnrolledCandidacy {
  return { ...path, blocked: null };
}
