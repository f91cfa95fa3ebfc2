import type { RecordedEvent } from '@parchemin/event-store';

/** Between a subscription and the views: what arrives while one batch is written makes up the next one. */
export interface Intake {
  /** Resolves at once while there is room: a full intake slows the subscription down. */
  take(event: RecordedEvent): Promise<void>;
  /** From now on an event is written at once, or, when events come thick and fast, with those of the same short while. */
  goLive(): void;
  /** Writes what is waiting without more ado; resolves when nothing is left to write. */
  flush(): Promise<void>;
  /** Resolves when nothing is being written; nothing more will be. */
  close(): Promise<void>;
}

export interface IntakeLimits {
  /** As many events wait at most, and are written in one transaction at most. */
  readonly events: number;
  /** While catching up, views are no older than this for want of a full batch. */
  readonly millis: number;
  /** Once live, transactions begin no closer together than this: on a busy day one for all that came meanwhile. */
  readonly paceMillis: number;
}

/** About 30 MB of events; fewer would write the same candidacies more often while catching up, more serve no purpose. */
export const intakeLimits: IntakeLimits = { events: 20_000, millis: 1_000, paceMillis: 25 };

export function openIntake(
  write: (events: readonly RecordedEvent[]) => Promise<void>,
  onBroken: (error: unknown) => void,
  limits = intakeLimits,
): Intake {
  let waiting: RecordedEvent[] = [];
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let live = false;
  let closed = false;
  let begunAt = -Infinity;
  return {
    async take(event) {
      while (!closed && waiting.length >= limits.events) await (writing ?? begin());
      if (closed) throw new Error('the intake is closed');
      waiting.push(event);
      beginWhenDue();
    },
    goLive() {
      live = true;
      if (timer) clearTimeout(timer);
      timer = null;
      beginWhenDue();
    },
    async flush() {
      while (!closed && (writing || waiting.length > 0)) await (writing ?? begin());
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await writing;
    },
  };

  function beginWhenDue(): void {
    if (writing || closed || waiting.length === 0) return;
    const wait = waiting.length >= limits.events ? 0 : live ? begunAt + limits.paceMillis - Date.now() : limits.millis;
    if (wait <= 0) void begin();
    else timer ??= setTimeout(() => void begin(), wait);
  }

  function begin(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (writing) return writing;
    begunAt = Date.now();
    const batch = waiting;
    waiting = [];
    writing = write(batch).then(
      () => {
        writing = null;
        beginWhenDue();
      },
      (error: unknown) => {
        writing = null;
        closed = true;
        onBroken(error);
      },
    );
    return writing;
  }
}
