import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { Party } from './anomaly.js';
import { cleared, type DeadlineArmed, type DeadlineEvent } from './deadline.js';
import type { CandidacyRefusal } from './refusals.js';

/** A candidate leaves of their own will, or is excluded once both sides were heard; either may be undone by the certifier. */
export type WithdrawCandidate = { readonly type: 'WithdrawCandidate'; readonly reason: string | null };
export type OpenExclusion = { readonly type: 'OpenExclusion'; readonly grounds: string };
export type RecordHearing = { readonly type: 'RecordHearing'; readonly side: Party; readonly summary: string };
export type ExcludeCandidate = { readonly type: 'ExcludeCandidate'; readonly reason: string };
export type DropExclusion = { readonly type: 'DropExclusion'; readonly reason: string };
/** The deadlines of the stages that are still open, armed again by the write path. */
export type ReinstateCandidate = {
  readonly type: 'ReinstateCandidate';
  readonly reason: string;
  readonly deadlines: readonly DeadlineArmed['data'][];
};
export type LeavingCommand =
  WithdrawCandidate | OpenExclusion | RecordHearing | ExcludeCandidate | DropExclusion | ReinstateCandidate;

// Stored for ever.
export type CandidateWithdrawn = DomainEvent<
  'CandidateWithdrawn',
  { readonly reason: string | null; readonly withdrawnBy: string; readonly withdrawnAt: Instant }
>;
export type ExclusionOpened = DomainEvent<
  'ExclusionOpened',
  { readonly grounds: string; readonly openedBy: string; readonly openedAt: Instant }
>;
export type HearingRecorded = DomainEvent<
  'HearingRecorded',
  { readonly side: Party; readonly summary: string; readonly recordedBy: string; readonly recordedAt: Instant }
>;
export type CandidateExcluded = DomainEvent<
  'CandidateExcluded',
  { readonly reason: string; readonly excludedBy: string; readonly excludedAt: Instant }
>;
export type ExclusionDropped = DomainEvent<
  'ExclusionDropped',
  { readonly reason: string; readonly droppedBy: string; readonly droppedAt: Instant }
>;
export type CandidateReinstated = DomainEvent<
  'CandidateReinstated',
  { readonly reason: string; readonly reinstatedBy: string; readonly reinstatedAt: Instant }
>;
export type LeavingEvent =
  CandidateWithdrawn | ExclusionOpened | HearingRecorded | CandidateExcluded | ExclusionDropped | CandidateReinstated;

export interface LeavingPart {
  readonly exclusion: { readonly openedBy: string; readonly heard: readonly Party[] } | null;
}

export const notLeaving: LeavingPart = { exclusion: null };

export const leavingActs = {
  WithdrawCandidate: decideWithdraw,
  OpenExclusion: decideOpenExclusion,
  RecordHearing: decideRecordHearing,
  ExcludeCandidate: decideExclude,
  DropExclusion: decideDropExclusion,
  ReinstateCandidate: decideReinstate,
};
export const leavingFacts = {
  CandidateWithdrawn: withWithdrawn,
  ExclusionOpened: withExclusionOpened,
  HearingRecorded: withHearing,
  CandidateExcluded: withExcluded,
  ExclusionDropped: withExclusionDropped,
  CandidateReinstated: withReinstated,
};

const bothSides: readonly Party[] = ['candidate', 'school'];

function decideWithdraw(
  { reason, by, at }: Asked<WithdrawCandidate>,
  path: EnrolledCandidacy,
): Decision<CandidateWithdrawn | DeadlineEvent, CandidacyRefusal> {
  return [{ type: 'CandidateWithdrawn', data: { reason, withdrawnBy: by.id, withdrawnAt: at } }, ...allCleared(path)];
}

function decideOpenExclusion(
  { grounds, by, at }: Asked<OpenExclusion>,
  path: EnrolledCandidacy,
): Decision<ExclusionOpened, CandidacyRefusal> {
  if (path.exclusion) return { refused: 'ExclusionAlreadyOpen' };
  return [{ type: 'ExclusionOpened', data: { grounds, openedBy: by.id, openedAt: at } }];
}

function decideRecordHearing(
  { side, summary, by, at }: Asked<RecordHearing>,
  path: EnrolledCandidacy,
): Decision<HearingRecorded, CandidacyRefusal> {
  if (!path.exclusion) return { refused: 'NoExclusionOpen' };
  return [{ type: 'HearingRecorded', data: { side, summary, recordedBy: by.id, recordedAt: at } }];
}

/** Nothing adverse before both sides were heard, and never by the one who opened it. */
function decideExclude(
  { reason, by, at }: Asked<ExcludeCandidate>,
  path: EnrolledCandidacy,
): Decision<CandidateExcluded | DeadlineEvent, CandidacyRefusal> {
  const { exclusion } = path;
  if (!exclusion) return { refused: 'NoExclusionOpen' };
  const unheard = bothSides.filter((side) => !exclusion.heard.includes(side));
  if (unheard.length > 0) return { refused: 'BothSidesNotHeard', unheard };
  if (exclusion.openedBy === by.id) return { refused: 'SecondPersonNeeded', first: by.id };
  return [{ type: 'CandidateExcluded', data: { reason, excludedBy: by.id, excludedAt: at } }, ...allCleared(path)];
}

function decideDropExclusion(
  { reason, by, at }: Asked<DropExclusion>,
  path: EnrolledCandidacy,
): Decision<ExclusionDropped, CandidacyRefusal> {
  if (!path.exclusion) return { refused: 'NoExclusionOpen' };
  return [{ type: 'ExclusionDropped', data: { reason, droppedBy: by.id, droppedAt: at } }];
}

function decideReinstate({
  reason,
  deadlines,
  by,
  at,
}: Asked<ReinstateCandidate>): Decision<CandidateReinstated | DeadlineArmed, CandidacyRefusal> {
  return [
    { type: 'CandidateReinstated', data: { reason, reinstatedBy: by.id, reinstatedAt: at } },
    ...deadlines.map((data): DeadlineArmed => ({ type: 'DeadlineArmed', data })),
  ];
}

function allCleared({ deadlines }: EnrolledCandidacy): readonly DeadlineEvent[] {
  return Object.values(deadlines)
    .filter(({ status }) => status === 'armed')
    .map(cleared);
}

function withWithdrawn(path: EnrolledCandidacy): EnrolledCandidacy {
  return { ...path, status: 'withdrawn', blocked: null };
}

function withExclusionOpened(path: EnrolledCandidacy, { data }: ExclusionOpened): EnrolledCandidacy {
  return { ...path, exclusion: { openedBy: data.openedBy, heard: [] } };
}

function withHearing(path: EnrolledCandidacy, { data }: HearingRecorded): EnrolledCandidacy {
  const { exclusion } = path;
  if (!exclusion) throw new Error('a side was heard before any exclusion was opened');
  const heard = exclusion.heard.includes(data.side) ? exclusion.heard : [...exclusion.heard, data.side];
  return { ...path, exclusion: { ...exclusion, heard } };
}

function withExcluded(path: EnrolledCandidacy): EnrolledCandidacy {
  return { ...path, status: 'excluded', exclusion: null, blocked: null };
}

function withExclusionDropped(path: EnrolledCandidacy): EnrolledCandidacy {
  return { ...path, exclusion: null };
}

function withReinstated(path: EnrolledCandidacy): EnrolledCandidacy {
  return { ...path, status: 'active' };
}
