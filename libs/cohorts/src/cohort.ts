import type { Asked, Decider, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { acts as allowed } from './allowed.js';
import { noAnswers, reachActs, reachFacts, type ReachCommand, type ReachEvent, type ReachPart } from './reach.js';
import type { CohortRefusal } from './refusals.js';

/** The candidacies of one scheme and calendar, across schools: which calendar is theirs, and since which fact. */
export function cohortStream(id: string): string {
  return `${cohortStreams[0]}${id}`;
}

export const cohortStreams = ['cohort-'] as const;

/** The cohort that a stream tells of. */
export function cohortOf({ stream }: { readonly stream: string }): string {
  const [prefix] = cohortStreams;
  if (!stream.startsWith(prefix)) throw new Error(`${stream} is not a cohort's stream`);
  return stream.slice(prefix.length);
}

export interface PlannedCalendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  /** The cohort's own civil dates, by name. */
  readonly dates: Readonly<Record<string, string>>;
  readonly region?: string;
}

/** The write path has looked at the dates: all that the calendar needs are there, none that it does not know. */
export type PlanCohort = {
  readonly type: 'PlanCohort';
  readonly scheme: string;
  readonly calendar: PlannedCalendar;
  readonly reason: string;
};
export type MoveCohort = {
  readonly type: 'MoveCohort';
  readonly calendar: PlannedCalendar;
  readonly reason: string;
};
export type CohortCommand = PlanCohort | MoveCohort | ReachCommand;

// Stored for ever.
export type CohortPlanned = DomainEvent<
  'CohortPlanned',
  {
    readonly scheme: string;
    readonly calendar: PlannedCalendar;
    readonly reason: string;
    readonly plannedBy: string;
    readonly plannedAt: Instant;
  }
>;
export type CohortCalendarMoved = DomainEvent<
  'CohortCalendarMoved',
  {
    readonly calendar: PlannedCalendar;
    readonly dates: readonly MovedDate[];
    readonly reason: string;
    readonly movedBy: string;
    readonly movedAt: Instant;
  }
>;
export type CohortEvent = CohortPlanned | CohortCalendarMoved | ReachEvent;

export interface MovedDate {
  readonly date: string;
  readonly from: string | null;
  readonly to: string;
}

export type Cohort = { readonly status: 'absent' } | PlannedCohort;

export interface PlannedCohort extends ReachPart {
  readonly status: 'planned';
  readonly scheme: string;
  readonly calendar: PlannedCalendar;
  /** The revision of the fact that gave this calendar. A member whose calendar bears a lower one is behind. */
  readonly version: number;
  readonly given: { readonly reason: string; readonly by: string; readonly at: Instant };
}

export const cohort: Decider<CohortCommand, CohortEvent, Cohort, CohortRefusal> = {
  initial: { status: 'absent' },
  decide(command, state) {
    if (!allowed[command.type].some((role) => role === command.by.role)) {
      return { refused: 'NotYourAct', act: command.type, role: command.by.role };
    }
    if (command.type === 'PlanCohort') return decidePlan(command, state);
    if (state.status === 'absent') return { refused: 'CohortNotPlanned' };
    if (command.type === 'MoveCohort') return decideMove(command, state);
    return (reachActs[command.type] as Decide)(command, state);
  },
  evolve(state, event, revision) {
    if (event.type === 'CohortPlanned') return withPlanned(event, revision);
    if (state.status === 'absent') throw new Error(`${event.type} comes before any plan`);
    if (event.type === 'CohortCalendarMoved') return withMoved(state, event, revision);
    return (reachFacts[event.type] as Evolve)(state, event);
  },
};

function decidePlan(command: Asked<PlanCohort>, state: Cohort): Decision<CohortPlanned, CohortRefusal> {
  const { scheme, calendar, reason, by, at } = command;
  if (state.status !== 'absent') {
    return { refused: 'CohortAlreadyPlanned', calendar: `${state.calendar.id}@${state.calendar.version}` };
  }
  return [{ type: 'CohortPlanned', data: { scheme, calendar, reason, plannedBy: by.id, plannedAt: at } }];
}

function decideMove(
  { calendar, reason, by, at }: Asked<MoveCohort>,
  { calendar: standing }: PlannedCohort,
): Decision<CohortCalendarMoved, CohortRefusal> {
  const dates = movedDates(standing.dates, calendar.dates);
  if (dates.length === 0) return { refused: 'CohortDatesUnchanged' };
  return [{ type: 'CohortCalendarMoved', data: { calendar, dates, reason, movedBy: by.id, movedAt: at } }];
}

export function movedDates(from: PlannedCalendar['dates'], to: PlannedCalendar['dates']): readonly MovedDate[] {
  return Object.entries(to)
    .filter(([date, day]) => from[date] !== day)
    .map(([date, day]) => ({ date, from: from[date] ?? null, to: day }));
}

function withPlanned({ data }: CohortPlanned, revision: number): PlannedCohort {
  const { scheme, calendar, reason, plannedBy, plannedAt } = data;
  const given = { reason, by: plannedBy, at: plannedAt };
  return { status: 'planned', scheme, calendar, version: revision, given, ...noAnswers };
}

/** Whoever refused the calendar before may well take this one. */
function withMoved(state: PlannedCohort, { data }: CohortCalendarMoved, revision: number): PlannedCohort {
  const { calendar, reason, movedBy, movedAt } = data;
  return { ...state, calendar, version: revision, given: { reason, by: movedBy, at: movedAt }, ...noAnswers };
}

type Decide = (command: Asked<ReachCommand>, state: PlannedCohort) => Decision<ReachEvent, CohortRefusal>;
type Evolve = (state: PlannedCohort, event: ReachEvent) => PlannedCohort;
