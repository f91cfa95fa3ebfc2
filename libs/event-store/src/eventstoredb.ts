import { admitRevision, admitStream } from './admission.js';
import { append, appendTimes, type Appending, type AppendTimes } from './append.js';
import { disposeClient, guardedClient } from './guarded-client.js';
import { InFlight } from './in-flight.js';
import { noEventStoreMetrics, type EventStoreMetrics } from './metrics.js';
import type { EventStore, Subscription } from './port.js';
import { EventStoreUnavailable } from './port.js';
import { ping, readStream, readTimes, type ReadTimes } from './reading.js';
import { follow, subscriptionTimes, type SubscriptionTimes } from './subscription.js';
import { upcasting, type Upcaster } from './upcasters.js';

export interface EventStoreOptions {
  readonly upcasters?: readonly Upcaster[];
  readonly append?: Partial<AppendTimes>;
  readonly read?: Partial<ReadTimes>;
  readonly subscription?: Partial<SubscriptionTimes>;
}

export interface EventStoreDb extends EventStore {
  readonly metrics: Readonly<EventStoreMetrics>;
}

/** The HTTP/2 stream of the appends is not throttled any more (see the guards), so this is its bound: 256 of at most 1 MiB. */
const mostInFlight = 256;
/** Beyond it an append would wait for seconds: the caller had better hear it. */
const longestQueue = 4_096;
const pingAnswerMs = 2_000;

/** One per process: two clients share one table of appends in flight and give up each other's. Close it before another. */
export function openEventStore(url: string, options: EventStoreOptions = {}): EventStoreDb {
  claimProcess();
  const metrics = noEventStoreMetrics();
  const client = guardedClient(url, metrics);
  const upcast = upcasting(options.upcasters ?? []);
  const closing = new AbortController();
  const appending: Appending = {
    client,
    metrics,
    inFlight: new InFlight(mostInFlight, longestQueue),
    closing: closing.signal,
    times: { ...appendTimes, ...options.append },
  };
  const reading: ReadTimes = { ...readTimes, ...options.read };
  const subscribing = { client, metrics, upcast, times: { ...subscriptionTimes, ...options.subscription } };
  const subscriptions = new Set<Subscription>();
  return {
    metrics,
    append: (stream, expected, events) => append(appending, stream, expected, events),
    async *readStream(stream, from = 0) {
      refuseWhenClosed(closing.signal);
      admitStream(stream);
      admitRevision(from);
      for await (const event of readStream(client, reading, stream, from)) yield upcast(event);
    },
    subscribeAll(filter, after, follower) {
      refuseWhenClosed(closing.signal);
      const subscription = follow(subscribing, filter, after, follower);
      subscriptions.add(subscription);
      return { stop: () => subscription.stop().finally(() => subscriptions.delete(subscription)) };
    },
    async ping() {
      refuseWhenClosed(closing.signal);
      await ping(client, pingAnswerMs);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await disposeClient(client);
      releaseProcess();
    },
  };
}

let claimed = false;

function claimProcess(): void {
  if (claimed) throw new Error('this process has an event store open already: share it, or close it first');
  claimed = true;
}

function releaseProcess(): void {
  claimed = false;
}

function refuseWhenClosed(closing: AbortSignal): void {
  if (closing.aborted) throw new EventStoreUnavailable('the event store is closed');
}
