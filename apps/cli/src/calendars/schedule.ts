import { readFileSync } from 'node:fs';
import {
  Calendar,
  civilDayOf,
  hangsOnFact,
  isCivilDate,
  isHolidayRegion,
  loadCalendars,
  missingDates,
  suggestedDates,
  type CausingFact,
  type CohortDates,
} from '@parchemin/calendars';
import { instantFromMillis, systemClock } from '@parchemin/kernel';
import { parseJson } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, INVALID_INPUT, WRONG_USAGE } from '../exit.js';
import { certificationNamed } from '../schemes/certification-named.js';
import { schemeWords } from '../schemes/words.js';
import { seedsFolder } from '../seeds-folder.js';
import { scheduleText } from './schedule-text.js';
import { scheduleWords, type ScheduleWords } from './schedule-words.js';
import { scheduleOf } from './scheduled.js';

interface ScheduleOptions extends JsonOption {
  readonly scheme: string;
  readonly calendar?: string;
  readonly start?: string;
  readonly zone: string;
  readonly region?: string;
  readonly date: readonly string[];
  readonly fact: readonly string[];
  readonly lang?: string;
}

export function addSchedule(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = scheduleWords(texts);
  program
    .command('schedule')
    .description(words.schedule)
    .requiredOption('--scheme <id>', schemeWords(texts).schemeOption)
    .option('--calendar <file>', words.calendarOption)
    .option('--start <date>', words.startOption)
    .option('--zone <tz>', words.zoneOption, 'Europe/Paris')
    .option('--region <name>', words.regionOption)
    .option('--date <name=date>', words.dateOption, collected, [])
    .option('--fact <type=instant>', words.factOption, collected, [])
    .option('--lang <fr|en>', words.langOption)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin schedule --scheme cgco --start 2026-09-07',
        'parchemin schedule --scheme mdpc --zone Indian/Reunion --json',
        'parchemin schedule --scheme cgco --fact AppealLodged=2028-07-03T09:00:00.000Z',
      ]),
    )
    .action((options: ScheduleOptions) => schedule(options, surroundings));
}

function schedule(options: ScheduleOptions, { texts, env, print }: Surroundings): void {
  const words = scheduleWords(texts, options.lang);
  const scheme = certificationNamed(options.scheme, env, schemeWords(texts));
  const given = options.calendar === undefined ? [] : [readCalendar(options.calendar, words)];
  const { calendar, zoneData } = calendarFor(scheme.id, given, seedsFolder(env), words);
  const cohort = cohortOf(options, words);
  const dates = suggestedDates(calendar, cohort);
  const stages = scheme.stages.map(({ code }) => code);
  const missing = missingDates(calendar, { ...cohort, dates }, stages);
  if (missing.length > 0) throw new Failure(words.missingDates(missing), INVALID_INPUT);
  const facts = options.fact.map((pair) => factNamed(pair, calendar, words));
  const answer = scheduleOf({ scheme, calendar, zoneData, given: cohort.dates, cohort: { ...cohort, dates }, facts });
  print(options.json ? JSON.stringify(answer, null, 2) : scheduleText(answer, words));
}

function readCalendar(file: string, words: ScheduleWords): Calendar {
  const text = readText(file, words);
  const parsed = Calendar.safeParse(parsedJson(text, file, words));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  • /${path.join('/')}  ${message}`);
  throw new Failure([words.badCalendar(file), ...faults].join('\n'), INVALID_INPUT);
}

function readText(file: string, words: ScheduleWords): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    throw new Failure(words.unreadable(file, reasonOf(failure)), WRONG_USAGE);
  }
}

/** Our own reader finds what the platform's would pass over; the counts of a calendar are whole, and lose nothing in the latter. */
function parsedJson(text: string, file: string, words: ScheduleWords): unknown {
  try {
    parseJson(text);
    return JSON.parse(text);
  } catch (failure) {
    throw new Failure(words.unreadable(file, reasonOf(failure)), INVALID_INPUT);
  }
}

function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** The file that was given, else the latest version of the certification's own. */
function calendarFor(scheme: string, given: readonly Calendar[], seeds: string, words: ScheduleWords) {
  const { all, zoneData } = loadCalendars(seeds, given);
  const [asked] = given;
  const found = all().filter((calendar) =>
    asked ? calendar.id === asked.id && calendar.version === asked.version : calendar.scheme === scheme,
  );
  const [calendar] = asked ? found : found.sort((one, other) => other.version - one.version);
  if (calendar?.scheme === scheme) return { calendar, zoneData };
  throw new Failure(words.noCalendar(scheme), asked ? INVALID_INPUT : WRONG_USAGE);
}

function cohortOf({ zone, region, start, date }: ScheduleOptions, words: ScheduleWords): CohortDates {
  if (!isZone(zone)) throw new Failure(words.unknownZone(zone), WRONG_USAGE);
  if (region !== undefined && !isHolidayRegion(region)) throw new Failure(words.unknownRegion(region), WRONG_USAGE);
  const dates = Object.fromEntries(date.map((pair) => named(pair, words)));
  const all = { start: civilDayOf(systemClock.now(), zone), ...dates, ...(start === undefined ? {} : { start }) };
  const wrong = Object.values(all).find((text) => !isCivilDate(text));
  if (wrong !== undefined) throw new Failure(words.badDate(wrong), WRONG_USAGE);
  return { zone, region, dates: all };
}

/** Whatever a deadline wants the fact to hold, this one holds. */
function factNamed(pair: string, calendar: Calendar, words: ScheduleWords): CausingFact {
  const [type, text] = named(pair, words);
  const at = new Date(text);
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at.getTime())) {
    throw new Failure(words.badInstant(text), WRONG_USAGE);
  }
  const data = Object.fromEntries(calendar.deadlines.filter(hangsOnFact).map(({ due }) => [due.given ?? '', true]));
  return { type, at: instantFromMillis(at.getTime()), data };
}

function named(pair: string, words: ScheduleWords): [string, string] {
  const [name = '', ...rest] = pair.split('=');
  if (name === '' || rest.length === 0) throw new Failure(words.badPair(pair), WRONG_USAGE);
  return [name, rest.join('=')];
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
