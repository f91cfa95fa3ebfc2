import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { DeadlineArmed, DeadlineCleared } from './deadline.js';
import type { CandidacyRefusal } from './refusals.js';
import { cleared, openDeadlinesOf } from './deadline.js';
import { isSettled, type Piece } from './piece.js';

/** The plan comes from the scheme and the cohort's calendar; the write path has turned civil dates into instants. */
export type OpenStage = {
  readonly type: 'OpenStage';
  readonly stage: string;
  readonly pieces: readonly Piece[];
  readonly deadline: DeadlineArmed['data'];
};
export type CloseStage = { readonly type: 'CloseStage'; readonly stage: string };
export type StageCommand = OpenStage | CloseStage;

// Stored for ever.
export type StageOpened = DomainEvent<
  'StageOpened',
  { readonly stage: string; readonly pieces: readonly Piece[]; readonly openedAt: Instant }
>;
export type StageClosed = DomainEvent<'StageClosed', { readonly stage: string; readonly closedAt: Instant }>;
export type StageEvent = StageOpened | StageClosed;

export type Stage = StageOpened['data'] &
  (
    | {
        readonly status: 'open';
        /** The revision at which an annulled decision opened it again. */
        readonly reopenedAt?: number;
      }
    | { readonly status: 'closed'; readonly closedAt: Instant }
  );

export interface StagesPart {
  readonly stages: Readonly<Record<string, Stage>>;
}

export const noStages: StagesPart = { stages: {} };

export const stageActs = { OpenStage: decideOpenStage, CloseStage: decideCloseStage };
export const stageFacts = { StageOpened: withOpened, StageClosed: withClosed };

export function missingPieces(stage: Stage, path: EnrolledCandidacy): readonly string[] {
  return stage.pieces.filter((piece) => !isSettled(piece, path)).map(({ piece }) => piece);
}

function decideOpenStage(
  command: Asked<OpenStage>,
  path: EnrolledCandidacy,
): Decision<StageOpened | DeadlineArmed, CandidacyRefusal> {
  if (path.stages[command.stage]) return { refused: 'Stale', step: `open ${command.stage}` };
  const { stage, pieces, deadline } = command;
  return [
    { type: 'StageOpened', data: { stage, pieces, openedAt: command.at } },
    { type: 'DeadlineArmed', data: deadline },
  ];
}

function decideCloseStage(
  command: Asked<CloseStage>,
  path: EnrolledCandidacy,
): Decision<StageClosed | DeadlineCleared, CandidacyRefusal> {
  const stage = path.stages[command.stage];
  if (!stage || stage.status === 'closed') return { refused: 'Stale', step: `close ${command.stage}` };
  const missing = missingPieces(stage, path);
  if (missing.length > 0) return { refused: 'StageIncomplete', stage: command.stage, missing };
  return closing(command.stage, path, command.at);
}

/** A stage that closes takes its deadlines with it, whoever closes it and why. */
export function closing(
  stage: string,
  path: EnrolledCandidacy,
  at: Instant,
): readonly (StageClosed | DeadlineCleared)[] {
  const closed: StageClosed = { type: 'StageClosed', data: { stage, closedAt: at } };
  return [closed, ...openDeadlinesOf(path, stage).map(cleared)];
}

function withOpened(path: EnrolledCandidacy, { data }: StageOpened): EnrolledCandidacy {
  return { ...path, stages: { ...path.stages, [data.stage]: { status: 'open', ...data } } };
}

function withClosed(path: EnrolledCandidacy, { data }: StageClosed): EnrolledCandidacy {
  const stage = path.stages[data.stage];
  if (!stage) throw new Error(`stage ${data.stage} was not opened before it closed`);
  const closed: Stage = { ...stage, status: 'closed', closedAt: data.closedAt };
  return { ...path, stages: { ...path.stages, [data.stage]: closed }, blocked: null };
}
