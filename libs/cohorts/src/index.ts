export { cohortRolesOf } from './allowed.js';
export type {
  Cohort,
  CohortCommand,
  CohortEvent,
  MoveCohort,
  MovedDate,
  PlanCohort,
  PlannedCalendar,
  PlannedCohort,
} from './cohort.js';
export { cohort, cohortOf, cohortStream, cohortStreams, movedDates } from './cohort.js';
export type { CalendarOfMember, MemberMove } from './member.js';
export { calendarOfMember, isBehind, memberMove } from './member.js';
export type { MemberRefused } from './reach.js';
export type { CohortRefusal } from './refusals.js';
