import type { AppendResult, EventStoreDBClient } from '@eventstore/db-client';
import { admitAppend } from './admission.js';
import { toStored } from './codec.js';
import { isRefused, isWrongRevision, refused, unavailable } from './errors.js';
import type { InFlight } from './in-flight.js';
import type { EventStoreMetrics } from './metrics.js';
import type { Appended, ExpectedRevision, NewEvent, WrongRevision } from './port.js';
import { EventStoreUnavailable } from './port.js';
import { backoffMs, sleep, within, type Backoff } from './waiting.js';

export interface AppendTimes {
  /** One attempt. The server gives a write 2 s; twice that and the answer is lost. */
  readonly attemptMs: number;
  /** All attempts, and the wait for a turn: longer than a restart of the store (10 s), so that one is survived. */
  readonly totalMs: number;
  readonly backoff: Backoff;
}

export const appendTimes: AppendTimes = {
  attemptMs: 4_000,
  totalMs: 12_000,
  backoff: { firstMs: 50, longestMs: 1_000 },
};

export interface Appending {
  readonly client: EventStoreDBClient;
  readonly inFlight: InFlight;
  readonly times: AppendTimes;
  readonly metrics: EventStoreMetrics;
  readonly closing: AbortSignal;
}

/**
 * Ids and expected revision are fixed before the first try and never change. So after an unknown outcome the same append
 * is simply sent again: if it was stored, the server gives its first answer, for ever; if somebody else's was, it says so.
 */
export async function append(
  appending: Appending,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended | WrongRevision> {
  admitAppend(stream, expected, events);
  const giveUpAt = Date.now() + appending.times.totalMs;
  return appending.inFlight.run(() => appendUntil(giveUpAt, appending, stream, expected, events));
}

async function appendUntil(
  giveUpAt: number,
  { client, times, metrics, closing }: Appending,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended | WrongRevision> {
  if (Date.now() >= giveUpAt) throw new EventStoreUnavailable(`append to ${stream}: it never had its turn`);
  const stored = events.map(toStored);
  const options = { expectedRevision: expected === 'no-stream' ? ('no_stream' as const) : BigInt(expected) };
  for (let attempt = 0; ; attempt += 1) {
    if (closing.aborted) throw new EventStoreUnavailable('the event store is closed');
    try {
      const attemptMs = Math.min(times.attemptMs, Math.max(1, giveUpAt - Date.now()));
      return appended(await within(attemptMs, client.appendToStream(stream, stored, options), () => tooLate(stream)));
    } catch (error) {
      if (isWrongRevision(error)) return { outcome: 'wrong-revision' };
      if (isRefused(error)) throw refused(`append to ${stream}`, error);
      const pauseMs = backoffMs(times.backoff, attempt);
      if (closing.aborted || Date.now() + pauseMs >= giveUpAt) {
        metrics.unknownOutcomes += 1;
        throw unavailable(`append to ${stream}`, error);
      }
      metrics.appendRetries += 1;
      await sleep(pauseMs, closing);
    }
  }
}

function appended({ nextExpectedRevision, position }: AppendResult): Appended {
  if (!position) throw new Error('the event store stored an append and did not say where');
  return { outcome: 'appended', revision: Number(nextExpectedRevision), position: position.commit };
}

function tooLate(stream: string): EventStoreUnavailable {
  return new EventStoreUnavailable(`append to ${stream}: no answer in time`);
}
