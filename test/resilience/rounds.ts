import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@parchemin/event-store';
import type { PartName } from '@parchemin/parts';
import type { RunningParts } from '@parchemin/testing';
import type { Certifier } from './certifier.js';
import type { Due } from './findings.js';
import type { Load } from './load.js';

export const killable: readonly PartName[] = ['event-store', 'api', 'worker', 'projector', 'temporal', 'postgres'];

/** Everything running under load, and what decides at which moment something happens to it. */
export interface World {
  readonly parts: RunningParts;
  readonly certifier: Certifier;
  readonly store: EventStore;
  readonly load: Load;
  readonly random: () => number;
}

export interface Round {
  readonly what: string;
  /** From the return of what was gone until every part answers that it is ready. */
  readonly readyAgainMillis: number;
  /** What was owed after it, and how long after the return each was served. */
  readonly due: readonly Due[];
  readonly servedMillis: readonly number[];
  /** Marks acknowledged while a part was away. */
  readonly whileAway: number;
  /** Ladders that had begun and not ended when the worker died. */
  readonly insideLadder: number;
}

export const nothingOwed = { due: [], servedMillis: [], whileAway: 0, insideLadder: 0 } as const;

const lookEveryMillis = 100;
const readyLimitMillis = 60_000;

/** One part dies as in a crash, at a random moment; what comes back is started as the supervisor would. */
export async function killOne(parts: RunningParts, killed: PartName, settleMillis: number): Promise<Round> {
  await pause(settleMillis);
  const from = performance.now();
  await parts.kill(killed);
  await parts.start(killed);
  await allHealthy(parts);
  return { what: `${killed} killed`, readyAgainMillis: performance.now() - from, ...nothingOwed };
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
