import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { PartName } from '@parchemin/parts';
import { pathDueAt } from '../bench/due-path.js';
import { operations } from '../bench/paths.js';
import type { Certifier } from './certifier.js';
import type { Due } from './findings.js';
import { pieces } from './load.js';
import { allHealthy, type Round, type World } from './rounds.js';
import { civilDay, millisUntil, served } from './settling.js';

export interface Absence {
  readonly part: PartName;
  readonly millis: number;
  readonly what: string;
  /** Done to what the part keeps while it is away. */
  readonly harm?: () => Promise<void>;
}

const openPaths = 3;
/** Time for a process to be started and to arm its timer before its Temporal goes; the deadline falls while it is away. */
const untilDueMillis = 5_000;

/** The demonstration's ladder for somebody who enrols three days after the end: what has passed is skipped, what is owed is done. */
export const overdueLadder = [
  'DeadlineStepSkipped reminder-7-days',
  'DeadlineStepSkipped reminder-1-day',
  'DeadlineStepTaken overdue',
] as const;

/**
 * A part goes, by order or by a crash, and comes back after a while, harmed or not. Meanwhile the last mark of some paths
 * comes in, a deadline falls, and somebody enrols who is late already: all of it is owed once the part is back.
 */
export async function absence(world: World, { part, millis, what, harm }: Absence): Promise<Round> {
  const { parts, certifier, store, load, random } = world;
  const falling = randomUUID();
  const soonDue = await pathDueAt(falling, Date.now() + untilDueMillis, operations);
  await store.append(`candidacy-${falling}`, 'no-stream', soonDue);
  const open = await Promise.all(Array.from({ length: openPaths }, () => certifier.enrol(civilDay(20))));
  await Promise.all(open.map((candidacy) => millisUntil(store, candidacy, 'StageOpened')));
  await (random() < 0.5 ? parts.stop(part) : parts.kill(part));
  const gone = Date.now();
  const before = load.acknowledged.length;
  const marked = await markThroughout(certifier, open, millis);
  const overdue = await certifier.enrol(civilDay(-3));
  await pause(Math.max(0, gone + millis - Date.now()));
  const whileAway = marked + load.acknowledged.length - before;
  await harm?.();
  await parts.start(part);
  const due: Due[] = [
    ...open.map((candidacy) => ({ candidacy, facts: ['StageClosed'] })),
    { candidacy: falling, facts: ['DeadlineStepTaken overdue'] },
    { candidacy: overdue, facts: overdueLadder },
  ];
  const back = performance.now();
  const ready = allHealthy(parts).then(() => performance.now() - back);
  const servedMillis = await served(store, due, back);
  return { what, readyAgainMillis: await ready, due, servedMillis, whileAway, insideLadder: 0 };
}

/** New paths must wait for their first stage to be opened, so the load ebbs; those that are open go on, all through the absence. */
async function markThroughout(certifier: Certifier, open: readonly string[], millis: number): Promise<number> {
  let marked = 0;
  for (const piece of pieces) {
    for (const candidacy of open) await certifier.mark(candidacy, piece, '12,5');
    marked += open.length;
    await pause((0.8 * millis) / pieces.length);
  }
  return marked;
}
