import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { cleared, type DeadlineCleared } from './deadline.js';
import type { CandidacyRefusal } from './refusals.js';
import { closing, type StageEvent } from './stage.js';

/** A repair that goes forward: by two persons, with a reason, never by touching what is stored. */
export type ProposeOverride = {
  readonly type: 'ProposeOverride';
  readonly override: string;
  readonly repair: Repair;
  readonly reason: string;
};
export type ConfirmOverride = { readonly type: 'ConfirmOverride'; readonly override: string };
export type OverrideCommand = ProposeOverride | ConfirmOverride;

export type Repair =
  | { readonly repair: 'close-incomplete'; readonly stage: string }
  | { readonly repair: 'reopen'; readonly stage: string }
  | { readonly repair: 'clear-deadline'; readonly deadline: string };

// Stored for ever.
export type OverrideProposed = DomainEvent<
  'OverrideProposed',
  {
    readonly override: string;
    readonly repair: Repair;
    readonly reason: string;
    readonly proposedBy: string;
    readonly proposedAt: Instant;
  }
>;
export type OverrideConfirmed = DomainEvent<
  'OverrideConfirmed',
  {
    readonly override: string;
    readonly proposedBy: string;
    readonly confirmedBy: string;
    readonly confirmedAt: Instant;
  }
>;
export type StageReopened = DomainEvent<'StageReopened', { readonly stage: string; readonly reopenedAt: Instant }>;
export type OverrideEvent = OverrideProposed | OverrideConfirmed | StageReopened;

export interface OverridesPart {
  /** Those that wait for a second person. */
  readonly overrides: Readonly<Record<string, OverrideProposed['data']>>;
}

export const noOverrides: OverridesPart = { overrides: {} };

export const overrideActs = { ProposeOverride: decidePropose, ConfirmOverride: decideConfirm };
export const overrideFacts = {
  OverrideProposed: withProposed,
  OverrideConfirmed: withConfirmed,
  StageReopened: withReopened,
};

function decidePropose(
  { override, repair, reason, by, at }: Asked<ProposeOverride>,
  path: EnrolledCandidacy,
): Decision<OverrideProposed, CandidacyRefusal> {
  if (path.overrides[override]) return { refused: 'OverrideAlreadyProposed', override };
  const impossible = obstacle(repair, path);
  if (impossible) return impossible;
  return [{ type: 'OverrideProposed', data: { override, repair, reason, proposedBy: by.id, proposedAt: at } }];
}

/** What it does is decided now, on the path as it stands now. */
function decideConfirm(
  { override, by, at }: Asked<ConfirmOverride>,
  path: EnrolledCandidacy,
): Decision<OverrideEvent | StageEvent | DeadlineCleared, CandidacyRefusal> {
  const proposed = path.overrides[override];
  if (!proposed) return { refused: 'NoOverrideProposed', override };
  const { proposedBy, repair } = proposed;
  if (proposedBy === by.id) return { refused: 'SecondPersonNeeded', first: proposedBy };
  const impossible = obstacle(repair, path);
  if (impossible) return impossible;
  const confirmed = { override, proposedBy, confirmedBy: by.id, confirmedAt: at };
  return [{ type: 'OverrideConfirmed', data: confirmed }, ...repaired(repair, path, at)];
}

function obstacle(repair: Repair, path: EnrolledCandidacy): CandidacyRefusal | null {
  switch (repair.repair) {
    case 'close-incomplete':
      return path.stages[repair.stage]?.status === 'open' ? null : { refused: 'StageNotOpen', stage: repair.stage };
    case 'reopen':
      return path.stages[repair.stage]?.status === 'closed' ? null : { refused: 'StageNotClosed', stage: repair.stage };
    case 'clear-deadline': {
      const { deadline } = repair;
      return path.deadlines[deadline]?.status === 'armed' ? null : { refused: 'NoDeadlineRunning', deadline };
    }
    default:
      return assertNever(repair);
  }
}

function repaired(
  repair: Repair,
  path: EnrolledCandidacy,
  at: Instant,
): readonly (StageEvent | StageReopened | DeadlineCleared)[] {
  switch (repair.repair) {
    case 'close-incomplete':
      return closing(repair.stage, path, at);
    case 'reopen':
      return [{ type: 'StageReopened', data: { stage: repair.stage, reopenedAt: at } }];
    case 'clear-deadline':
      return [cleared(path.deadlines[repair.deadline]!)];
    default:
      return assertNever(repair);
  }
}

function withProposed(path: EnrolledCandidacy, { data }: OverrideProposed): EnrolledCandidacy {
  return { ...path, overrides: { ...path.overrides, [data.override]: data } };
}

/** An override is the repair of whatever blocked the path. */
function withConfirmed(path: EnrolledCandidacy, { data }: OverrideConfirmed): EnrolledCandidacy {
  const { [data.override]: _, ...overrides } = path.overrides;
  return { ...path, overrides, blocked: null };
}

function withReopened(path: EnrolledCandidacy, { data }: StageReopened, revision: number): EnrolledCandidacy {
  const stage = path.stages[data.stage];
  if (!stage) throw new Error(`stage ${data.stage} was not opened before it was reopened`);
  const { pieces, openedAt } = stage;
  const open = { status: 'open', stage: data.stage, pieces, openedAt, reopenedAt: revision } as const;
  return { ...path, stages: { ...path.stages, [data.stage]: open } };
}
