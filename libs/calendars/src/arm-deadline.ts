import type { Instant, Role } from '@parchemin/kernel';
import type { Calendar } from './calendar.js';
import { instantOf } from './civil-time.js';

export interface CohortDates {
  readonly zone: string;
  readonly dates: Readonly<Record<string, string>>;
}

/** The shape of the candidacy's `DeadlineArmed`, computed here so that the domain never meets a civil date. */
export interface ArmedDeadline {
  readonly deadline: string;
  readonly stage: string;
  readonly due: Instant;
  readonly rule: { readonly text: string; readonly zone: string; readonly zoneData: string; readonly calendar: string };
  readonly ladder: readonly {
    readonly step: string;
    readonly kind: 'reminder' | 'escalation';
    readonly to: Role;
    readonly plannedAt: Instant;
    readonly gapMinutes: number;
  }[];
}

/** Null when the calendar has no deadline for the stage, or the cohort lacks the date it hangs on. */
export function armDeadline(
  calendar: Calendar,
  cohort: CohortDates,
  stage: string,
  zoneData: string,
): ArmedDeadline | null {
  const planned = calendar.deadlines.find((deadline) => deadline.stage === stage);
  const anchor = planned && cohort.dates[planned.due.date];
  if (!planned || anchor === undefined) return null;
  const { due } = planned;
  return {
    deadline: planned.deadline,
    stage,
    due: instantOf(anchor, due.offsetDays, due.at, cohort.zone),
    rule: {
      text: `${due.date} ${anchor}, ${due.offsetDays >= 0 ? '+' : ''}${due.offsetDays} d, ${due.at}`,
      zone: cohort.zone,
      zoneData,
      calendar: `${calendar.id}@${calendar.version}`,
    },
    ladder: planned.ladder.map(({ step, kind, to, offsetDays, at, gapMinutes }) => {
      return { step, kind, to, plannedAt: instantOf(anchor, due.offsetDays + offsetDays, at, cohort.zone), gapMinutes };
    }),
  };
}
