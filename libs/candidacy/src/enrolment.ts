import type { Asked, Decision, DomainEvent } from '@parchemin/kernel';
import type { Candidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

// Stored for ever: a shape here changes by a new event version and an upcaster, never in place.
export type CandidateEnrolled = DomainEvent<
  'CandidateEnrolled',
  {
    readonly reference: string;
    readonly scheme: string;
    readonly schemeVersion: number;
    readonly school: string;
    readonly cohort: string;
    readonly calendar: CohortCalendar;
    /** The optional block chosen, and the blocks sought when it is not the whole title; absent where the scheme offers neither. */
    readonly choice?: EnrolmentChoice;
  }
>;

export interface EnrolmentChoice {
  readonly optional: readonly string[];
  readonly sought: readonly string[];
}

export interface CohortCalendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  /** The cohort's own civil dates, by name («start», «end», «exam»). */
  readonly dates: Readonly<Record<string, string>>;
  /** Whose public holidays count («mainland», «alsace-moselle», «reunion»); the zone's own when absent. */
  readonly region?: string;
  /** The revision of the cohort's own fact that gave it; absent where the cohort was not planned then. */
  readonly cohortVersion?: number;
}

export type EnrolCandidate = { readonly type: 'EnrolCandidate' } & CandidateEnrolled['data'];

export function decideEnrol(
  command: Asked<EnrolCandidate>,
  state: Candidacy,
): Decision<CandidateEnrolled, CandidacyRefusal> {
  if (command.by.role !== 'operations') return { refused: 'NotYourAct', act: command.type, role: command.by.role };
  if (state.status !== 'absent') return { refused: 'AlreadyEnrolled', reference: state.enrolment.reference };
  const { reference, scheme, schemeVersion, school, cohort, calendar, choice } = command;
  const data = { reference, scheme, schemeVersion, school, cohort, calendar, ...(choice && { choice }) };
  return [{ type: 'CandidateEnrolled', data }];
}
