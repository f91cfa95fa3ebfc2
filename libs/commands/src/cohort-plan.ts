import type { Candidacy, CandidacyCommand, CandidacyRefusal, CohortCalendar } from '@parchemin/candidacy';
import { calendarOfMember, isBehind, type PlannedCohort } from '@parchemin/cohorts';
import type { Refusal } from '@parchemin/kernel';
import type { CandidacyRequest, DatedRequest, JoinRequest, RequestRefusal } from './candidacy-plan.js';
import type { CohortShelf } from './cohort-shelf.js';

/** Nobody has planned that cohort, and the request does not say a calendar either; or it says another one. */
export type CohortRefusedJoin =
  | Refusal<'CohortNotPlanned'>
  | (Refusal<'CohortCalendarDiffers'> & { readonly cohort: string; readonly differing: readonly string[] });

/** The path is behind its cohort's calendar: what an older one has planned is not done any more. */
export type CohortMoved = Refusal<'CohortMoved'> & { readonly cohort: string };

type Planned = CandidacyCommand | CandidacyRefusal | RequestRefusal;
type Plan = (request: DatedRequest, state: Candidacy) => Planned;
type Answer = Planned | CohortRefusedJoin | CohortMoved;

/**
 * The cohort is looked at where its calendar counts, at the head of its stream each time: by whoever joins it, and by a step of the clock.
 * A path only ever moves on to a newer calendar, so that a step which passes here passes on any later fold.
 */
export function underCohort(plan: Plan, cohorts: CohortShelf) {
  return (request: CandidacyRequest, state: Candidacy): Answer | Promise<Answer> => {
    if (request.type === 'EnrolCandidate' || request.type === 'PresentAgain') return joining(request, state);
    if (request.type === 'MoveCalendar' && request.cohort === undefined) return ofItsOwn(request, state);
    if (request.type === 'TakeDeadlineStep' || request.type === 'SkipDeadlineStep') return stepping(request, state);
    return plan(request, state);
  };

  async function joining(request: JoinRequest, state: Candidacy): Promise<Answer> {
    const planned = await cohorts.find(request.cohort);
    const { calendar } = request;
    if (!planned) return calendar ? plan({ ...request, calendar }, state) : { refused: 'CohortNotPlanned' };
    const differing = calendar ? differences(calendar, planned.calendar) : [];
    if (differing.length > 0) return { refused: 'CohortCalendarDiffers', cohort: request.cohort, differing };
    return plan({ ...request, calendar: calendarOfMember(planned) }, state);
  }

  /** Dates given to one candidate alone hold until the cohort's own move again. */
  async function ofItsOwn(request: Extract<DatedRequest, { type: 'MoveCalendar' }>, state: Candidacy): Promise<Answer> {
    const planned = await cohortOf(state);
    if (!planned) return plan(request, state);
    return plan({ ...request, calendar: { ...request.calendar, cohortVersion: planned.version } }, state);
  }

  async function stepping(request: DatedRequest, state: Candidacy): Promise<Answer> {
    const planned = await cohortOf(state);
    if (planned && state.status !== 'absent' && isBehind(state.enrolment.calendar, planned)) {
      return { refused: 'CohortMoved', cohort: state.enrolment.cohort };
    }
    return plan(request, state);
  }

  async function cohortOf(state: Candidacy): Promise<PlannedCohort | null> {
    return state.status === 'absent' ? null : cohorts.find(state.enrolment.cohort);
  }
}

/** Whatever the request says is to be the cohort's own; what it leaves out is the cohort's to say. */
function differences(asked: CohortCalendar, planned: PlannedCohort['calendar']): readonly string[] {
  const told = [
    ['calendar', `${asked.id}@${asked.version}`, `${planned.id}@${planned.version}`],
    ['zone', asked.zone, planned.zone],
    ['region', asked.region ?? planned.region, planned.region],
    ...Object.entries(asked.dates).map(([date, day]) => [date, day, planned.dates[date]]),
  ];
  return told.filter(([, said, standing]) => said !== standing).map(([name]) => name!);
}
