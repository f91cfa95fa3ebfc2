import { isInstant, type Instant } from '@parchemin/kernel';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, roll, type Roll } from './working-days.js';
import type { HolidayRegion } from './public-holidays.js';

export type Offset =
  | { readonly offsetDays: number }
  | { readonly offsetWorkingDays: number }
  | { readonly offsetMonths: number; readonly monthEnd?: boolean | undefined };

export type CivilRule = Offset & { readonly roll?: Roll | undefined };

/**
 * A month ends on the day of the same number, or on the last one when the month is too short (code de procédure civile,
 * article 641). Rolling comes last.
 */
export function dayOf(from: Temporal.PlainDate, rule: CivilRule, region: HolidayRegion): Temporal.PlainDate {
  return roll(offsetFrom(from, rule, region), rule.roll, region);
}

/** A time that a clock change skips moves forward by as much; of a time that it repeats, the first is meant. */
export function instantAt(day: Temporal.PlainDate, at: string, zone: string): Instant {
  const zoned = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) });
  const text = zoned.toInstant().toString({ fractionalSecondDigits: 3 });
  if (!isInstant(text)) throw new Error(`no instant for ${day.toString()} ${at} in ${zone}`);
  return text;
}

/** The same, some days away from a date. */
export function instantOf(date: string, offsetDays: number, at: string, zone: string): Instant {
  return instantAt(Temporal.PlainDate.from(date).add({ days: offsetDays }), at, zone);
}

/** The date on the calendar of that zone at this instant, «2026-12-15». */
export function civilDayOf(instant: Instant, zone: string): string {
  return civilOf(instant, zone).day.toString();
}

/** What the clocks of that zone show, with how far they are from UTC: «2026-12-15T23:59:59+01:00». */
export function localTime(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toString({ timeZone: zone, smallestUnit: 'second' });
}

export function civilOf(instant: Instant, zone: string): { readonly day: Temporal.PlainDate; readonly time: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { day: zoned.toPlainDate(), time: zoned.toPlainTime().toString({ fractionalSecondDigits: 3 }) };
}

function offsetFrom(from: Temporal.PlainDate, rule: Offset, region: HolidayRegion): Temporal.PlainDate {
  if ('offsetDays' in rule) return from.add({ days: rule.offsetDays });
  if ('offsetWorkingDays' in rule) return addWorkingDays(from, rule.offsetWorkingDays, region);
  const reached = from.add({ months: rule.offsetMonths });
  return rule.monthEnd ? reached.with({ day: reached.daysInMonth }) : reached;
}
