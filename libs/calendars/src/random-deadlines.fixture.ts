import { instantFromMillis } from '@parchemin/kernel';
import { armAfter, armDeadline, type ArmedDeadline } from './arm-deadline.js';
import { Calendar } from './calendar.js';
import { oracleChanges, oracleClock, oracleInstant, type OracleRule } from './oracle.fixture.js';
import { holidayRegions } from './public-holidays.js';

export interface Drawn {
  readonly armed: ArmedDeadline;
  /** What it hangs on, and the time of day it falls at. */
  readonly from: { readonly date: string; readonly time: string };
  readonly due: OracleRule;
  readonly rungs: readonly (OracleRule & { readonly at: string })[];
  readonly zone: string;
  readonly region: string;
}

/** Deadlines by seeded chance, from 2026 to 2036: in France's zones and in all others, often on a day when clocks change. */
export function randomDeadlines(seed: number): () => Drawn {
  const random = seeded(seed);
  const chance: Chance = {
    happens: (share) => random() < share,
    pick: (entries) => entries[Math.floor(random() * entries.length)]!,
    within: (first, last) => first + Math.floor(random() * (last - first + 1)),
  };
  return () => {
    const zone = chance.pick(chance.happens(0.6) ? frenchZones : allZones);
    const { due, moment } = drawDue(chance, zone);
    const drawn = { zone, region: chance.pick(holidayRegions), due, moment, rungs: drawRungs(chance) };
    return { ...drawn, ...arming({ ...drawn, at: chance.happens(0.7) ? drawTime(chance) : undefined }) };
  };
}

interface Chance {
  happens(share: number): boolean;
  pick<Entry>(entries: readonly Entry[]): Entry;
  within(first: number, last: number): number;
}

const frenchZones = [
  ...['Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne', 'America/Marigot'],
  ...['America/St_Barthelemy', 'America/Miquelon', 'Indian/Reunion', 'Indian/Mayotte', 'Indian/Kerguelen'],
  ...['Pacific/Noumea', 'Pacific/Wallis', 'Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Gambier'],
];
const allZones = Intl.supportedValuesOf('timeZone');

function drawDue(chance: Chance, zone: string): Pick<Draft, 'due' | 'moment'> {
  const year = chance.within(2026, 2036);
  const changes = chance.happens(0.3) ? oracleChanges(year, zone) : [];
  if (changes.length > 0) {
    const days = chance.within(1, 60);
    const noon = oracleInstant(chance.pick(changes), '12:00:00', zone);
    return { due: { days }, moment: noon - days * 86_400_000 };
  }
  const roll = chance.pick([undefined, 'next-working-day', 'previous-working-day'] as const);
  const offset = chance.pick<OracleRule>([
    { days: chance.within(1, 400) },
    { workingDays: chance.within(1, 40) },
    { months: chance.within(1, 24), monthEnd: chance.happens(0.3) },
  ]);
  return { due: { ...offset, roll }, moment: Date.UTC(year) + chance.within(0, 365 * 86_400_000) };
}

function drawRungs(chance: Chance): Drawn['rungs'] {
  const [before, after] = [chance.pick(['days', 'workingDays']), chance.pick(['days', 'workingDays'])];
  const offsets = [-chance.within(8, 30), -chance.within(1, 7), chance.within(1, 5), chance.within(6, 20)];
  return offsets.map((offset) => ({ [offset < 0 ? before : after]: offset, at: drawTime(chance) }));
}

/** Clocks change at night: half of the times are there. */
function drawTime(chance: Chance): string {
  const hour = chance.happens(0.5) ? chance.within(0, 3) : chance.within(0, 23);
  return [hour, chance.within(0, 59), chance.within(0, 59)].map((part) => String(part).padStart(2, '0')).join(':');
}

interface Draft extends Pick<Drawn, 'zone' | 'region' | 'due' | 'rungs'> {
  readonly moment: number;
  readonly at: string | undefined;
}

/** A time of its own hangs it on a date; without one, or counted in months, it follows a fact of that moment. */
function arming({ zone, region, moment, due, rungs, at }: Draft): Pick<Drawn, 'armed' | 'from'> {
  const onDate = at !== undefined && due.months === undefined;
  const calendar = Calendar.parse({
    ...{ id: 'drawn', version: 1, scheme: 'any', note: '' },
    dates: [{ date: 'day', label: 'day', suggested: null }],
    deadlines: [
      {
        ...{ deadline: 'drawn', stage: 'drawn', clearedBy: ['Other'], source: null },
        due: { ...(onDate ? { date: 'day' } : { after: 'Fact' }), at, ...worded(due), roll: due.roll },
        ladder: rungs.map(({ at: time, ...offset }, step) => {
          const kind = step < 2 ? 'reminder' : 'escalation';
          return { step: `step-${step}`, kind, to: 'operations', at: time, gapMinutes: 0, ...worded(offset) };
        }),
      },
    ],
  });
  const { date, time } = oracleClock(moment, zone);
  const cohort = { zone, region, dates: { day: date } };
  const fact = { type: 'Fact', at: instantFromMillis(moment) };
  const armed = onDate ? armDeadline(calendar, cohort, 'drawn', 'any') : armAfter(calendar, cohort, fact, 'any')[0];
  if (!armed) throw new Error('a deadline that was drawn was not armed');
  return { armed, from: { date, time: at ?? time } };
}

function worded({ days, workingDays, months, monthEnd }: OracleRule): object {
  if (months !== undefined) return { offsetMonths: months, monthEnd };
  return days === undefined ? { offsetWorkingDays: workingDays } : { offsetDays: days };
}

/** Mulberry32: the same cases for the same seed, everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
