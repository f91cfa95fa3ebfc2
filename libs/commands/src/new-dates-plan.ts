import { armDeadline, civilDaysBetween, daysLater, type ArmedDeadline, type Calendars } from '@parchemin/calendars';
import type {
  Candidacy,
  CandidacyRefusal,
  CohortCalendar,
  Deadline,
  EnrolledCandidacy,
  ExtendDeadline,
  MoveCalendar,
  ReinstateCandidate,
  RunningDeadline,
} from '@parchemin/candidacy';
import { runningOnDates } from '@parchemin/candidacy';
import { assertNever } from '@parchemin/kernel';

export type NewDatesRequest =
  Omit<ExtendDeadline, 'armed'> | Omit<MoveCalendar, 'armed' | 'dropped'> | Omit<ReinstateCandidate, 'deadlines'>;

const names: ReadonlySet<string> = new Set<NewDatesRequest['type']>([
  'ExtendDeadline',
  'MoveCalendar',
  'ReinstateCandidate',
]);

export function isNewDates(request: { readonly type: string }): request is NewDatesRequest {
  return names.has(request.type);
}

/** Instants come from the calendars alone: whoever asks for other dates says which, never when exactly. */
export function newDatesPlanning(calendars: Calendars) {
  return (
    request: NewDatesRequest,
    state: Candidacy,
  ): ExtendDeadline | MoveCalendar | ReinstateCandidate | CandidacyRefusal => {
    if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
    switch (request.type) {
      case 'ExtendDeadline':
        return extended(request, state, calendars);
      case 'MoveCalendar':
        return moved(request, state, calendars);
      case 'ReinstateCandidate':
        return { ...request, deadlines: plannedFor(openStages(state), state.enrolment.calendar, calendars) };
      default:
        return assertNever(request);
    }
  };
}

function extended(
  request: Omit<ExtendDeadline, 'armed'>,
  { deadlines, enrolment }: EnrolledCandidacy,
  { zoneData }: Calendars,
): ExtendDeadline | CandidacyRefusal {
  const standing = deadlines[request.deadline];
  if (!standing) return { refused: 'NoDeadlineRunning', deadline: request.deadline };
  const { zone, id, version } = enrolment.calendar;
  const rule = { text: `${request.deadline} +${request.days} d`, zone, zoneData, calendar: `${id}@${version}` };
  return { ...request, armed: { ...armedAgain(daysLater(standing, request.days, zone)), rule } };
}

function moved(
  request: Omit<MoveCalendar, 'armed' | 'dropped'>,
  path: EnrolledCandidacy,
  calendars: Calendars,
): MoveCalendar {
  return { ...request, ...replanned(runningOnDates(path), path.enrolment.calendar, request.calendar, calendars) };
}

/**
 * Of the deadlines that hang on a date, those that the new calendar does not plan fall away, and those that it plans as before go on
 * undisturbed: nobody is reminded a second time because some other date has moved. Those that hang on a fact keep their instants.
 */
export function replanned(
  running: readonly RunningDeadline[],
  from: CohortCalendar,
  to: CohortCalendar,
  calendars: Calendars,
): Pick<MoveCalendar, 'armed' | 'dropped'> {
  const stages = running.map(({ stage }) => stage);
  const before = new Map(plannedFor(stages, from, calendars).map((planned) => [planned.deadline, planned]));
  const after = plannedFor(stages, to, calendars);
  const armed = after.flatMap((planned) => {
    const was = before.get(planned.deadline);
    if (was && fallsAlike(was, planned)) return [];
    const standing = running.find(({ deadline }) => deadline === planned.deadline);
    const granted = was && standing ? civilDaysBetween(was.due, standing.due, to.zone) : 0;
    return [granted > 0 ? later(planned, granted, to.zone) : planned];
  });
  const codes = new Set(after.map(({ deadline }) => deadline));
  return { armed, dropped: running.map(({ deadline }) => deadline).filter((deadline) => !codes.has(deadline)) };
}

function fallsAlike(left: ArmedDeadline, right: ArmedDeadline): boolean {
  const instants = ({ due, ladder }: ArmedDeadline): string =>
    [due, ...ladder.map(({ step, plannedAt }) => `${step} ${plannedAt}`)].join();
  return instants(left) === instants(right);
}

/** Days that were granted to one candidate alone stay theirs when the calendar of all moves. */
function later(planned: ArmedDeadline, days: number, zone: string): ArmedDeadline {
  const rule = { ...planned.rule, text: `${planned.rule.text}, +${days} d` };
  return { ...daysLater(planned, days, zone), rule };
}

function plannedFor(
  stages: readonly string[],
  cohort: MoveCalendar['calendar'],
  calendars: Calendars,
): readonly ArmedDeadline[] {
  const calendar = calendars.find(cohort.id, cohort.version);
  return stages.flatMap((stage) => (calendar && armDeadline(calendar, cohort, stage, calendars.zoneData)) ?? []);
}

function openStages({ stages }: EnrolledCandidacy): readonly string[] {
  return Object.values(stages)
    .filter(({ status }) => status === 'open')
    .map(({ stage }) => stage);
}

function armedAgain({ deadline, stage, due, holdable, clearedBy, about, ladder }: Deadline) {
  const steps = ladder.map(({ step, kind, to, plannedAt, gapMinutes }) => ({ step, kind, to, plannedAt, gapMinutes }));
  return { deadline, stage, due, holdable, clearedBy, ...(about !== null && { about }), ladder: steps };
}
