import { setTimeout as pause } from 'node:timers/promises';
import type { CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import { factsOf, isServed, type Due } from './findings.js';

const lookEveryMillis = 200;
const settleLimitMillis = 60_000;

/** Until the stage of every complete candidacy is closed, or the time is up: what is still open then is a finding. */
export async function settled(store: EventStore, complete: readonly string[]): Promise<void> {
  const end = Date.now() + settleLimitMillis;
  let open = [...complete];
  while (open.length > 0 && Date.now() < end) {
    const events = await Promise.all(open.map((candidacy) => factsOf(store, candidacy)));
    open = open.filter((_, at) => !events[at]?.some(({ type }) => type === 'StageClosed'));
    if (open.length > 0) await pause(lookEveryMillis);
  }
}

/** How long after an instant each was served; the whole limit for one that was not: that is a finding too. */
export async function served(store: EventStore, due: readonly Due[], from: number): Promise<readonly number[]> {
  return Promise.all(
    due.map(async (one) => {
      while (performance.now() - from < settleLimitMillis) {
        if (isServed(one, await factsOf(store, one.candidacy))) break;
        await pause(lookEveryMillis);
      }
      return performance.now() - from;
    }),
  );
}

/** Milliseconds until a fact of this type stands in the stream. */
export async function millisUntil(
  store: EventStore,
  candidacy: string,
  type: CandidacyEvent['type'],
  everyMillis = lookEveryMillis,
): Promise<number> {
  const from = performance.now();
  while (performance.now() - from < settleLimitMillis) {
    if ((await factsOf(store, candidacy)).some((event) => event.type === type)) return performance.now() - from;
    await pause(everyMillis);
  }
  throw new Error(`no ${type} in ${candidacy} after ${settleLimitMillis / 1_000} s`);
}

/** A civil date, some days from today. */
export function civilDay(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}
