import type { Clock, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import type { OpenPath, OpenPaths } from './open-paths.js';
import type { PokePool } from './poke-pool.js';

/** Long enough for any step that is under way; what is due for longer was lost somewhere, and people are told. */
export const toleranceMillis = 60_000;

/** The most urgent ones; the rest follows at the next sweep. */
const mostAtOnce = 500;
const namedAtMost = 10;

export interface SweepTimes {
  /** How long something may be due before it counts as unserved. */
  readonly toleranceMillis: number;
  /** After attaching, when the log is perhaps read again from far back, what is due is not left to wait for its turn. */
  readonly settlingMillis: number;
  /** A run that has not acted on pokes for this long, in real time, is given up for another. */
  readonly restartMillis: number;
}

export interface SweepParts {
  readonly paths: OpenPaths;
  readonly clock: Clock;
  readonly times: SweepTimes;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
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
    // The last one taken stands first in the queue.
    for (const { candidacy } of [...due].reverse()) {
      await (wedged.has(candidacy) ? pools?.anew : pools?.pool)?.take(candidacy, 0, null, true);
    }
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
