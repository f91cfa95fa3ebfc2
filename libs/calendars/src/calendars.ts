import { Calendar } from './calendar.js';
import { ladderOf } from './ladder.js';

export interface Calendars {
  /** The version of the zone data with which instants are computed, kept beside them. */
  readonly zoneData: string;
  find(id: string, version: number): Calendar | undefined;
  all(): readonly Calendar[];
}

/** Each calendar with the deadlines it includes. Of two with one id and version, the first is meant. */
export function calendarsOf(documents: readonly unknown[], zoneData: string): Calendars {
  const written = documents.map((document) => Calendar.parse(document));
  const whole = written.map((calendar) => withIncluded(calendar, written));
  return { zoneData, find: (id, version) => findIn(whole, id, version), all: () => whole };
}

function withIncluded(calendar: Calendar, all: readonly Calendar[]): Calendar {
  const own = new Set(calendar.deadlines.map(({ deadline }) => deadline));
  const included = calendar.includes.flatMap(({ id, version }) => {
    const part = findIn(all, id, version);
    if (!part)
      throw new Error(`calendar ${calendar.id}@${calendar.version} includes ${id}@${version}, which is not there`);
    return part.deadlines.map((planned) => ({ ...planned, ladder: [...ladderOf(part, planned)] }));
  });
  // What a calendar says itself replaces what it includes under the same code.
  return { ...calendar, deadlines: [...calendar.deadlines, ...included.filter(({ deadline }) => !own.has(deadline))] };
}

function findIn(calendars: readonly Calendar[], id: string, version: number): Calendar | undefined {
  return calendars.find((calendar) => calendar.id === id && calendar.version === version);
}
