import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { ActiveCandidacy } from './candidacy.js';
import type { DeadlineArmed, DeadlineCleared } from './deadline.js';
import type { CandidacyRefusal } from './refusals.js';
import { openDeadlineOf } from './deadline.js';

/** The plan comes from the scheme and the cohort's calendar; the write path has turned civil dates into instants. */
export type OpenStage = {
  readonly type: 'OpenStage';
  readonly stage: string;
  readonly pieces: readonly string[];
  readonly outOf: Decimal;
  readonly deadline: DeadlineArmed['data'];
};

export type CloseStage = { readonly type: 'CloseStage'; readonly stage: string };

// Stored for ever.
export type StageOpened = DomainEvent<
  'StageOpened',
  { readonly stage: string; readonly pieces: readonly string[]; readonly outOf: Decimal; readonly openedAt: Instant }
>;
export type StageClosed = DomainEvent<'StageClosed', { readonly stage: string; readonly closedAt: Instant }>;

export interface StandingMark {
  readonly mark: Decimal;
  readonly late: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

export type Stage = StageOpened['data'] & { readonly marks: Readonly<Record<string, StandingMark>> } & (
    { readonly status: 'open' } | { readonly status: 'closed'; readonly closedAt: Instant }
  );

export function missingPieces(stage: Stage): readonly string[] {
  return stage.pieces.filter((piece) => !stage.marks[piece]);
}

export function decideOpenStage(
  command: Asked<OpenStage>,
  path: ActiveCandidacy,
): Decision<StageOpened | DeadlineArmed, CandidacyRefusal> {
  if (path.stages[command.stage]) return { refused: 'Stale', step: `open ${command.stage}` };
  const { stage, pieces, outOf, deadline } = command;
  return [
    { type: 'StageOpened', data: { stage, pieces, outOf, openedAt: command.at } },
    { type: 'DeadlineArmed', data: deadline },
  ];
}

export function decideCloseStage(
  command: Asked<CloseStage>,
  path: ActiveCandidacy,
): Decision<StageClosed | DeadlineCleared, CandidacyRefusal> {
  const stage = path.stages[command.stage];
  if (!stage || stage.status === 'closed') return { refused: 'Stale', step: `close ${command.stage}` };
  const missing = missingPieces(stage);
  if (missing.length > 0) return { refused: 'StageIncomplete', stage: command.stage, missing };
  const closed: StageClosed = { type: 'StageClosed', data: { stage: command.stage, closedAt: command.at } };
  const deadline = openDeadlineOf(path, command.stage);
  if (!deadline) return [closed];
  return [closed, { type: 'DeadlineCleared', data: { deadline: deadline.deadline, armedAt: deadline.armedAt } }];
}
