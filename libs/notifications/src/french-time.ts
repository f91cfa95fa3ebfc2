import type { Instant } from '@parchemin/kernel';

/** «mardi 15 décembre 2026 à 23:59», in the zone of the path, which is named where it is not that of Paris. */
export function dueInFull(instant: Instant, zone: string): string {
  const at = format(instant, zone, { dateStyle: 'full', timeStyle: 'short' });
  if (zone === 'Europe/Paris') return at;
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(instant),
  );
  return `${at} (${parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone})`;
}

/** «mardi 15 décembre 2026». */
export function dayInFull(instant: Instant, zone: string): string {
  return format(instant, zone, { dateStyle: 'full' });
}

function format(instant: Instant, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: zone }).format(new Date(instant));
}
