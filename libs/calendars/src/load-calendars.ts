import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { calendarsOf, type Calendars } from './calendar.js';

export function loadCalendars(seeds: string): Calendars {
  const folder = join(seeds, 'calendars');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const documents = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
  return calendarsOf(documents, versions.tz ?? 'unknown');
}
