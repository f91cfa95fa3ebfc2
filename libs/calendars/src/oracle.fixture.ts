/**
 * A second way to every instant, which shares nothing with the first: days are counted as Julian day numbers, Easter comes
 * from the paschal full moons as a table prints them, and clocks are asked of `Intl.DateTimeFormat` alone.
 */
export interface OracleRule {
  readonly days?: number;
  readonly workingDays?: number;
  readonly months?: number;
  readonly monthEnd?: boolean;
  readonly roll?: 'next-working-day' | 'previous-working-day' | undefined;
}

export function oracleDay(date: string, rule: OracleRule, region: string): string {
  let day = dayNumber(date);
  if (rule.days !== undefined) day += rule.days;
  if (rule.months !== undefined) day = monthsLater(date, rule.months, rule.monthEnd === true);
  for (let left = rule.workingDays ?? 0; left !== 0; left -= Math.sign(left)) {
    day = worked(day + Math.sign(left), Math.sign(left), region);
  }
  if (rule.roll) day = worked(day, rule.roll === 'next-working-day' ? 1 : -1, region);
  return dateOf(day);
}

/** The first moment at which clocks there show this time; in a gap, as long after it began as the time is into it. */
export function oracleInstant(date: string, time: string, zone: string): number {
  const wall = Date.parse(`${date}T${time.length === 8 ? `${time}.000` : time}Z`);
  const shifts = [-DAY, DAY].map((around) => shownAt(wall + around, zone) - (wall + around));
  const moments = shifts.map((shift) => wall - shift).filter((moment) => shownAt(moment, zone) === wall);
  if (moments.length > 0) return Math.min(...moments);
  let [before, after] = [wall - 2 * DAY, wall + 2 * DAY];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (shownAt(middle, zone) < wall) before = middle;
    else after = middle;
  }
  return after + (wall - (shownAt(before, zone) + 1));
}

/** What clocks there show at this moment, as a date and a time. */
export function oracleClock(moment: number, zone: string): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = new Date(shownAt(moment, zone)).toISOString().slice(0, -1).split('T');
  return { date, time };
}

export function oracleHoliday(date: string, region: string): boolean {
  const [year = 0] = date.split('-').map(Number);
  const afterEaster = dayNumber(date) - easter(year);
  const own = ownDays[region] ?? '';
  const moving = own.includes('Good Friday') ? [-2, 1, 39, 50] : [1, 39, 50];
  return moving.includes(afterEaster) || `${commonDays} ${own}`.includes(date.slice(5));
}

const DAY = 86_400_000;

const commonDays = '01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25';
const ownDays: Readonly<Record<string, string>> = {
  'alsace-moselle': 'Good Friday 12-26',
  guadeloupe: '05-27',
  martinique: '05-22',
  guyane: '06-10',
  reunion: '12-20',
  mayotte: '04-27',
  'saint-barthelemy': '10-09',
  'saint-martin': '05-28',
  'nouvelle-caledonie': '09-24',
  'polynesie-francaise': 'Good Friday 03-05 11-20',
  'wallis-et-futuna': '04-28 07-29',
};

/** The fourteenth day of the paschal moon for each golden number, from 1900 to 2199. */
const paschalMoons =
  '04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27';

/** The Sunday after the paschal moon, never on it. */
function easter(year: number): number {
  const moon = dayNumber(`${year}-${paschalMoons.split(' ')[year % 19]!}`);
  return moon + 7 - ((moon + 1) % 7);
}

/** A Julian day number is a Monday when it is divisible by seven. */
function worked(from: number, direction: number, region: string): number {
  let day = from;
  while (day % 7 > 4 || oracleHoliday(dateOf(day), region)) day += direction;
  return day;
}

function monthsLater(date: string, months: number, monthEnd: boolean): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const first = dayNumber(`${Math.floor(count / 12)}-${(count % 12) + 1}-1`);
  const next = dayNumber(`${Math.floor((count + 1) / 12)}-${((count + 1) % 12) + 1}-1`);
  return monthEnd ? next - 1 : Math.min(first + day - 1, next - 1);
}

function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const shift = Math.floor((14 - month) / 12);
  const [years, months] = [year + 4800 - shift, month + 12 * shift - 3];
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return day + Math.floor((153 * months + 2) / 5) + 365 * years + leaps - 32045;
}

function dateOf(day: number): string {
  const era = 4 * (day + 32044) + 3;
  const century = Math.floor(era / 146097);
  const inCentury = day + 32044 - Math.floor((146097 * century) / 4);
  const yearInCentury = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * yearInCentury) / 4);
  const month = Math.floor((5 * inYear + 2) / 153);
  const text = (value: number, width: number): string => String(value).padStart(width, '0');
  const year = 100 * century + yearInCentury - 4800 + Math.floor(month / 10);
  const dayOfMonth = inYear - Math.floor((153 * month + 2) / 5) + 1;
  return `${text(year, 4)}-${text(month + 3 - 12 * Math.floor(month / 10), 2)}-${text(dayOfMonth, 2)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function shownAt(moment: number, zone: string): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    clock = new Intl.DateTimeFormat('en-US', { ...numeric, second: '2-digit', hourCycle: 'h23', timeZone: zone });
    clocks.set(zone, clock);
  }
  const digits = clock.format(moment).split(/\D+/).map(Number);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = digits;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((moment % 1000) + 1000) % 1000);
}

const changes = new Map<string, readonly string[]>();

/** The days of a year on which clocks there are changed. */
export function oracleChanges(year: number, zone: string): readonly string[] {
  const key = `${year} ${zone}`;
  const known = changes.get(key) ?? findChanges(year, zone);
  changes.set(key, known);
  return known;
}

function findChanges(year: number, zone: string): readonly string[] {
  const shiftAt = (day: number): number => shownAt(day * DAY, zone) - day * DAY;
  const first = Date.UTC(year) / DAY;
  const weeks = Array.from({ length: 52 }, (_, week) => first + 7 * week);
  const changed = weeks.filter((day) => shiftAt(day) !== shiftAt(day + 7));
  return changed.map((week) => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((later) => week + later);
    const day = days.find((morning) => shiftAt(morning) !== shiftAt(morning + 1)) ?? week;
    return dateOf(day + UNIX_EPOCH);
  });
}

/** The Julian day number of 1 January 1970. */
const UNIX_EPOCH = 2_440_588;
