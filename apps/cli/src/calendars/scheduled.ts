import {
  armAfter,
  armDeadline,
  hangsOnDate,
  hangsOnFact,
  holidayData,
  isSetting,
  ladderOf,
  localTime,
  regionOfCohort,
  type ArmedDeadline,
  type Calendar,
  type CausingFact,
  type CohortDates,
  type PlannedDeadline,
} from '@parchemin/calendars';
import type { Instant } from '@parchemin/kernel';
import type { Certification } from '@parchemin/schemes';

export interface Moment {
  readonly local: string;
  readonly zone: string;
  readonly instant: Instant;
}

/** What `schedule --json` answers; scripts rely on it. */
export type Schedule = ReturnType<typeof scheduleOf>;
export type ScheduledDeadline = ReturnType<typeof scheduled>;

interface Asked {
  readonly scheme: Certification;
  readonly calendar: Calendar;
  readonly zoneData: string;
  /** The dates that were given: the others are suggested. */
  readonly given: CohortDates['dates'];
  readonly cohort: CohortDates;
  readonly facts: readonly CausingFact[];
}

export function scheduleOf(asked: Asked) {
  const { scheme, calendar, zoneData, given, cohort } = asked;
  return {
    scheme: scheme.id,
    version: scheme.version,
    title: scheme.title,
    calendar: { id: calendar.id, version: calendar.version, note: calendar.note },
    zone: cohort.zone,
    zoneData,
    holidays: { region: regionOfCohort(cohort), version: holidayData },
    dates: calendar.dates.map(({ date, label }) => {
      return { date, label, on: cohort.dates[date] ?? null, suggested: given[date] === undefined };
    }),
    deadlines: [...onDates(asked), ...afterFacts(asked)],
  };
}

function onDates(asked: Asked): readonly ScheduledDeadline[] {
  const { scheme, calendar, cohort, zoneData } = asked;
  const stages = new Set(scheme.stages.map(({ code }) => code));
  const hung = calendar.deadlines.filter(hangsOnDate).filter(({ stage }) => stages.has(stage));
  return hung
    .map((planned) => scheduled(planned, armDeadline(calendar, cohort, planned.stage, zoneData), null, asked))
    .sort((one, other) => ((one.due?.instant ?? '') < (other.due?.instant ?? '') ? -1 : 1));
}

/** Once for each fact that was supposed, else as a rule without instants. */
function afterFacts(asked: Asked): readonly ScheduledDeadline[] {
  const { calendar, cohort, facts, zoneData } = asked;
  const armed = facts.flatMap((fact) =>
    armAfter(calendar, cohort, fact, zoneData).map((deadline) => ({ fact, deadline })),
  );
  return calendar.deadlines.filter(hangsOnFact).flatMap((planned) => {
    const supposed = armed.filter(({ deadline }) => deadline.deadline === planned.deadline);
    if (supposed.length === 0) return [scheduled(planned, null, null, asked)];
    return supposed.map(({ fact, deadline }) => scheduled(planned, deadline, fact, asked));
  });
}

function scheduled(planned: PlannedDeadline, armed: ArmedDeadline | null, fact: CausingFact | null, asked: Asked) {
  const { deadline, label = deadline, stage, due, source, legalBasis, note, awaits, holdable, clearedBy } = planned;
  const { zone } = asked.cohort;
  const moment = (instant: Instant): Moment => ({ local: localTime(instant, zone), zone, instant });
  return {
    deadline,
    label,
    stage,
    title: asked.scheme.stages.find(({ code }) => code === stage)?.title ?? null,
    rule: due,
    source,
    legalBasis,
    notInDocument: source === null,
    toRatify: isSetting(planned),
    note: note ?? null,
    awaits,
    holdable,
    clearedBy,
    fact: fact && { type: fact.type, at: fact.at },
    due: armed && moment(armed.due),
    ladder: ladderOf(asked.calendar, planned).map(({ step, kind, to, gapMinutes, ...rule }, at) => {
      const planned = armed?.ladder[at]?.plannedAt;
      return { step, kind, to, gapMinutes, rule, at: planned === undefined ? null : moment(planned) };
    }),
  };
}
