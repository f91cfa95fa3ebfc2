import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { cleared, type DeadlineArmed, type DeadlineCleared } from './deadline.js';
import type { CohortCalendar } from './enrolment.js';
import type { CandidacyRefusal } from './refusals.js';

/** A deadline moved for one candidate, or a whole calendar moved for the cohort: a new generation is armed, the old one no longer counts. */
export type ExtendDeadline = {
  readonly type: 'ExtendDeadline';
  readonly deadline: string;
  readonly days: number;
  readonly reason: string;
  /** Armed anew by the write path, that many days later. */
  readonly armed: DeadlineArmed['data'];
};
export type MoveCalendar = {
  readonly type: 'MoveCalendar';
  /** Whose calendar it is, when it comes from the cohort: a path that has joined another one since leaves it alone. */
  readonly cohort?: string;
  readonly calendar: CohortCalendar;
  readonly reason: string;
  /** Of the deadlines that run and hang on a date, those that fall otherwise by the new calendar. */
  readonly armed: readonly DeadlineArmed['data'][];
  /** Those that it does not plan any more. */
  readonly dropped: readonly string[];
};
export type NewDatesCommand = ExtendDeadline | MoveCalendar;

// Stored for ever.
export type DeadlineExtended = DomainEvent<
  'DeadlineExtended',
  {
    readonly deadline: string;
    readonly days: number;
    readonly reason: string;
    readonly extendedBy: string;
    readonly extendedAt: Instant;
  }
>;
export type CalendarMoved = DomainEvent<
  'CalendarMoved',
  { readonly calendar: CohortCalendar; readonly reason: string; readonly movedBy: string; readonly movedAt: Instant }
>;
export type NewDatesEvent = DeadlineExtended | CalendarMoved;

export const newDatesActs = { ExtendDeadline: decideExtend, MoveCalendar: decideMove };
export const newDatesFacts = { DeadlineExtended: withExtended, CalendarMoved: withMoved };

function decideExtend(
  { deadline, days, reason, armed, by, at }: Asked<ExtendDeadline>,
  path: EnrolledCandidacy,
): Decision<DeadlineExtended | DeadlineArmed, CandidacyRefusal> {
  const standing = path.deadlines[deadline];
  if (standing?.status !== 'armed') return { refused: 'NoDeadlineRunning', deadline };
  return [
    { type: 'DeadlineExtended', data: { deadline, days, reason, extendedBy: by.id, extendedAt: at } },
    { type: 'DeadlineArmed', data: armed },
  ];
}

/** Asked again for the calendar that already stands, or late for one that it has left behind, nothing happens: a fan-out may be repeated at will. */
function decideMove(
  { cohort, calendar, reason, armed, dropped, by, at }: Asked<MoveCalendar>,
  path: EnrolledCandidacy,
): Decision<CalendarMoved | DeadlineArmed | DeadlineCleared, CandidacyRefusal> {
  const { enrolment } = path;
  if (cohort !== undefined && cohort !== enrolment.cohort) return [];
  if (isOlder(calendar, enrolment.calendar) || same(calendar, enrolment.calendar)) return [];
  return [
    { type: 'CalendarMoved', data: { calendar, reason, movedBy: by.id, movedAt: at } },
    ...armed.map((data): DeadlineArmed => ({ type: 'DeadlineArmed', data })),
    ...dropped.map((deadline) => cleared(path.deadlines[deadline]!)),
  ];
}

function isOlder(left: CohortCalendar, right: CohortCalendar): boolean {
  return (left.cohortVersion ?? -1) < (right.cohortVersion ?? -1);
}

function same(left: CohortCalendar, right: CohortCalendar): boolean {
  const names = Object.keys(left.dates);
  return (
    left.id === right.id &&
    left.version === right.version &&
    left.zone === right.zone &&
    left.region === right.region &&
    left.cohortVersion === right.cohortVersion &&
    names.length === Object.keys(right.dates).length &&
    names.every((name) => left.dates[name] === right.dates[name])
  );
}

function withExtended(path: EnrolledCandidacy): EnrolledCandidacy {
  return path;
}

function withMoved(path: EnrolledCandidacy, { data }: CalendarMoved): EnrolledCandidacy {
  return { ...path, enrolment: { ...path.enrolment, calendar: data.calendar } };
}
