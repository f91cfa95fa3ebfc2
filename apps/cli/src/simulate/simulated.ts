import { setTimeout as delay } from 'node:timers/promises';
import { candidacyUpcasters } from '@parchemin/candidacy';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { groupUpcasters } from '@parchemin/groups';
import type { Actor, Instant } from '@parchemin/kernel';
import type { Certification } from '@parchemin/schemes';
import { everybodyAround, populationOf, schools, type Character, type Cohort } from '@parchemin/simulation';
import { askingAs } from './asking.js';
import { companyOf, course, type Company } from './course.js';
import { Followed } from './followed.js';
import { startInstance, type Instance } from './instance.js';
import { rulesOf, type World } from './world.js';

export interface SimulationSettings {
  readonly scheme: string;
  readonly candidates: number;
  readonly seed: number;
  readonly keep: string | undefined;
  readonly seeds: string;
  readonly env: NodeJS.ProcessEnv;
  say(line: string): void;
}

export interface Simulated extends Company {
  readonly certification: Certification;
  readonly cohort: Cohort;
  readonly store: EventStore;
  readonly instance: Instance;
  readonly seconds: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Whole paths through the real parts; `use` looks at what they left while the parts still run. */
export async function simulated<Result>(
  settings: SimulationSettings,
  use: (simulation: Simulated) => Promise<Result>,
): Promise<Result> {
  const rules = rulesOf(settings.seeds, settings.scheme);
  const { certification, cohort } = rules;
  const population = populationOf(certification, cohort, settings.candidates, settings.seed);
  const instance = await startInstance({ ...settings, startsAt: cohort.startsAt });
  const forget = stoppedBySignal(instance);
  const store = openEventStore(instance.eventStore, { upcasters: [...candidacyUpcasters, ...groupUpcasters] });
  let now = cohort.startsAt;
  const followed = new Followed(store, () => now);
  try {
    followed.start();
    const ask = await askingAs(peopleIn(population), instance.api, instance.database);
    const step = async (to: Instant): Promise<void> => {
      await instance.step(to);
      now = to;
    };
    const world: World = { ...rules, followed, ask, step, poke: pokeThrough(instance), now: () => now };
    const company = companyOf(world, population, settings.seed);
    const started = performance.now();
    await course(world, company, settings.say);
    const seconds = (performance.now() - started) / 1_000;
    return await use({ ...company, certification, cohort, store, instance, seconds, from: cohort.startsAt, to: now });
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

function peopleIn(population: readonly Character[]): readonly Actor[] {
  const everybody = [
    ...schools.flatMap((school) => everybodyAround(school, 'candidate')),
    ...population.flatMap(({ school, person }) => everybodyAround(school, person)),
  ];
  return [...new Map(everybody.map((person) => [person.id, person])).values()];
}

/** The projector's door for operators: starts or wakes up many processes in one call. */
function pokeThrough({ projector, adminToken }: Instance): World['poke'] {
  const request = { method: 'POST', headers: { authorization: `Bearer ${adminToken}` } };
  return async (candidacies) => {
    for (let first = 0; first < candidacies.length; first += pokedAtOnce) {
      const url = `${projector}/admin/recover/${candidacies.slice(first, first + pokedAtOnce).join()}`;
      await fetch(url, { ...request, signal: AbortSignal.timeout(pokeMillis) }).then(
        (answer) => answer.arrayBuffer(),
        () => delay(retryMillis),
      );
    }
  };
}

/** As many as one address bears. */
const pokedAtOnce = 200;
/** One that gets no answer is made again by whoever waits for the process. */
const pokeMillis = 10_000;
const retryMillis = 200;
