import type { AllStreamResolvedEvent, AllStreamSubscription, EventStoreDBClient } from '@eventstore/db-client';
import { excludeSystemEvents, streamNameFilter } from '@eventstore/db-client';
import { fromStored, toClientPosition } from './codec.js';
import { isRefused } from './errors.js';
import type { EventStoreMetrics } from './metrics.js';
import type { Follower, Position, StreamPrefixes, Subscription } from './port.js';
import { Pulled, Silence } from './pulled.js';
import type { Upcast } from './upcasters.js';
import { backoffMs, sleep, type Backoff } from './waiting.js';

export interface SubscriptionTimes {
  /** Between opening and the first answer of the server. */
  readonly confirmMs: number;
  /** A quiet log and a dead connection look the same: after so long a silence the subscription is opened anew. */
  readonly silenceMs: number;
  readonly backoff: Backoff;
}

export const subscriptionTimes: SubscriptionTimes = {
  confirmMs: 10_000,
  silenceMs: 30_000,
  backoff: { firstMs: 100, longestMs: 5_000 },
};

export interface Subscribing {
  readonly client: EventStoreDBClient;
  readonly times: SubscriptionTimes;
  readonly metrics: EventStoreMetrics;
  readonly upcast: Upcast;
}

/** Events waiting here for the follower; behind them the connection's own flow control holds the server back. */
const prefetched = 64;
/** A checkpoint per 1,024 events considered (32 windows of 32): seldom enough to cost nothing, often enough to resume from. */
const checkpointWindows = 32;

type Item = AllStreamResolvedEvent | Marker;
/** Travels among the events, so that a checkpoint is never told before the events that came before it. */
type Marker = { readonly marker: 'confirmed' | 'caught-up' } | { readonly marker: 'checkpoint'; readonly at: Position };

/** The client never subscribes again by itself: this does, behind the last position that the follower has processed. */
export function follow(
  subscribing: Subscribing,
  filter: StreamPrefixes,
  after: Position | 'start',
  follower: Follower,
): Subscription {
  const following = new Following(subscribing, filter, after, follower);
  const ended = following.run().catch((error: unknown) => follower.onStopped(error));
  return {
    stop() {
      following.stop();
      return ended;
    },
  };
}

class Following {
  readonly #stopping = new AbortController();

  constructor(
    private readonly subscribing: Subscribing,
    private readonly filter: StreamPrefixes,
    private last: Position | 'start',
    private readonly follower: Follower,
  ) {}

  stop(): void {
    this.#stopping.abort();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async run(): Promise<void> {
    const { metrics, times } = this.subscribing;
    for (let failures = 0; !this.#stopped;) {
      const outcome = await this.#subscribed();
      if (this.#stopped) return;
      if ('fatal' in outcome) throw outcome.fatal;
      if (outcome.cut === 'silence') metrics.silences += 1;
      else metrics.resubscriptions += 1;
      failures = outcome.progress ? 0 : failures + 1;
      if (outcome.cut === 'error') await sleep(backoffMs(times.backoff, failures), this.#stopping.signal);
    }
  }

  /** One subscription of the client, from its opening to its end. */
  async #subscribed(): Promise<{ cut: 'silence' | 'error'; progress: boolean } | { fatal: unknown }> {
    const { client, times } = this.subscribing;
    const subscription = open(client, this.filter, this.last);
    const items = new Pulled<Item>(subscription, this.#stopping.signal);
    let confirmed = false;
    try {
      while (await items.more(confirmed ? times.silenceMs : times.confirmMs)) {
        for (let item = items.take(); item !== null && !this.#stopped; item = items.take()) {
          confirmed = true;
          const processed = await this.#process(item);
          if (processed) return { fatal: processed.failure };
        }
      }
      return { cut: 'error', progress: confirmed };
    } catch (error) {
      if (isRefused(error)) return { fatal: error };
      return { cut: error instanceof Silence && confirmed ? 'silence' : 'error', progress: confirmed };
    } finally {
      items.close();
      abandon(subscription);
    }
  }

  /** A failure of the follower, or of what was read, ends the subscription: to go on would be to lose an event. */
  async #process(item: Item): Promise<{ readonly failure: unknown } | null> {
    try {
      if ('marker' in item) await this.#processMarker(item);
      else await this.#processEvent(item);
      return null;
    } catch (failure) {
      return { failure };
    }
  }

  async #processEvent({ event: stored }: AllStreamResolvedEvent): Promise<void> {
    if (!stored) return;
    if (!this.#isNew(stored.position.commit)) {
      this.subscribing.metrics.duplicatesDropped += 1;
      return;
    }
    const event = this.subscribing.upcast(fromStored(stored));
    await this.follower.onEvent(event);
    this.last = event.position;
  }

  async #processMarker(item: Marker): Promise<void> {
    if (item.marker === 'caught-up') await this.follower.onCaughtUp?.();
    if (item.marker !== 'checkpoint' || !this.#isNew(item.at)) return;
    await this.follower.onCheckpoint?.(item.at);
    this.last = item.at;
  }

  #isNew(position: Position): boolean {
    return this.last === 'start' || position > this.last;
  }
}

function open(client: EventStoreDBClient, filter: StreamPrefixes, last: Position | 'start'): AllStreamSubscription {
  const checkpoints = {
    checkpointInterval: checkpointWindows,
    // Answers at once: the client awaits this inside its stream, and a slow follower here would hold back the events.
    checkpointReached: (_: unknown, at: { commit: Position }) => mark({ marker: 'checkpoint', at: at.commit }),
  };
  const subscription = client.subscribeToAll(
    {
      fromPosition: last === 'start' ? 'start' : toClientPosition(last),
      filter:
        filter.length === 0
          ? excludeSystemEvents(checkpoints)
          : streamNameFilter({ ...checkpoints, prefixes: [...filter] }),
    },
    { highWaterMark: prefetched },
  );
  subscription.on('confirmation', () => mark({ marker: 'confirmed' }));
  subscription.on('caughtUp', () => mark({ marker: 'caught-up' }));
  return subscription;

  function mark(marker: Marker): void {
    if (!subscription.destroyed) subscription.push(marker);
  }
}

function abandon(subscription: AllStreamSubscription): void {
  subscription.unsubscribe().catch(() => {});
  subscription.destroy();
}
