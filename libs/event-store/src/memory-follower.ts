import type { MemoryLog } from './memory.js';
import type { Follower, Position, RecordedEvent, StreamPrefixes, Subscription } from './port.js';
import { admits } from './prefixes.js';

interface Reading {
  read(event: RecordedEvent): RecordedEvent;
  readonly follower: Follower;
}

/** Walks the log in order, one awaited event at a time, and sleeps at its end until it grows. */
export function followLog(
  log: MemoryLog,
  filter: StreamPrefixes,
  after: Position | 'start',
  { read, follower }: Reading,
): Subscription {
  let stopped = false;
  let wake = (): void => {};
  const walking = walk().catch((error: unknown) => {
    if (!stopped) follower.onStopped(error);
    stopped = true;
  });
  return {
    async stop() {
      stopped = true;
      wake();
      await walking;
    },
  };

  async function walk(): Promise<void> {
    let index = after === 'start' ? 0 : placeAfter(log, after);
    await Promise.resolve();
    while (!stopped) {
      let skipped: Position | null = null;
      for (; !stopped && index < log.all.length; index += 1) {
        const event = log.all[index]!;
        skipped = admits(filter, event.stream) ? null : event.position;
        if (skipped === null) await follower.onEvent(read(event));
      }
      if (!stopped && skipped !== null) await follower.onCheckpoint?.(skipped);
      if (!stopped && index === log.all.length) await follower.onCaughtUp?.();
      if (!stopped && index === log.all.length) await log.grown((resolve) => (wake = resolve));
    }
  }
}

function placeAfter(log: MemoryLog, position: Position): number {
  const index = log.all.findIndex((event) => event.position > position);
  return index === -1 ? log.all.length : index;
}
