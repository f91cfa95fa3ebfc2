import type { Actor, CommandId, Instant } from '@parchemin/kernel';
import { cohortStream, type PlannedCalendar, type PlannedCohort } from './cohort.js';

/** The cohort's calendar as a member keeps it: with the fact of the cohort that gave it. */
export type CalendarOfMember = PlannedCalendar & { readonly cohortVersion: number };

export interface MemberMove {
  readonly request: {
    readonly type: 'MoveCalendar';
    readonly cohort: string;
    readonly calendar: CalendarOfMember;
    readonly reason: string;
  };
  readonly asking: { readonly by: Actor; readonly at: Instant; readonly commandId: CommandId };
}

export function calendarOfMember({ calendar, version }: PlannedCohort): CalendarOfMember {
  return { ...calendar, cohortVersion: version };
}

export function isBehind(calendar: { readonly cohortVersion?: number }, { version }: PlannedCohort): boolean {
  return (calendar.cohortVersion ?? -1) < version;
}

/**
 * What brings one member up to the cohort, in the name of the person who gave the calendar. From the cohort alone, so that whoever
 * comes first, the fan-out or a step that found its path behind, asks the very same command under the very same id.
 */
export function memberMove(cohort: string, state: PlannedCohort, candidacy: string): MemberMove {
  const { version, given } = state;
  const commandId = `cohort:${cohortStream(cohort)}@${version}/${candidacy}` as CommandId;
  return {
    request: { type: 'MoveCalendar', cohort, calendar: calendarOfMember(state), reason: given.reason },
    asking: { by: { id: given.by, role: 'operations', school: null }, at: given.at, commandId },
  };
}
