import type { Temporal } from 'temporal-polyfill';
import { isPublicHoliday, type HolidayRegion } from './public-holidays.js';

export type Roll = 'next-working-day' | 'previous-working-day';

/** «Jour ouvré»: Monday to Friday, but for the public holidays of the place. */
export function isWorkingDay(day: Temporal.PlainDate, region: HolidayRegion): boolean {
  return day.dayOfWeek <= FRIDAY && !isPublicHoliday(day, region);
}

const FRIDAY = 5;

/** The first working day after this one is one away, whether or not this one is worked; none away is the day itself. */
export function addWorkingDays(day: Temporal.PlainDate, count: number, region: HolidayRegion): Temporal.PlainDate {
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) reached = workingDayFrom(reached, Math.sign(count), region);
  return reached;
}

/** A day that is not worked gives way to its nearest working neighbour on the side that is asked. */
export function roll(day: Temporal.PlainDate, to: Roll | undefined, region: HolidayRegion): Temporal.PlainDate {
  if (to === undefined || isWorkingDay(day, region)) return day;
  return workingDayFrom(day, to === 'next-working-day' ? 1 : -1, region);
}

function workingDayFrom(day: Temporal.PlainDate, direction: number, region: HolidayRegion): Temporal.PlainDate {
  let reached = day;
  do reached = reached.add({ days: direction });
  while (!isWorkingDay(reached, region));
  return reached;
}
