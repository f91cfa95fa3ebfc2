import type { EventStore, Position, RecordedEvent, StreamPrefixes } from '@parchemin/event-store';
import type { Lease } from '@parchemin/read-models';
import { pauseFor } from '@parchemin/service';

export interface CourierParts {
  readonly name: string;
  readonly events: EventStore;
  readonly streams: StreamPrefixes;
  readonly checkpoint: Checkpoint;
  /** At least once for each fact, in the order of the log: done a second time it must change nothing. What it throws is tried again; what takes long ends by throwing when it is told to stop. */
  deliver(fact: RecordedEvent, stopped: AbortSignal): Promise<void>;
  /** Undefined while another courier holds it: delivering twice is harmless, and vain. */
  tryLease(): Promise<Lease | undefined>;
  /** Codes, ids and counts only. */
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
  readonly longestPauseMillis?: number;
}

export interface Checkpoint {
  /** Everything up to here was delivered; null before the first fact. */
  load(): Promise<Position | null>;
  save(position: Position): Promise<void>;
}

const firstPauseMillis = 250;
const usualLongestPauseMillis = 3_000;

/** Carries the facts of one kind of stream to where they enter as commands; begins again at its checkpoint whatever breaks. */
export class Courier {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #fault: string | null = 'starting';

  constructor(private readonly parts: CourierParts) {
    this.#running = this.#keepDelivering();
  }

  /** Null while facts are delivered as they come, else what stands in the way. */
  fault(): string | null {
    return this.#fault;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #keepDelivering(): Promise<void> {
    const { signal } = this.#stopping;
    const longest = this.parts.longestPauseMillis ?? usualLongestPauseMillis;
    for (let pause = firstPauseMillis; !signal.aborted; pause = Math.min(pause * 2, longest)) {
      try {
        const lease = await this.parts.tryLease();
        if (!lease) this.#fault = null;
        else await this.#followWhile(lease, () => (pause = firstPauseMillis)).finally(() => lease.release());
      } catch (error) {
        this.#fault = `${this.parts.name}: ${error instanceof Error ? error.message : 'unknown'}`;
        if (!signal.aborted)
          this.parts.told('delivery-interrupted', { courier: this.parts.name, failure: this.#fault });
      }
      await pauseFor(Math.min(pause, longest), signal);
    }
  }

  /** Until it is told to stop, the lease is lost, or something breaks. */
  async #followWhile(lease: Lease, onProgress: () => void): Promise<void> {
    const { events, streams, checkpoint, deliver } = this.parts;
    const from = await checkpoint.load();
    const ending = new AbortController();
    let fail = (_error: unknown): void => {};
    const broken = new Promise<never>((_, reject) => (fail = reject));
    const stopped = new Promise<void>((resolve) => {
      this.#stopping.signal.addEventListener('abort', () => resolve(), { once: true });
      if (this.#stopping.signal.aborted) resolve();
    });
    const subscription = events.subscribeAll(streams, from ?? 'start', {
      onEvent: async (fact) => {
        await deliver(fact, ending.signal);
        await checkpoint.save(fact.position);
        onProgress();
      },
      onCaughtUp: async () => void (this.#fault = null),
      onStopped: fail,
    });
    try {
      await Promise.race([stopped, broken, lease.lost.then(() => Promise.reject(new Error('the lease is lost')))]);
    } finally {
      ending.abort();
      await subscription.stop();
    }
  }
}
