import { setTimeout as delay } from 'node:timers/promises';
import { loadCalendars } from '@parchemin/calendars';
import { candidacyUpcasters } from '@parchemin/candidacy';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import type { Actor, Instant } from '@parchemin/kernel';
import { loadCertifications, loadSchemes, type Certification } from '@parchemin/schemes';
import { cohortOf, everybodyAround, populationOf, schools, type Character } from '@parchemin/simulation';
import { askingAs } from './asking.js';
import { Followed } from './followed.js';
import { startInstance, type Instance } from './instance.js';
import { Life, type World } from './lives.js';

export interface SimulationSettings {
  readonly scheme: string;
  readonly candidates: number;
  readonly seed: number;
  readonly keep: string | undefined;
  readonly seeds: string;
  readonly env: NodeJS.ProcessEnv;
  say(line: string): void;
}

export interface Simulated {
  readonly certification: Certification;
  readonly lives: readonly Life[];
  readonly store: EventStore;
  readonly instance: Instance;
  readonly seconds: number;
  readonly facts: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Paths in flight at once: enough to keep two cores at work, few enough that no queue grows. */
const atOnce = 48;
/** Longer than any path with a second presentation and its delays; whoever is still at it then never ends. */
const yearsAtMost = 6;

/** Whole paths through the real parts; `use` looks at what they left while the parts still run. */
export async function simulated<Result>(
  settings: SimulationSettings,
  use: (simulation: Simulated) => Promise<Result>,
): Promise<Result> {
  const { certification, scheme, calendar } = rulesOf(settings);
  const cohort = cohortOf(certification, calendar);
  const population = populationOf(certification, cohort, settings.candidates, settings.seed);
  const instance = await startInstance({ ...settings, startsAt: cohort.startsAt });
  const forget = stoppedBySignal(instance);
  const store = openEventStore(instance.eventStore, { upcasters: candidacyUpcasters });
  let now = cohort.startsAt;
  const followed = new Followed(store, () => now);
  try {
    followed.start();
    const ask = await askingAs(peopleIn(population), instance.api, instance.database);
    const poke = pokeThrough(instance);
    const world: World = { scheme, certification, cohort, followed, ask, poke, now: () => now };
    const lives = population.map((character) => new Life(world, character));
    const started = performance.now();
    await inParallel(lives, (life) => life.enrol());
    const last = yearsLater(now);
    for (let awake = lives; awake.length > 0;) {
      await inParallel(awake, (life) => life.live());
      const wakings = lives.map((life) => ({ life, at: life.stalled === null ? life.wakesAt() : null }));
      const first = earliestOf(wakings.map(({ at }) => at));
      if (first === null || first > last) break;
      now = first;
      await instance.step(now);
      awake = wakings.flatMap(({ life, at }) => (at !== null && at <= now ? [life] : []));
      settings.say(now.slice(0, 10));
    }
    const seconds = (performance.now() - started) / 1_000;
    return await use({
      certification,
      lives,
      store,
      instance,
      seconds,
      facts: followed.facts,
      from: cohort.startsAt,
      to: now,
    });
  } finally {
    await followed.stop();
    await store.close();
    await instance.stop();
    forget();
  }
}

/** Whoever interrupts a simulation finds neither its processes nor its folder left behind. */
function stoppedBySignal(instance: Instance): () => void {
  const stop = (): void => void instance.stop().finally(() => process.exit(interrupted));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}

/** As shells say it of a process that Ctrl-C ended. */
const interrupted = 130;

function rulesOf({ seeds, scheme: id }: SimulationSettings) {
  const certification = loadCertifications(seeds).find((each) => each.id === id);
  const scheme = certification && loadSchemes(seeds).find(id, certification.version);
  const calendar = loadCalendars(seeds)
    .all()
    .find((each) => each.scheme === id);
  if (!certification || !scheme || !calendar) throw new Error(`nothing is known of ${id}`);
  return { certification, scheme, calendar };
}

function peopleIn(population: readonly Character[]): readonly Actor[] {
  const everybody = [
    ...schools.flatMap((school) => everybodyAround(school, 'candidate')),
    ...population.flatMap(({ school, person }) => everybodyAround(school, person)),
  ];
  return [...new Map(everybody.map((person) => [person.id, person])).values()];
}

/** The projector's door for operators: starts or wakes up one process. */
function pokeThrough({ projector, adminToken }: Instance): (candidacy: string) => Promise<void> {
  const request = { method: 'POST', headers: { authorization: `Bearer ${adminToken}` } };
  return async (candidacy) => {
    const url = `${projector}/admin/recover/${candidacy}`;
    await fetch(url, { ...request, signal: AbortSignal.timeout(pokeMillis) }).then(
      (answer) => answer.arrayBuffer(),
      () => delay(retryMillis),
    );
  };
}

/** One that gets no answer is made again by whoever waits for the process. */
const pokeMillis = 10_000;
const retryMillis = 200;

async function inParallel(lives: readonly Life[], act: (life: Life) => Promise<void>): Promise<void> {
  const waiting = [...lives];
  const worker = async (): Promise<void> => {
    for (let life = waiting.shift(); life; life = waiting.shift()) await act(life);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lives.length) }, worker));
}

function earliestOf(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce((first, each) => (first !== null && (each === null || first <= each) ? first : each), null);
}

function yearsLater(instant: Instant): Instant {
  return `${Number(instant.slice(0, 4)) + yearsAtMost}${instant.slice(4)}` as Instant;
}
