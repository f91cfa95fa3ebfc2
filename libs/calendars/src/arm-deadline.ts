import type { Instant, Role } from '@parchemin/kernel';
import { Temporal } from 'temporal-polyfill';
import type { Calendar, DateDue, FactDue, PlannedDeadline } from './calendar.js';
import { civilOf, dayOf, instantAt, type CivilRule } from './civil-time.js';
import { regionOfCohort, type CohortDates } from './cohort-dates.js';
import { ladderOf } from './ladder.js';
import { holidayData, type HolidayRegion } from './public-holidays.js';

/** The shape of the fact that arms a deadline, computed here so that the domain never meets a civil date. */
export interface ArmedDeadline {
  readonly deadline: string;
  readonly stage: string;
  readonly due: Instant;
  readonly rule: { readonly text: string; readonly zone: string; readonly zoneData: string; readonly calendar: string };
  readonly ladder: readonly {
    readonly step: string;
    readonly kind: 'reminder' | 'escalation' | 'substitution' | 'task';
    readonly to: Role;
    readonly plannedAt: Instant;
    readonly gapMinutes: number;
  }[];
  readonly holdable: boolean;
  readonly clearedBy: readonly string[];
}

export interface CausingFact {
  readonly type: string;
  readonly at: Instant;
  /** What the fact says; some deadlines follow it only if a field holds something. */
  readonly data?: object;
}

/** Null when the calendar has no deadline for the stage, or the cohort lacks the date it hangs on. */
export function armDeadline(
  calendar: Calendar,
  cohort: CohortDates,
  stage: string,
  zoneData: string,
): ArmedDeadline | null {
  const planned = calendar.deadlines.filter(hangsOnDate).find((deadline) => deadline.stage === stage);
  const date = planned && cohort.dates[planned.due.date];
  if (!planned || date === undefined) return null;
  return sharedBy(calendar, [stage, date, cohort.zone, cohort.region, zoneData].join(' '), () => {
    const anchor = { text: `${planned.due.date} ${date}`, day: Temporal.PlainDate.from(date), time: planned.due.at };
    return arm(planned, anchor, { calendar, cohort, zoneData });
  });
}

/** Whatever hangs on a fact of this type, counted from the instant of the fact and never from when somebody noticed. */
export function armAfter(
  calendar: Calendar,
  cohort: CohortDates,
  fact: CausingFact,
  zoneData: string,
): readonly ArmedDeadline[] {
  const { day, time } = civilOf(fact.at, cohort.zone);
  const caused = calendar.deadlines.filter(hangsOnFact).filter(({ due }) => follows(due, fact));
  return caused.map((planned) => {
    const anchor = { text: `${fact.type} ${fact.at}`, day, time: planned.due.at ?? time };
    return arm(planned, anchor, { calendar, cohort, zoneData });
  });
}

function follows({ after, given, unless }: FactDue, { type, data = {} }: CausingFact): boolean {
  if (after !== type) return false;
  return (given === undefined || holds(data, given)) && (unless === undefined || !holds(data, unless));
}

function holds(data: object, field: string): boolean {
  const held: unknown = Object.entries(data).find(([name]) => name === field)?.[1];
  return Array.isArray(held) ? held.length > 0 : Boolean(held);
}

export function hangsOnDate(planned: PlannedDeadline): planned is PlannedDeadline & { readonly due: DateDue } {
  return 'date' in planned.due;
}

export function hangsOnFact(planned: PlannedDeadline): planned is PlannedDeadline & { readonly due: FactDue } {
  return 'after' in planned.due;
}

const shared = new WeakMap<Calendar, Map<string, ArmedDeadline>>();

/** All candidates of a cohort have the same deadlines: reckoning with zones is slow enough to be done once for them. */
function sharedBy(calendar: Calendar, key: string, reckon: () => ArmedDeadline): ArmedDeadline {
  const known = shared.get(calendar) ?? new Map<string, ArmedDeadline>();
  const found = known.get(key) ?? reckon();
  // Some hundred cohorts at a time: beyond, beginning again is cheaper than choosing.
  if (known.size >= SHARED_AT_MOST) known.clear();
  shared.set(calendar, known.set(key, found));
  return found;
}

const SHARED_AT_MOST = 2_000;

interface Anchor {
  readonly text: string;
  readonly day: Temporal.PlainDate;
  readonly time: string;
}

interface Setting {
  readonly calendar: Calendar;
  readonly cohort: CohortDates;
  readonly zoneData: string;
}

/** The ladder stands on the due day, after it has rolled. */
function arm(planned: PlannedDeadline, anchor: Anchor, { calendar, cohort, zoneData }: Setting): ArmedDeadline {
  const { deadline, stage, due, holdable, clearedBy } = planned;
  const region = regionOfCohort(cohort);
  const day = dayOf(anchor.day, due, region);
  const ladder = ladderOf(calendar, planned).map(({ step, kind, to, gapMinutes, at, ...offset }) => {
    return { step, kind, to, plannedAt: instantAt(dayOf(day, offset, region), at, cohort.zone), gapMinutes };
  });
  return {
    deadline,
    stage,
    due: instantAt(day, anchor.time, cohort.zone),
    rule: {
      text: [anchor.text, offsetText(due, region), anchor.time, ...(due.roll ? [due.roll] : [])].join(', '),
      zone: cohort.zone,
      zoneData,
      calendar: `${calendar.id}@${calendar.version}`,
    },
    ladder,
    holdable,
    clearedBy,
  };
}

function offsetText(rule: CivilRule, region: HolidayRegion): string {
  const signed = (count: number): string => `${count >= 0 ? '+' : ''}${count}`;
  const holidays = `${region} ${holidayData}`;
  if ('offsetWorkingDays' in rule) return `${signed(rule.offsetWorkingDays)} wd (${holidays})`;
  const rolled = rule.roll ? ` (${holidays})` : '';
  if ('offsetDays' in rule) return `${signed(rule.offsetDays)} d${rolled}`;
  return `${signed(rule.offsetMonths)} m${rule.monthEnd ? ' end' : ''}${rolled}`;
}
