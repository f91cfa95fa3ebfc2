import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { PlannedCohort } from './cohort.js';
import type { CohortRefusal } from './refusals.js';

/** How far a calendar has come among the members: who refused it, who is asked again, and when none was left. */
export type RecordMemberRefusals = {
  readonly type: 'RecordMemberRefusals';
  readonly version: number;
  readonly answers: readonly MemberRefused[];
};
export type AskMemberAgain = { readonly type: 'AskMemberAgain'; readonly candidacy: string };
export type SettleCalendarMove = {
  readonly type: 'SettleCalendarMove';
  readonly version: number;
  readonly members: number;
};
export type ReachCommand = RecordMemberRefusals | AskMemberAgain | SettleCalendarMove;

export interface MemberRefused {
  readonly candidacy: string;
  /** The name of the rule by which the candidacy refused. */
  readonly refused: string;
}

// Stored for ever.
export type MembersRefused = DomainEvent<
  'MembersRefused',
  { readonly version: number; readonly answers: readonly MemberRefused[]; readonly recordedAt: Instant }
>;
export type MemberAskedAgain = DomainEvent<
  'MemberAskedAgain',
  { readonly candidacy: string; readonly askedBy: string; readonly askedAt: Instant }
>;
export type CalendarMoveSettled = DomainEvent<
  'CalendarMoveSettled',
  { readonly version: number; readonly members: number; readonly refused: number; readonly settledAt: Instant }
>;
export type ReachEvent = MembersRefused | MemberAskedAgain | CalendarMoveSettled;

export interface ReachPart {
  /** By candidacy, the rule that refused the calendar as it stands. */
  readonly refused: Readonly<Record<string, string>>;
  /** Null while members may still be behind. */
  readonly settled: Omit<CalendarMoveSettled['data'], 'version'> | null;
}

export const noAnswers: ReachPart = { refused: {}, settled: null };

export const reachActs = {
  RecordMemberRefusals: decideRecord,
  AskMemberAgain: decideAgain,
  SettleCalendarMove: decideSettle,
};
export const reachFacts = {
  MembersRefused: withRefused,
  MemberAskedAgain: withAsked,
  CalendarMoveSettled: withSettled,
};

/** What members said to an older calendar counts no more: the newer one is on its way to them. */
function decideRecord(
  { version, answers, at }: Asked<RecordMemberRefusals>,
  state: PlannedCohort,
): Decision<MembersRefused, CohortRefusal> {
  if (version !== state.version) return [];
  const news = answers.filter(({ candidacy, refused }) => state.refused[candidacy] !== refused);
  return news.length > 0 ? [{ type: 'MembersRefused', data: { version, answers: news, recordedAt: at } }] : [];
}

function decideAgain(
  { candidacy, by, at }: Asked<AskMemberAgain>,
  { refused }: PlannedCohort,
): Decision<MemberAskedAgain, CohortRefusal> {
  if (refused[candidacy] === undefined) return { refused: 'MemberNotRefused', candidacy };
  return [{ type: 'MemberAskedAgain', data: { candidacy, askedBy: by.id, askedAt: at } }];
}

function decideSettle(
  { version, members, at }: Asked<SettleCalendarMove>,
  state: PlannedCohort,
): Decision<CalendarMoveSettled, CohortRefusal> {
  if (version !== state.version || state.settled) return [];
  const refused = Object.keys(state.refused).length;
  return [{ type: 'CalendarMoveSettled', data: { version, members, refused, settledAt: at } }];
}

function withRefused(state: PlannedCohort, { data }: MembersRefused): PlannedCohort {
  const answers = Object.fromEntries(data.answers.map(({ candidacy, refused }) => [candidacy, refused]));
  return { ...state, refused: { ...state.refused, ...answers } };
}

function withAsked(state: PlannedCohort, { data }: MemberAskedAgain): PlannedCohort {
  const { [data.candidacy]: _, ...refused } = state.refused;
  return { ...state, refused, settled: null };
}

function withSettled(state: PlannedCohort, { data }: CalendarMoveSettled): PlannedCohort {
  const { members, refused, settledAt } = data;
  return { ...state, settled: { members, refused, settledAt } };
}
