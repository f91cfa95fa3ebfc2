import type { EnrolmentChoice } from '@parchemin/candidacy';
import { suggestedDates, type Calendar } from '@parchemin/calendars';
import type { Certification } from '@parchemin/schemes';
import { instantFromMillis, millisOf, type Instant } from '@parchemin/kernel';
import { drawsFor, uuidOf, type Draws } from './draw.js';
import { schools } from './people.js';

/** One seeded candidate: who they are, what they chose, how strong they are. What befalls them is drawn when its time comes. */
export interface Character {
  readonly candidacy: string;
  /** The person's own id, as an actor. */
  readonly person: string;
  readonly reference: string;
  readonly school: string;
  readonly choice: EnrolmentChoice | null;
  readonly strong: boolean;
  readonly draws: Draws;
}

export interface Cohort {
  readonly scheme: string;
  readonly version: number;
  readonly cohort: string;
  readonly startsAt: Instant;
  readonly calendar: {
    readonly id: string;
    readonly version: number;
    readonly zone: string;
    readonly dates: Readonly<Record<string, string>>;
  };
}

const firstDay = '2026-09-07';
const zone = 'Europe/Paris';
const strongShare = 0.75;
const singleBlockShare = 0.15;

export function cohortOf({ id, version }: Certification, calendar: Calendar): Cohort {
  const dates = suggestedDates(calendar, { zone, dates: { start: firstDay } });
  const cohort = { id: calendar.id, version: calendar.version, zone, dates };
  return { scheme: id, version, cohort: '2026', startsAt: morningOf(firstDay), calendar: cohort };
}

export function populationOf(scheme: Certification, cohort: Cohort, size: number, seed: number): readonly Character[] {
  return Array.from({ length: size }, (_, index) => characterOf(scheme, cohort, index + 1, seed));
}

/** The cohort that sits again what it missed, a year later. */
export function yearLater({ calendar, cohort }: Cohort): Pick<Cohort, 'calendar' | 'cohort'> {
  const moved = Object.entries(calendar.dates).map(([date, day]) => [
    date,
    `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`,
  ]);
  return {
    cohort: `${Number(cohort) + 1}`,
    calendar: { ...calendar, dates: Object.fromEntries(moved) as typeof calendar.dates },
  };
}

function characterOf(scheme: Certification, { startsAt }: Cohort, number: number, seed: number): Character {
  const draws = drawsFor(seed, `${scheme.id}/${number}`);
  return {
    candidacy: uuidOf(millisOf(startsAt), draws.digest('id')),
    person: `candidate-${number}`,
    reference: `S${seed}-${String(number).padStart(5, '0')}`,
    school: draws.pick('school', schools),
    choice: choiceOf(scheme, draws),
    strong: draws.befalls('strong', strongShare),
    draws,
  };
}

/** One of each set of optional blocks; where the rules speak of blocks that are sought, some candidates seek one alone. */
function choiceOf({ choices, facts, blocks }: Certification, draws: Draws): EnrolmentChoice | null {
  const optional = choices.map(({ code, exactlyOneOf }) => draws.pick(code, exactlyOneOf));
  const mayseek = facts.some(({ from }) => from === 'sought');
  const sought = mayseek && draws.befalls('single-block', singleBlockShare) ? [draws.pick('sought', blocks).code] : [];
  return optional.length + sought.length === 0 ? null : { optional, sought };
}

function morningOf(day: string): Instant {
  return instantFromMillis(Date.parse(`${day}T08:00:00.000Z`));
}
