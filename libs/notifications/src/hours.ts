import { civilOf, holidayRegions, instantAt, isWorkingDay } from '@parchemin/calendars';
import { millisOf, type Instant } from '@parchemin/kernel';
import { z } from 'zod';
import type { Urgency } from './notices.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);

/** Whose clock and whose public holidays count. */
export const Place = z.strictObject({ zone: z.string(), region: z.enum(holidayRegions) });
export type Place = z.infer<typeof Place>;

/** From an evening to the next morning; null where every hour will do. */
const Quiet = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => to < from, 'quiet hours begin in the evening and end in the morning')
  .nullable();
const Delivery = z.strictObject({ quiet: Quiet, workingDaysOnly: z.boolean() });

/** When people may be disturbed: data of the certifier, like a calendar. */
export const Hours = z.strictObject({
  note: z.string(),
  places: z.strictObject({ certifier: Place, schools: z.record(z.string(), Place) }),
  daily: Delivery.extend({ digestAt: time }),
  prompt: Delivery,
  /** What is met later than this after it happened is shown in the console, and no longer sent. */
  tooOldDays: z.int().positive(),
});
export type Hours = z.infer<typeof Hours>;

/** That of the school somebody works for; a school without a line keeps the certifier's hours. */
export function placeOf({ places }: Hours, school: string | null): Place {
  return (school !== null && places.schools[school]) || places.certifier;
}

/** When a notice that is made now should leave: with the next digest, or at the first hour that is open. */
export function leavesAt(hours: Hours, urgency: Urgency, place: Place, now: Instant): Instant {
  return urgency === 'daily' ? nextDigest(hours, place, now) : opensAt(hours, urgency, place, now);
}

/** The first instant from now on at which people may be disturbed: now itself, when it is one. */
export function opensAt(hours: Hours, urgency: Urgency, place: Place, now: Instant): Instant {
  const { quiet, workingDaysOnly } = hours[urgency];
  for (const day of daysFrom(now, place, workingDaysOnly)) {
    const opens = instantAt(day, quiet?.to ?? midnight, place.zone);
    const closes = quiet
      ? instantAt(day, quiet.from, place.zone)
      : instantAt(day.add({ days: 1 }), midnight, place.zone);
    if (millisOf(now) < millisOf(closes)) return millisOf(now) > millisOf(opens) ? now : opens;
  }
  throw new Error(`no open hour within ${daysLookedAt} days of ${now}`);
}

/** The next one, never the one of this very instant: what is made while a digest leaves waits for the following. */
export function nextDigest(hours: Hours, place: Place, now: Instant): Instant {
  const { digestAt, workingDaysOnly } = hours.daily;
  for (const day of daysFrom(now, place, workingDaysOnly)) {
    const at = instantAt(day, digestAt, place.zone);
    if (millisOf(at) > millisOf(now)) return opensAt(hours, 'daily', place, at);
  }
  throw new Error(`no digest within ${daysLookedAt} days of ${now}`);
}

/** The date of that place at this instant, «2026-12-15». */
export function dayOf(instant: Instant, { zone }: Place): string {
  return civilOf(instant, zone).day.toString();
}

const midnight = '00:00:00';
/** Longer than any row of days on which nobody works. */
const daysLookedAt = 30;

function daysFrom(now: Instant, { zone, region }: Place, workingDaysOnly: boolean) {
  const { day: today } = civilOf(now, zone);
  const days = Array.from({ length: daysLookedAt }, (_, later) => today.add({ days: later }));
  return workingDaysOnly ? days.filter((day) => isWorkingDay(day, region)) : days;
}
