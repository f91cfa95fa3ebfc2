import type { MissingDate } from '@parchemin/calendars';
import { Failure, WRONG_USAGE } from '../exit.js';
import { french as frenchTexts } from '../language/french.js';
import type { Texts } from '../language/texts.js';

export interface ScheduleWords {
  readonly schedule: string;
  readonly calendarOption: string;
  readonly startOption: string;
  readonly zoneOption: string;
  readonly regionOption: string;
  readonly dateOption: string;
  readonly factOption: string;
  readonly langOption: string;
  readonly unknownZone: (zone: string) => string;
  readonly unknownRegion: (region: string) => string;
  readonly badDate: (text: string) => string;
  readonly badInstant: (text: string) => string;
  readonly badPair: (pair: string) => string;
  readonly badCalendar: (file: string) => string;
  readonly noCalendar: (scheme: string) => string;
  readonly unreadable: (file: string, why: string) => string;
  readonly missingDates: (missing: readonly MissingDate[]) => string;
  readonly clocks: (zone: string, zoneData: string) => string;
  readonly holidays: (region: string, version: string) => string;
  readonly dates: string;
  readonly suggested: string;
  readonly onDates: string;
  readonly afterFacts: string;
  readonly notInDocument: string;
  readonly law: (basis: string) => string;
  readonly lines: (first: number, last: number) => string;
  readonly holdable: string;
  readonly clearedBy: (facts: string) => string;
  readonly awaits: (part: string) => string;
  readonly due: string;
  readonly kinds: Readonly<Record<'reminder' | 'escalation' | 'substitution' | 'task', string>>;
  readonly units: Readonly<Record<'days' | 'workingDays' | 'months', (count: number) => string>>;
  readonly monthEnd: string;
  readonly after: (delay: string, fact: string) => string;
  readonly given: (field: string) => string;
  readonly unless: (field: string) => string;
  readonly sameTime: string;
  readonly rolls: Readonly<Record<'next-working-day' | 'previous-working-day', string>>;
}

const english: ScheduleWords = {
  schedule: 'list every deadline and ladder step of one path, as instants',
  calendarOption: 'file of a calendar, instead of the demonstration’s',
  startOption: 'first day of the cohort; today by default. Other dates are suggested from it',
  zoneOption: 'time zone of the cohort',
  regionOption: 'whose public holidays count; the zone’s own by default',
  dateOption: 'one date of the cohort; may be repeated',
  factOption: 'suppose a fact, to see what follows it; may be repeated',
  langOption: 'language of the answer: fr or en',
  unknownZone: (zone) => `${zone} is no time zone`,
  unknownRegion: (region) => `no public holidays are known for ${region}`,
  badDate: (text) => `${text} is no date; write 2026-09-07`,
  badInstant: (text) => `${text} is no instant; write 2026-09-07T09:00:00Z`,
  badPair: (pair) => `${pair}: write name=value`,
  badCalendar: (file) => `${file} is no calendar:`,
  noCalendar: (scheme) => `no calendar is for ${scheme}`,
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  missingDates: (missing) =>
    `dates are missing; give each with --date:\n${missing.map(({ date, label }) => `  • ${date}  ${label}`).join('\n')}`,
  clocks: (zone, zoneData) => `Clocks of ${zone}, zone data ${zoneData}`,
  holidays: (region, version) => `public holidays: ${region} (${version})`,
  dates: 'Dates of the cohort',
  suggested: '(suggested)',
  onDates: 'Deadlines',
  afterFacts: 'After a fact',
  notInDocument: 'not in the document',
  law: (basis) => `law: ${basis}`,
  lines: (first, last) => `document, lines ${first}–${last}`,
  holdable: 'may be held',
  clearedBy: (facts) => `cleared by ${facts}`,
  awaits: (part) => `never begins yet: its fact comes with ${part}`,
  due: 'due',
  kinds: { reminder: 'reminder', escalation: 'escalation', substitution: 'substitution', task: 'task' },
  units: {
    days: (count) => `${count} ${Math.abs(count) === 1 ? 'day' : 'days'}`,
    workingDays: (count) => `${count} working ${Math.abs(count) === 1 ? 'day' : 'days'}`,
    months: (count) => `${count} ${count === 1 ? 'month' : 'months'}`,
  },
  monthEnd: 'at the end of that month',
  after: (delay, fact) => `${delay} after ${fact}`,
  given: (field) => `if it holds ${field}`,
  unless: (field) => `unless it holds ${field}`,
  sameTime: 'at the same time of day',
  rolls: { 'next-working-day': 'or the next working day', 'previous-working-day': 'or the working day before' },
};

const french: ScheduleWords = {
  schedule: 'lister les échéances et les paliers d’un parcours, en instants',
  calendarOption: 'fichier d’un calendrier, à la place de celui de la démonstration',
  startOption: 'premier jour de la promotion ; aujourd’hui par défaut. Les autres dates en sont déduites',
  zoneOption: 'fuseau horaire de la promotion',
  regionOption: 'région dont les jours fériés comptent ; celle du fuseau par défaut',
  dateOption: 'une date de la promotion ; peut être répété',
  factOption: 'supposer un fait, pour voir ce qui le suit ; peut être répété',
  langOption: 'langue de la réponse : fr ou en',
  unknownZone: (zone) => `${zone} n’est pas un fuseau horaire`,
  unknownRegion: (region) => `aucun jour férié n’est connu pour ${region}`,
  badDate: (text) => `${text} n’est pas une date ; écrire 2026-09-07`,
  badInstant: (text) => `${text} n’est pas un instant ; écrire 2026-09-07T09:00:00Z`,
  badPair: (pair) => `${pair} : écrire nom=valeur`,
  badCalendar: (file) => `${file} n’est pas un calendrier :`,
  noCalendar: (scheme) => `aucun calendrier n’est fait pour ${scheme}`,
  unreadable: (file, why) => `${file} est illisible : ${why}`,
  missingDates: (missing) =>
    `il manque des dates ; donner chacune par --date :\n${missing.map(({ date, label }) => `  • ${date}  ${label}`).join('\n')}`,
  clocks: (zone, zoneData) => `Heures de ${zone}, données de fuseaux ${zoneData}`,
  holidays: (region, version) => `jours fériés : ${region} (${version})`,
  dates: 'Dates de la promotion',
  suggested: '(proposée)',
  onDates: 'Échéances',
  afterFacts: 'À la suite d’un fait',
  notInDocument: 'absent du document',
  law: (basis) => `loi : ${basis}`,
  lines: (first, last) => `document, lignes ${first} à ${last}`,
  holdable: 'peut être suspendue',
  clearedBy: (facts) => `levée par ${facts}`,
  awaits: (part) => `ne court pas encore : son fait viendra avec ${part}`,
  due: 'échéance',
  kinds: { reminder: 'rappel', escalation: 'alerte', substitution: 'relais', task: 'tâche' },
  units: {
    days: (count) => `${count} ${Math.abs(count) > 1 ? 'jours' : 'jour'}`,
    workingDays: (count) => `${count} ${Math.abs(count) > 1 ? 'jours ouvrés' : 'jour ouvré'}`,
    months: (count) => `${count} mois`,
  },
  monthEnd: 'à la fin de ce mois',
  after: (delay, fact) => `${delay} après ${fact}`,
  given: (field) => `s’il porte ${field}`,
  unless: (field) => `sauf s’il porte ${field}`,
  sameTime: 'à la même heure',
  rolls: { 'next-working-day': 'ou le jour ouvré suivant', 'previous-working-day': 'ou le jour ouvré précédent' },
};

export function scheduleWords(texts: Texts, asked?: string): ScheduleWords {
  const own = texts === frenchTexts ? french : english;
  if (asked === undefined) return own;
  if (asked !== 'fr' && asked !== 'en') throw new Failure(own.langOption, WRONG_USAGE);
  return asked === 'fr' ? french : english;
}
