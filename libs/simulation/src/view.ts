import type { EnrolledCandidacy, Stage } from '@parchemin/candidacy';
import type { Actor, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import { silentSchool, type People } from './people.js';
import type { Character, Cohort } from './population.js';

/** What somebody is about to do: the earliest of all these is done first. */
export interface PlannedAct {
  readonly at: Instant;
  readonly by: Actor;
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What tells this act from every other on the same candidacy; it becomes the key of the request. */
  readonly key: string;
}

/** What people see of one candidacy when they wonder what to do. */
export interface View {
  readonly path: EnrolledCandidacy;
  readonly character: Character;
  readonly people: People;
  readonly cohort: Cohort;
  readonly now: Instant;
  /** The acts that were asked already, by key, with their instants. */
  readonly asked: ReadonlyMap<string, Instant>;
  /** When a fact of each type came last. */
  readonly latest: ReadonlyMap<string, Instant>;
  /** All the blocks that this candidate presents. */
  readonly presented: readonly string[];
  readonly mayBeExempted: boolean;
  readonly hasGate: boolean;
  /** Pieces that a group will hand in, or be given, for this candidate. */
  readonly withOthers: ReadonlySet<string>;
}

export type Piece<Kind> = Extract<Stage['pieces'][number], { readonly kind: Kind }>;

const dayMillis = 86_400_000;

/** An act, unless it was asked before; not before now, and at an hour at which people work. */
export function act(
  view: View,
  by: Actor,
  name: string,
  body: Record<string, unknown>,
  { at, key = '' }: { readonly at: Instant; readonly key?: string },
): PlannedAct | null {
  const about = [
    body['piece'],
    body['competency'],
    body['criterion'],
    body['quality'],
    body['work'],
    body['piece'] === undefined ? '' : body['to'],
    body['approval'],
  ];
  const parts = [`${view.path.presentation}`, name, ...about.filter((part) => typeof part === 'string'), key];
  const whole = parts.filter((part) => part !== '').join('/');
  if (view.asked.has(whole)) return null;
  const later = at > view.now ? at : view.now;
  return { at: answered(view, by, later), by, act: name, body, key: whole };
}

/** When that act was asked in this presentation; null while it was not. */
export function askedAt({ asked, path }: View, key: string): Instant | null {
  return asked.get(`${path.presentation}/${key}`) ?? null;
}

/** That many days after, in the morning. */
export function daysAfter(instant: Instant, days: number): Instant {
  return instantFromMillis(Math.floor(millisOf(instant) / dayMillis + days) * dayMillis + morningMillis);
}

/** The first of what may be done. */
export function earliest(planned: readonly (PlannedAct | null)[]): PlannedAct | null {
  return planned.reduce((first, each) => (first && (!each || first.at <= each.at) ? first : each), null);
}

/** The first of several acts that was not asked yet, each so many days after the one before. */
export function inTurn(view: View, first: Instant, steps: readonly Step[]): PlannedAct | null {
  let since = first;
  for (const { by, name, body = {}, days } of steps) {
    const at = daysAfter(since, days);
    const planned = act(view, by, name, body, { at });
    if (planned) return planned;
    since = askedAt(view, [name, body['piece']].filter(Boolean).join('/')) ?? at;
  }
  return null;
}

export interface Step {
  readonly by: PlannedAct['by'];
  readonly name: string;
  readonly body?: Record<string, unknown>;
  readonly days: number;
}

/** The first morning on which they see to it. For some weeks nobody of one school answers: whatever they had to do waits. */
export function answered({ cohort }: { readonly cohort: Cohort }, by: Actor, at: Instant): Instant {
  const { from, to } = silence(cohort);
  const waits = by.school === silentSchool && at >= from && at < to;
  return workingMorning(waits ? to : at);
}

/** Everybody sees to candidates on the same mornings of the week, so that many paths are awake at one instant. */
function workingMorning(instant: Instant): Instant {
  let day = Math.ceil((millisOf(instant) - morningMillis) / dayMillis);
  while (!workingWeekdays.includes((day + weekdayOfEpoch) % 7)) day += 1;
  return instantFromMillis(day * dayMillis + morningMillis);
}

const morningMillis = 9 * 3_600_000;
/** Monday, Wednesday, Friday; the epoch began on a Thursday. */
const workingWeekdays: readonly number[] = [1, 3, 5];
const weekdayOfEpoch = 4;

/** In the midst of the cohort's dates, where there is something to answer. */
export function silence({ calendar }: Cohort): { readonly from: Instant; readonly to: Instant } {
  const days = Object.values(calendar.dates).sort();
  const midst = instantFromMillis(Date.parse(days[Math.floor(days.length / 2)]!));
  return { from: daysAfter(midst, -silentDaysBefore), to: daysAfter(midst, silentDaysAfter) };
}

const silentDaysBefore = 20;
const silentDaysAfter = 25;
