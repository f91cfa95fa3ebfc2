import { armDeadline, daysLater, type ArmedDeadline, type Calendars } from '@parchemin/calendars';
import type {
  Candidacy,
  CandidacyRefusal,
  Deadline,
  EnrolledCandidacy,
  ExtendDeadline,
  MoveCalendar,
  ReinstateCandidate,
} from '@parchemin/candidacy';
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

/** Deadlines that hang on a fact keep their instants; of the others, those that the new calendar does not plan fall away. */
function moved(
  request: Omit<MoveCalendar, 'armed' | 'dropped'>,
  { deadlines }: EnrolledCandidacy,
  calendars: Calendars,
): MoveCalendar {
  const running = Object.values(deadlines).filter(
    ({ status, clearedBy }) => status === 'armed' && clearedBy.length === 0,
  );
  const armed = plannedFor(
    running.map(({ stage }) => stage),
    request.calendar,
    calendars,
  );
  const planned = new Set(armed.map(({ deadline }) => deadline));
  const dropped = running.map(({ deadline }) => deadline).filter((deadline) => !planned.has(deadline));
  return { ...request, armed, dropped };
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
