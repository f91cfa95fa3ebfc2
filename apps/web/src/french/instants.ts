const parisTime = 'Europe/Paris';

/** «21 novembre 2026 à 15:05», in the zone of the record. */
export function instantInFull(instant: string, zone: string = parisTime): string {
  return format(instant, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
}

/** «samedi 21 novembre 2026 à 15:05»: for a due instant, where the day of the week matters. */
export function dueInstant(instant: string, zone: string = parisTime): string {
  return format(instant, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
}

/** «21 nov. 2026, 15:05». */
export function instantInShort(instant: string, zone: string = parisTime): string {
  return format(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
}

/** «21 nov. 2026». */
export function dayInShort(instant: string, zone: string = parisTime): string {
  return format(instant, { dateStyle: 'medium', timeZone: zone });
}

/** «21 novembre 2026». */
export function dayInFull(instant: string, zone: string = parisTime): string {
  return format(instant, { dateStyle: 'long', timeZone: zone });
}

/** A date without an hour is the same day in every zone. */
export function civilDay(date: string): string {
  return dayInFull(`${date}T00:00:00.000Z`, 'UTC');
}

/** «heure de La Réunion», only where the reader could take the hour for that of Paris. */
export function zoneNote(zone: string, instant: string): string | null {
  if (zone === parisTime) return null;
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(instant),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

const dayMillis = 86_400_000;

/** «dans 3 jours», «il y a 2 jours»: an indication beside the exact instant, never in its place. */
export function distance(instant: string, now: number): string {
  const relative = new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto' });
  const millis = Date.parse(instant) - now;
  const days = Math.trunc(millis / dayMillis);
  return days === 0 ? relative.format(Math.trunc(millis / 3_600_000), 'hour') : relative.format(days, 'day');
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('fr-FR', options).format(new Date(instant));
}
