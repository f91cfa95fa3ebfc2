import type { Clock, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import type { OpenPath, OpenPaths } from './open-paths.js';
import type { PokePool } from './poke-pool.js';

/** Long enough for any step that is under way; what is due for longer was lost somewhere, and people are told. */
export const toleranceMillis = 60_000;

/** Temporal keeps a poke once it has acknowledged it: asked again sooner, a machine that is busy already only gets busier. */
export const againMillis = 30_000;

/** The most urgent ones; the rest follows at the next sweep. */
const mostAtOnce = 500;
const namedAtMost = 10;

export interface SweepTimes {
  /** How long something may be due before it counts as unserved. */
  readonly toleranceMillis: number;
  /** After attaching, when the log is perhaps read again from far back, what is due is not left to wait for its turn. */
  readonly settlingMillis: number;
  /** Whoever was poked for something is not poked for it again so soon, in real time. */
  readonly againMillis: number;
  /** A run that has not acted on pokes for this long, in real time, is given up for another. */
  readonly restartMillis: number;
}

export interface SweepParts {
  readonly paths: OpenPaths;
  readonly clock: Clock;
  readonly times: SweepTimes;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

interface LastPoke {
  readonly actsAt: Instant;
  readonly at: number;
}

export interface Pools {
  readonly pool: Pick<PokePool, 'take'>;
  /** Begins runs anew. */
  readonly anew: Pick<PokePool, 'take'>;
}

/** Finds those who are due and unserved, whatever Temporal believes; wakes them up, and at last begins them again. */
export class Sweep {
  #unserved = 0;
  #since = new Map<string, number>();
  #poked: { readonly by: Pools | null; readonly last: ReadonlyMap<string, LastPoke> } = { by: null, last: new Map() };

  constructor(private readonly parts: SweepParts) {}

  /** Due for longer than tolerated when last looked at. */
  get unserved(): number {
    return this.#unserved;
  }

  async round(pools: Pools | null, attachedForMillis: number): Promise<void> {
    const { paths, clock, times, told } = this.parts;
    const tolerated = before(clock.now(), times.toleranceMillis);
    const settling = pools !== null && attachedForMillis < times.settlingMillis;
    const due = await paths.dueBefore(settling ? clock.now() : tolerated, mostAtOnce);
    const unserved = due.filter(({ actsAt }) => actsAt <= tolerated);
    this.#unserved = unserved.length;
    const wedged = this.#wedged(unserved);
    if (unserved.length > 0) {
      const first = unserved.slice(0, namedAtMost).map((path) => path.candidacy);
      told('unserved', { count: unserved.length, restarted: wedged.size, first });
    }
    if (!pools) return;
    const awake = due.filter(({ candidacy }) => !wedged.has(candidacy));
    // The last one taken stands first in the queue.
    for (const { candidacy } of this.#notPokedYet(awake, tolerated, pools).reverse()) {
      await pools.pool.take(candidacy, 0, null, true);
    }
    for (const candidacy of [...wedged].reverse()) await pools.anew.take(candidacy, 0, null, true);
  }

  /** Whoever is being served goes from step to step, each due at once: only what stays unserved is news. Another attachment knows of no poke. */
  #notPokedYet(due: readonly OpenPath[], tolerated: Instant, pools: Pools): OpenPath[] {
    const now = performance.now();
    const known = this.#poked.by === pools ? this.#poked.last : new Map<string, LastPoke>();
    const waiting = due.filter(({ candidacy, actsAt }) => {
      const last = known.get(candidacy);
      const recent = last !== undefined && now - last.at < this.parts.times.againMillis;
      return recent && (actsAt === last.actsAt || actsAt > tolerated);
    });
    const last = due.map((path): [string, LastPoke] => [
      path.candidacy,
      waiting.includes(path) ? known.get(path.candidacy)! : { actsAt: path.actsAt, at: now },
    ]);
    this.#poked = { by: pools, last: new Map(last) };
    return due.filter((path) => !waiting.includes(path));
  }

  /** Measured in real time: a clock that is moved by days makes nobody deaf. */
  #wedged(unserved: readonly OpenPath[]): ReadonlySet<string> {
    const now = performance.now();
    const known = this.#since;
    this.#since = new Map(unserved.map(({ candidacy }) => [candidacy, known.get(candidacy) ?? now]));
    const wedged = new Set<string>();
    for (const [candidacy, since] of this.#since) {
      if (now - since < this.parts.times.restartMillis) continue;
      wedged.add(candidacy);
      this.#since.set(candidacy, now);
    }
    return wedged;
  }
}

function before(now: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(now) - millis);
}
