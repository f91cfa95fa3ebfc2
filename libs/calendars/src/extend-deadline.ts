import type { Instant } from '@parchemin/kernel';
import type { ArmedDeadline } from './arm-deadline.js';
import { civilOf, instantAt } from './civil-time.js';

type Dated = Pick<ArmedDeadline, 'due'> & { readonly ladder: readonly { readonly plannedAt: Instant }[] };

/** Every instant that many civil days later, at the same hour on the wall, across any clock change. */
export function daysLater<Deadline extends Dated>(deadline: Deadline, days: number, zone: string): Deadline {
  const later = (instant: Instant): Instant => {
    const { day, time } = civilOf(instant, zone);
    return instantAt(day.add({ days }), time, zone);
  };
  const ladder = deadline.ladder.map((rung) => ({ ...rung, plannedAt: later(rung.plannedAt) }));
  return { ...deadline, due: later(deadline.due), ladder };
}

/** How many civil days lie between two instants on the calendar of that zone. */
export function civilDaysBetween(from: Instant, to: Instant, zone: string): number {
  return civilOf(from, zone).day.until(civilOf(to, zone).day, { largestUnit: 'day' }).days;
}
