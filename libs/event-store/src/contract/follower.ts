import type { EventStore, Follower, Position, RecordedEvent, StreamPrefixes, Subscription } from '../port.js';

/** Everything here comes in milliseconds on a healthy server; with faults, after some of its own retries. */
const longestWaitMs = 45_000;

export interface Followed {
  readonly events: readonly RecordedEvent[];
  readonly checkpoints: readonly Position[];
  /** For each time the head was reached: how many events had come before. */
  readonly caughtUpAfter: readonly number[];
  readonly stoppedBy: readonly unknown[];
  until(what: string, reached: (followed: Followed) => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Follows, remembers everything in order, and lets a case wait for what it expects. */
export function followed(
  store: EventStore,
  filter: StreamPrefixes,
  after: Position | 'start' = 'start',
  onEvent: (event: RecordedEvent) => Promise<void> = async () => {},
): Followed {
  const waiting = new Set<() => void>();
  const events: RecordedEvent[] = [];
  const checkpoints: Position[] = [];
  const caughtUpAfter: number[] = [];
  const stoppedBy: unknown[] = [];
  const tell = (): void => waiting.forEach((look) => look());
  const follower: Follower = {
    async onEvent(event) {
      await onEvent(event);
      events.push(event);
      tell();
    },
    async onCheckpoint(position) {
      checkpoints.push(position);
      tell();
    },
    async onCaughtUp() {
      caughtUpAfter.push(events.length);
      tell();
    },
    onStopped(error) {
      stoppedBy.push(error);
      tell();
    },
  };
  const subscription: Subscription = store.subscribeAll(filter, after, follower);
  const seen: Followed = {
    events,
    checkpoints,
    caughtUpAfter,
    stoppedBy,
    until: (what, reached) => waitUntil(waiting, () => reached(seen), `${what}; so far ${events.length} events`),
    stop: () => subscription.stop(),
  };
  return seen;
}

function waitUntil(waiting: Set<() => void>, reached: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      waiting.delete(look);
      end();
    };
    const look = (): void => {
      if (reached()) settle(resolve);
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`never came: ${what}`))), longestWaitMs);
    waiting.add(look);
    look();
  });
}
