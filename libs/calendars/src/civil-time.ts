import { isInstant, type Instant } from '@parchemin/kernel';
import { Temporal } from 'temporal-polyfill';

/** A civil date, days away from it, and a time on the wall of that zone, as one instant. A time that a clock change skips moves forward. */
export function instantOf(date: string, offsetDays: number, at: string, zone: string): Instant {
  const day = Temporal.PlainDate.from(date).add({ days: offsetDays });
  const zoned = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) });
  const text = zoned.toInstant().toString({ fractionalSecondDigits: 3 });
  if (!isInstant(text)) throw new Error(`no instant for ${date} ${at} in ${zone}`);
  return text;
}

/** The date on the calendar of that zone at this instant, «2026-12-15». */
export function civilDayOf(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}
