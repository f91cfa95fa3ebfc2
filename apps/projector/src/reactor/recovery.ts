import type { Clock } from '@parchemin/kernel';
import type { OpenPath, OpenPaths } from './open-paths.js';
import type { PokePool } from './poke-pool.js';

/** Few enough that what happens meanwhile waits behind one page for a moment only, many enough to keep the pool at work. */
const pageSize = 200;

export interface RecoveryParts {
  readonly paths: OpenPaths;
  readonly clock: Clock;
}

/** Pokes every open process, the most urgent first; a page ends before the next begins, which paces it. Answers how many. */
export async function recoverAll(
  { paths, clock }: RecoveryParts,
  pool: PokePool,
  stopped: () => boolean,
): Promise<number> {
  let recovered = 0;
  let last: OpenPath | null = null;
  while (!stopped()) {
    const page: readonly OpenPath[] = await paths.allOpen(last, pageSize);
    const now = clock.now();
    await Promise.all(page.map(({ candidacy, actsAt }) => pool.poke(candidacy, actsAt <= now)));
    recovered += page.length;
    last = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  return recovered;
}
