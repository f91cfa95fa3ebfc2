import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { calendarsOf, type Calendars } from './calendars.js';

/** Every calendar of the seeds; a document that is given besides goes before one of the same id and version. */
export function loadCalendars(seeds: string, given: readonly unknown[] = []): Calendars {
  const folder = join(seeds, 'calendars');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const documents = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
  return calendarsOf([...given, ...documents], versions.tz ?? 'unknown');
}
