import {
  armDeadline,
  hangsOnDate,
  isHolidayRegion,
  missingDates,
  type Calendar,
  type Calendars,
} from '@parchemin/calendars';
import type {
  Candidacy,
  CandidacyCommand,
  CandidacyRefusal,
  CandidateEnrolled,
  CohortCalendar,
  OpenStage,
} from '@parchemin/candidacy';
import type { Refusal } from '@parchemin/kernel';
import { stagesFor, type Choice, type Scheme, type Schemes } from '@parchemin/schemes';
import { choiceFaults } from './choice-faults.js';
import { deliberationPlanning, isDeliberation, type DeliberationRequest } from './deliberation-plan.js';
import { isNewDates, newDatesPlanning, type NewDatesRequest } from './new-dates-plan.js';
import { passagePlanning, type MoveRequest, type NoPassage } from './scheme-passage.js';
import { pieceOf } from './stage-pieces.js';
import type { DossierInvalid } from './verdicts.js';

type OpenRequest = Pick<OpenStage, 'type' | 'stage'>;
type Completed = OpenRequest | DeliberationRequest | MoveRequest | NewDatesRequest;

/** With the calendar that is meant. What the scheme, the calendar and the rules have to say is added here, never taken from whoever asks. */
export type DatedRequest = Exclude<CandidacyCommand, { readonly type: Completed['type'] }> | Completed;

/** Who joins a cohort that is planned need not say its calendar. */
export type JoinRequest = Undated<Extract<DatedRequest, { readonly type: 'EnrolCandidate' | 'PresentAgain' }>>;
type Undated<R> = R extends R ? Omit<R, 'calendar'> & { readonly calendar?: CohortCalendar | undefined } : never;

/** As it is asked. */
export type CandidacyRequest = Exclude<DatedRequest, { readonly type: JoinRequest['type'] }> | JoinRequest;

type PlanFault =
  | 'SchemeUnknown'
  | 'CalendarUnknown'
  | 'ZoneUnknown'
  | 'RegionUnknown'
  | 'StageUnknown'
  | 'ChoiceInvalid'
  | 'BlockUnknown'
  | 'DateUnknown'
  | 'DateImpossible'
  | 'DateMissing'
  | 'DeadlineNotPlanned';

/** Named after its first fault, and carries all of them, so that one look is enough to mend the request. */
export type PlanRefusal = {
  [Fault in PlanFault]: Refusal<Fault> & {
    readonly faults: readonly { readonly fault: PlanFault; readonly pointer: string; readonly what: string }[];
  };
}[PlanFault];

/** Everything that may be refused before the rules of a candidacy are asked. */
export type RequestRefusal = PlanRefusal | DossierInvalid | NoPassage;

type Plan = Pick<CandidateEnrolled['data'], 'scheme' | 'schemeVersion' | 'calendar' | 'choice'>;

const wholeTitle: Choice = { optional: [], sought: [] };

export function planning(schemes: Schemes, calendars: Calendars) {
  const deliberate = deliberationPlanning(schemes);
  const moveOn = passagePlanning(schemes);
  const redate = newDatesPlanning(calendars);
  const calendarFaults = (calendar: Plan['calendar'], state: Candidacy): PlanRefusal['faults'] =>
    state.status === 'absent' ? [] : enrolmentFaults({ ...state.enrolment, calendar }, schemes, calendars);
  return (request: DatedRequest, state: Candidacy): CandidacyCommand | CandidacyRefusal | RequestRefusal => {
    if (isDeliberation(request)) return deliberate(request, state);
    if (isNewDates(request)) {
      const faults = request.type === 'MoveCalendar' ? calendarFaults(request.calendar, state) : [];
      return refusalOf(faults) ?? redate(request, state);
    }
    if (request.type === 'EnrolCandidate') return refusalOf(enrolmentFaults(request, schemes, calendars)) ?? request;
    if (request.type === 'PresentAgain') return refusalOf(calendarFaults(request.calendar, state)) ?? request;
    if (request.type === 'MoveToSchemeVersion') return moveOn(request, state);
    if (request.type !== 'OpenStage') return request;
    if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
    return withPlan(request.stage, state.enrolment, schemes, calendars);
  };
}

function withPlan(stage: string, plan: Plan, schemes: Schemes, calendars: Calendars): OpenStage | PlanRefusal {
  const { scheme, calendar } = find(plan, schemes, calendars);
  const choice = plan.choice ?? wholeTitle;
  const planned = scheme && stagesFor(scheme, choice).find(({ code }) => code === stage);
  const deadline = calendar && planned && armDeadline(calendar, plan.calendar, stage, calendars.zoneData);
  if (planned && deadline) {
    return {
      type: 'OpenStage',
      stage,
      pieces: planned.pieces.map((piece) => pieceOf(piece, planned, choice)),
      deadline,
    };
  }
  const unknown = unknownParts(plan, scheme, calendar);
  const fault = planned ? ('DeadlineNotPlanned' as const) : ('StageUnknown' as const);
  return refusalOf([...unknown, { fault, pointer: '/stage', what: stage }])!;
}

/** Whatever would block the path later is told now, while somebody is there to mend it. */
function enrolmentFaults(plan: Plan, schemes: Schemes, calendars: Calendars): PlanRefusal['faults'] {
  const { scheme, calendar } = find(plan, schemes, calendars);
  const unknown = unknownParts(plan, scheme, calendar);
  const { zone, region } = plan.calendar;
  if (!isZone(zone)) return [...unknown, { fault: 'ZoneUnknown', pointer: '/calendar/zone', what: zone }];
  if (region !== undefined && !isHolidayRegion(region)) {
    return [...unknown, { fault: 'RegionUnknown', pointer: '/calendar/region', what: region }];
  }
  const stages = calendar && scheme ? stagesFor(scheme, plan.choice ?? wholeTitle).map(({ code }) => code) : [];
  const certification = schemes.certification(plan.scheme, plan.schemeVersion);
  const unclear = certification ? choiceFaults(certification, plan.choice ?? wholeTitle) : [];
  return [...unknown, ...unclear, ...(calendar ? calendarGaps(calendar, plan, stages) : [])];
}

/** The dates that the cohort has still to say, and the stages for which its calendar has no deadline. */
function calendarGaps(
  calendar: Calendar,
  { calendar: cohort }: Plan,
  stages: readonly string[],
): PlanRefusal['faults'] {
  const planned = (stage: string): boolean =>
    calendar.deadlines.some((deadline) => deadline.stage === stage && hangsOnDate(deadline));
  return [
    ...missingDates(calendar, cohort, stages).map(({ date, label }) => {
      return { fault: 'DateMissing' as const, pointer: `/calendar/dates/${date}`, what: label };
    }),
    ...stages
      .filter((stage) => !planned(stage))
      .map((stage) => ({ fault: 'DeadlineNotPlanned' as const, pointer: '/calendar', what: stage })),
  ];
}

function find(plan: Plan, schemes: Schemes, calendars: Calendars) {
  const calendar = calendars.find(plan.calendar.id, plan.calendar.version);
  return {
    scheme: schemes.find(plan.scheme, plan.schemeVersion),
    calendar: calendar?.scheme === plan.scheme ? calendar : undefined,
  };
}

function unknownParts(plan: Plan, scheme: Scheme | undefined, calendar: Calendar | undefined): PlanRefusal['faults'] {
  const versioned = (id: string, version: number): string => `${id}@${version}`;
  const { id, version } = plan.calendar;
  return [
    ...(scheme
      ? []
      : [{ fault: 'SchemeUnknown' as const, pointer: '/scheme', what: versioned(plan.scheme, plan.schemeVersion) }]),
    ...(calendar ? [] : [{ fault: 'CalendarUnknown' as const, pointer: '/calendar', what: versioned(id, version) }]),
  ];
}

export function refusalOf(faults: PlanRefusal['faults']): PlanRefusal | null {
  const [first] = faults;
  return first ? ({ refused: first.fault, faults } as PlanRefusal) : null;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
