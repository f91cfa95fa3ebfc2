import { ladderOf } from './ladder.js';
import type { Calendar, PlannedDeadline, Rung } from './calendar.js';

export interface CalendarFault {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What the shape of a calendar cannot say. All at once, so that one look is enough to mend it. */
export function calendarFaults(calendar: Calendar): readonly CalendarFault[] {
  return [
    ...repeated(calendar.dates, ({ date }) => date, ['dates'], 'this date is declared twice'),
    ...suggestionFaults(calendar),
    ...repeated(calendar.deadlines, ({ deadline }) => deadline, ['deadlines'], 'this code is taken'),
    ...repeated(
      calendar.deadlines,
      ({ stage, due }) => ('date' in due ? stage : null),
      ['deadlines'],
      'its stage has a deadline already',
    ),
    ...Object.entries(calendar.ladders).flatMap(([name, ladder]) => orderFaults(ladder, ['ladders', name])),
    ...calendar.deadlines.flatMap((planned, at) => deadlineFaults(planned, calendar, ['deadlines', at])),
  ];
}

function suggestionFaults({ dates }: Calendar): CalendarFault[] {
  return dates.flatMap(({ suggested }, at) => {
    const before = dates.slice(0, at).some(({ date }) => date === suggested?.date);
    if (suggested === null || before) return [];
    return [{ path: ['dates', at, 'suggested'], message: `${suggested.date} is not declared above` }];
  });
}

function deadlineFaults(planned: PlannedDeadline, calendar: Calendar, path: CalendarFault['path']): CalendarFault[] {
  const { due, clearedBy, ladder } = planned;
  const faults: CalendarFault[] = [];
  const fault = (part: string, message: string): unknown => faults.push({ path: [...path, part], message });
  if ('date' in due && !calendar.dates.some(({ date }) => date === due.date)) {
    fault('due', `the date ${due.date} is not declared`);
  }
  if ('after' in due && clearedBy.length === 0) fault('clearedBy', 'no stage closes it, and no fact clears it');
  if ('after' in due && due.at === undefined && isSameDay(due)) fault('due', 'a deadline cannot be the fact itself');
  if (typeof ladder === 'string' && !calendar.ladders[ladder]) fault('ladder', `${ladder} is not declared`);
  if (typeof ladder !== 'string') faults.push(...orderFaults(ladder, [...path, 'ladder']));
  return [...faults, ...earlyFaults(ladderOf(calendar, planned), due.at, [...path, 'ladder'])];
}

function isSameDay(due: object): boolean {
  return Object.entries(due).some(([name, value]) => name.startsWith('offset') && value === 0);
}

/** Its order holds whatever the year: rungs rise, and each side of the due day counts one kind of day. */
function orderFaults(ladder: readonly Rung[], path: CalendarFault['path']): CalendarFault[] {
  const steps = repeated(ladder, ({ step }) => step, path, 'this step is already on the ladder');
  const places = ladder.map(placeOf);
  const order = places.flatMap((here, at) => {
    const before = places[at - 1];
    if (!before) return [];
    const mixed = before.side === here.side && before.unit !== here.unit;
    return [
      ...(isBefore(here, before) ? [{ path: [...path, at], message: 'it comes before the step above' }] : []),
      ...(mixed
        ? [{ path: [...path, at], message: 'days and working days are mixed on one side of the due day' }]
        : []),
    ];
  });
  return [...steps, ...order];
}

/** Nobody is escalated, replaced or given a task for what is not late yet. */
function earlyFaults(ladder: readonly Rung[], dueAt: string | undefined, path: CalendarFault['path']): CalendarFault[] {
  return ladder.flatMap((rung, at) => {
    const { offset } = placeOf(rung);
    const early = offset < 0 || (offset === 0 && (dueAt === undefined || rung.at < dueAt));
    if (rung.kind === 'reminder' || !early) return [];
    return [{ path: [...path, at], message: 'only a reminder may come before the deadline' }];
  });
}

function placeOf(rung: Rung) {
  const offset = 'offsetDays' in rung ? rung.offsetDays : rung.offsetWorkingDays;
  return { offset, at: rung.at, unit: 'offsetDays' in rung ? 'days' : 'working days', side: Math.sign(offset) };
}

function isBefore(here: ReturnType<typeof placeOf>, before: ReturnType<typeof placeOf>): boolean {
  return here.offset < before.offset || (here.offset === before.offset && here.at < before.at);
}

function repeated<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | null,
  path: CalendarFault['path'],
  message: string,
): CalendarFault[] {
  const keys = entries.map(keyOf);
  return keys.flatMap((key, at) => (key !== null && keys.indexOf(key) < at ? [{ path: [...path, at], message }] : []));
}
