import { setTimeout as pause } from 'node:timers/promises';
import type { PartName } from '@parchemin/parts';
import type { RunningParts } from '@parchemin/testing';

export const killable: readonly PartName[] = ['event-store', 'api', 'worker', 'projector', 'temporal', 'postgres'];

export interface Round {
  readonly killed: PartName;
  /** From the kill until every part answers that it is ready. */
  readonly readyAgainMillis: number;
}

const lookEveryMillis = 100;
const readyLimitMillis = 60_000;

/** One part dies as in a crash, at a random moment; what comes back is started as the supervisor would. */
export async function killOne(parts: RunningParts, killed: PartName, settleMillis: number): Promise<Round> {
  await pause(settleMillis);
  const from = performance.now();
  await parts.kill(killed);
  await parts.start(killed);
  await allHealthy(parts);
  return { killed, readyAgainMillis: performance.now() - from };
}

export async function allHealthy(parts: RunningParts, names: readonly PartName[] = killable): Promise<void> {
  const end = Date.now() + readyLimitMillis;
  for (;;) {
    const healths = await Promise.all(names.map((name) => parts.isHealthy(name)));
    if (healths.every(Boolean)) return;
    if (Date.now() > end) throw new Error(`not ready: ${names.filter((_, at) => !healths[at]).join(', ')}`);
    await pause(lookEveryMillis);
  }
}

/** A seed tells which parts die and when, so that a failing campaign can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
