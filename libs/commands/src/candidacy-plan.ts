import { armDeadline, type Calendar, type Calendars } from '@parchemin/calendars';
import type { Candidacy, CandidacyCommand, CandidacyRefusal, CandidateEnrolled, OpenStage } from '@parchemin/candidacy';
import type { Refusal } from '@parchemin/kernel';
import { stagesFor, type Choice, type Scheme, type Schemes } from '@parchemin/schemes';
import { pieceOf } from './stage-pieces.js';

/** As it is asked: opening a stage names the stage alone, and the plan is added here from the scheme and the calendar. */
export type CandidacyRequest = Exclude<CandidacyCommand, OpenStage> | Pick<OpenStage, 'type' | 'stage'>;

type PlanFault = 'SchemeUnknown' | 'CalendarUnknown' | 'ZoneUnknown' | 'StageUnknown' | 'DeadlineNotPlanned';

/** Named after its first fault, and carries all of them, so that one look is enough to mend the request. */
export type PlanRefusal = {
  [Fault in PlanFault]: Refusal<Fault> & {
    readonly faults: readonly { readonly fault: PlanFault; readonly pointer: string; readonly what: string }[];
  };
}[PlanFault];

type Plan = Pick<CandidateEnrolled['data'], 'scheme' | 'schemeVersion' | 'calendar' | 'choice'>;

const wholeTitle: Choice = { optional: [], sought: [] };

export function planning(schemes: Schemes, calendars: Calendars) {
  return (request: CandidacyRequest, state: Candidacy): CandidacyCommand | CandidacyRefusal | PlanRefusal => {
    if (request.type === 'EnrolCandidate') {
      const faults = enrolmentFaults(request, schemes, calendars);
      return refusalOf(faults) ?? request;
    }
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
  if (!isZone(plan.calendar.zone)) {
    return [...unknown, { fault: 'ZoneUnknown', pointer: '/calendar/zone', what: plan.calendar.zone }];
  }
  const stages = calendar && scheme ? stagesFor(scheme, plan.choice ?? wholeTitle) : [];
  const unplanned = stages.filter(({ code }) => !armDeadline(calendar!, plan.calendar, code, calendars.zoneData));
  return [
    ...unknown,
    ...unplanned.map(({ code }) => ({ fault: 'DeadlineNotPlanned' as const, pointer: '/calendar/dates', what: code })),
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

function refusalOf(faults: PlanRefusal['faults']): PlanRefusal | null {
  const [first] = faults;
  return first ? ({ refused: first.fault, faults } as PlanRefusal) : null;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
