import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.js';
import { isHolidayRegion, regionOf, type HolidayRegion } from './public-holidays.js';
import { roll } from './working-days.js';

export interface CohortDates {
  readonly zone: string;
  readonly dates: Readonly<Record<string, string>>;
  /** Whose public holidays count; the zone's own when absent. */
  readonly region?: string | undefined;
}

export interface MissingDate {
  readonly date: string;
  readonly label: string;
}

/** Every date that these stages hang on and that the cohort does not give, so that one look is enough to complete it. */
export function missingDates(
  calendar: Calendar,
  cohort: CohortDates,
  stages: readonly string[],
): readonly MissingDate[] {
  const needed = calendar.deadlines.flatMap(({ stage, due }) =>
    'date' in due && stages.includes(stage) ? [due.date] : [],
  );
  return calendar.dates
    .filter(({ date }) => needed.includes(date) && cohort.dates[date] === undefined)
    .map(({ date, label }) => ({ date, label }));
}

/** The cohort's own dates, completed with what the calendar suggests from them. */
export function suggestedDates(calendar: Calendar, cohort: CohortDates): Readonly<Record<string, string>> {
  const dates: Record<string, string> = { ...cohort.dates };
  for (const { date, suggested } of calendar.dates) {
    const from = suggested ? dates[suggested.date] : undefined;
    if (dates[date] !== undefined || !suggested || from === undefined) continue;
    const day = Temporal.PlainDate.from(from).add({ days: suggested.offsetDays });
    dates[date] = roll(day, 'next-working-day', regionOfCohort(cohort)).toString();
  }
  return dates;
}

/** «2027-02-30» looks like a date and is none. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** The border refuses a region that nobody knows, so that meeting one here is a bug. */
export function regionOfCohort({ zone, region }: CohortDates): HolidayRegion {
  if (region === undefined) return regionOf(zone);
  if (!isHolidayRegion(region)) throw new Error(`no public holidays are known for ${region}`);
  return region;
}
