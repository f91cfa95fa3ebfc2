import type { Asked, Decision, DomainEvent, Instant, Role } from '@parchemin/kernel';
import type { ActiveCandidacy, CandidacyCommand } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

// Stored for ever. A step that is due and impossible is a fact with a reason and an owner, never a silent stop.
export type PathBlocked = DomainEvent<
  'PathBlocked',
  { readonly step: string; readonly because: string; readonly owner: Role; readonly blockedAt: Instant }
>;
export type PathRetried = DomainEvent<'PathRetried', { readonly retriedBy: string; readonly retriedAt: Instant }>;

export function decideBlockPath(
  command: Asked<Extract<CandidacyCommand, { type: 'BlockPath' }>>,
  path: ActiveCandidacy,
): Decision<PathBlocked, CandidacyRefusal> {
  if (path.blocked) return { refused: 'Stale', step: command.step };
  const { step, because, owner } = command;
  return [{ type: 'PathBlocked', data: { step, because, owner, blockedAt: command.at } }];
}

export function decideRetryPath(
  command: Asked<Extract<CandidacyCommand, { type: 'RetryPath' }>>,
  path: ActiveCandidacy,
): Decision<PathRetried, CandidacyRefusal> {
  if (!path.blocked) return { refused: 'PathNotBlocked' };
  return [{ type: 'PathRetried', data: { retriedBy: command.by.id, retriedAt: command.at } }];
}
