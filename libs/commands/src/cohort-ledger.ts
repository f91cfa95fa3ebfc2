import { isCivilDate, isHolidayRegion, missingDates, type Calendars } from '@parchemin/calendars';
import { cohort, cohortStream } from '@parchemin/cohorts';
import type {
  Cohort,
  CohortCommand,
  CohortEvent,
  CohortRefusal,
  MoveCohort,
  PlanCohort,
  PlannedCalendar,
} from '@parchemin/cohorts';
import type { EventStore } from '@parchemin/event-store';
import { isZone, refusalOf, type PlanRefusal } from './candidacy-plan.js';
import { Ledger, type Asking, type LedgerBounds } from './ledger.js';
import type { LedgerRefusal, Loaded, Recorded, TooBusy } from './ledger-answers.js';

type PlanRequest = Omit<PlanCohort, 'scheme'>;
/** The dates that move, by name; the others stay. */
type MoveRequest = Omit<MoveCohort, 'calendar'> & { readonly dates: Readonly<Record<string, string>> };

/** As it is asked: which scheme a calendar belongs to, and what the whole of it looks like once dates have moved, is not the asker's to say. */
export type CohortRequest = Exclude<CohortCommand, PlanCohort | MoveCohort> | PlanRequest | MoveRequest;

export type CohortRefused = CohortRefusal | PlanRefusal | LedgerRefusal;
export type CohortAnswer = Recorded<CohortEvent> | CohortRefused;

/** Every command on a cohort, a person's or a process's, passes here. */
export interface CohortLedger {
  execute(id: string, request: CohortRequest, asking: Asking): Promise<CohortAnswer>;
  /** The state at the head of the stream. */
  load(id: string): Promise<Loaded<Cohort> | TooBusy>;
}

export interface CohortParts {
  readonly store: EventStore;
  readonly calendars: Calendars;
}

export function cohortLedger({ store, calendars }: CohortParts, bounds?: LedgerBounds): CohortLedger {
  return new Ledger<CohortRequest, CohortCommand, CohortEvent, Cohort, CohortRefusal | PlanRefusal>(
    store,
    {
      decider: cohort,
      streamOf: cohortStream,
      prepare: (request, state) => completed(request, state, calendars),
      schemeVersionOf: () => null,
      schemaVersionOf: () => 1,
    },
    bounds,
  );
}

/** The calendar as it would stand, or everything that stands against it. Asked before a move, it is what the move would give. */
export function movedCalendar(
  state: Cohort,
  dates: MoveRequest['dates'],
  calendars: Calendars,
): PlannedCalendar | CohortRefusal | PlanRefusal {
  if (state.status === 'absent') return { refused: 'CohortNotPlanned' };
  const calendar = { ...state.calendar, dates: { ...state.calendar.dates, ...dates } };
  return refusalOf(calendarFaults(calendar, calendars, '/dates')) ?? calendar;
}

function completed(
  request: CohortRequest,
  state: Cohort,
  calendars: Calendars,
): CohortCommand | CohortRefusal | PlanRefusal {
  if (request.type === 'PlanCohort') {
    const { calendar } = request;
    const refused = refusalOf(calendarFaults(calendar, calendars, '/calendar/dates'));
    const scheme = calendars.find(calendar.id, calendar.version)?.scheme;
    return refused ?? { ...request, scheme: scheme! };
  }
  if (request.type !== 'MoveCohort') return request;
  const calendar = movedCalendar(state, request.dates, calendars);
  return 'refused' in calendar ? calendar : { type: 'MoveCohort', calendar, reason: request.reason };
}

/** All of them at once: dates that the calendar does not know, that no year has, or that are still to be said. */
function calendarFaults(asked: PlannedCalendar, calendars: Calendars, pointer: string): PlanRefusal['faults'] {
  const { id, version, zone, region, dates } = asked;
  const calendar = calendars.find(id, version);
  if (!calendar || calendar.scheme === null) {
    return [{ fault: 'CalendarUnknown', pointer: '/calendar', what: `${id}@${version}` }];
  }
  if (!isZone(zone)) return [{ fault: 'ZoneUnknown', pointer: '/calendar/zone', what: zone }];
  if (region !== undefined && !isHolidayRegion(region)) {
    return [{ fault: 'RegionUnknown', pointer: '/calendar/region', what: region }];
  }
  const stages = calendar.deadlines.map(({ stage }) => stage);
  const known = new Set(calendar.dates.map(({ date }) => date));
  const names = Object.keys(dates);
  const at = (date: string): string => `${pointer}/${date}`;
  return [
    ...names
      .filter((date) => !known.has(date))
      .map((date) => ({ fault: 'DateUnknown' as const, pointer: at(date), what: date })),
    ...names
      .filter((date) => !isCivilDate(dates[date]!))
      .map((date) => ({ fault: 'DateImpossible' as const, pointer: at(date), what: dates[date]! })),
    ...missingDates(calendar, asked, stages).map(({ date, label }) => {
      return { fault: 'DateMissing' as const, pointer: at(date), what: label };
    }),
  ];
}
