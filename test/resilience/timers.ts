import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@parchemin/event-store';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import { pathDueAt } from '../bench/due-path.js';
import { operations } from '../bench/paths.js';
import { factsOf } from './findings.js';
import { allHealthy, type World } from './rounds.js';

export interface TimersPlan {
  readonly timers: number;
  /** Of the worker and of Temporal by turns, each as in a crash, from the first path on until the last timer is due. */
  readonly restarts: number;
  /** For every path to be started and to arm its timer before the first is due. */
  readonly leadMillis: number;
  readonly spreadMillis: number;
}

export interface Rung {
  readonly counts: object;
  /** One line for each timer that rang twice, never, or before its instant. */
  readonly broken: readonly string[];
}

/** Ten processes a second are started on a machine that does much else, and is killed now and then. */
const leadMillisEach = 100;
const leastLeadMillis = 3_000;
const lanes = 16;
const lookEveryMillis = 500;
/** Late is told; what has not rung by then has been lost. */
const lastLimitMillis = 300_000;

export function usualTimers(timers: number, restarts: number): TimersPlan {
  return {
    timers,
    restarts,
    leadMillis: Math.max(leastLeadMillis, timers * leadMillisEach),
    spreadMillis: timers >= 1_000 ? 210_000 : 5_000,
  };
}

/** Real timers of real paths, each due at an instant of its own, while what holds them is killed again and again. */
export async function ringTimers(
  world: Pick<World, 'parts' | 'store' | 'random'>,
  { timers, restarts, leadMillis, spreadMillis }: TimersPlan,
): Promise<Rung> {
  const first = Date.now() + leadMillis;
  const due = Array.from({ length: timers }, (_, index) => {
    return { candidacy: randomUUID(), millis: Math.round(first + (spreadMillis * index) / timers) };
  });
  const killing = killByTurns(world, restarts, leadMillis + spreadMillis);
  await inLanes(due, async ({ candidacy, millis }) => {
    await world.store.append(`candidacy-${candidacy}`, 'no-stream', await pathDueAt(candidacy, millis, operations));
  });
  const seededBeforeFirst = first - Date.now();
  await killing;
  const last = due.at(-1)?.millis ?? first;
  const rung = await whenRung(world.store, due, last + lastLimitMillis);
  return summed(due, rung, { restarts, seededBeforeFirst });
}

interface DueTimer {
  readonly candidacy: string;
  readonly millis: number;
}

async function killByTurns({ parts, random }: Pick<World, 'parts' | 'random'>, restarts: number, forMillis: number) {
  const from = Date.now();
  for (let restart = 0; restart < restarts; restart += 1) {
    const moment = from + ((restart + random()) / restarts) * forMillis;
    await pause(Math.max(0, moment - Date.now()));
    const part = restart % 2 === 0 ? 'worker' : 'temporal';
    await parts.kill(part);
    await parts.start(part);
  }
  await allHealthy(parts);
}

/** The instants at which each was taken, in the order of its stream. */
async function whenRung(
  store: EventStore,
  due: readonly DueTimer[],
  until: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rung = new Map<string, readonly number[]>();
  let silent = due;
  do {
    await inLanes(silent, async ({ candidacy }) => {
      const taken = (await factsOf(store, candidacy)).flatMap((fact) =>
        fact.type === 'DeadlineStepTaken' && fact.data.step === 'overdue' ? [millisOf(fact.data.takenAt)] : [],
      );
      if (taken.length > 0) rung.set(candidacy, taken);
    });
    silent = due.filter(({ candidacy }) => !rung.has(candidacy));
    if (silent.length > 0) await pause(lookEveryMillis);
  } while (silent.length > 0 && Date.now() < until);
  return rung;
}

function summed(due: readonly DueTimer[], rung: ReadonlyMap<string, readonly number[]>, told: object): Rung {
  const timesOf = ({ candidacy }: DueTimer): readonly number[] => rung.get(candidacy) ?? [];
  const never = due.filter((timer) => timesOf(timer).length === 0);
  const twice = due.filter((timer) => timesOf(timer).length > 1);
  const early = due.filter((timer) => timesOf(timer).some((at) => at < timer.millis));
  const late = due
    .flatMap((timer) =>
      timesOf(timer)
        .slice(0, 1)
        .map((at) => at - timer.millis),
    )
    .sort((left, right) => left - right);
  const share = (part: number): number => late[Math.min(late.length - 1, Math.floor(part * late.length))] ?? 0;
  const line = (what: string) => (timer: DueTimer) =>
    `${timer.candidacy} due at ${instantFromMillis(timer.millis)} rang ${what}`;
  return {
    counts: {
      timers: due.length,
      ...told,
      once: due.length - never.length - twice.length,
      twice: twice.length,
      never: never.length,
      early: early.length,
      lateMillis: { p50: share(0.5), p99: share(0.99), max: late.at(-1) ?? 0 },
    },
    broken: [...never.map(line('never')), ...twice.map(line('twice')), ...early.map(line('early'))],
  };
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
