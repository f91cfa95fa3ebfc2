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
  /** Once live, each transaction is followed by a rest, of so long at most: on a busy day one for all that came meanwhile. */
  readonly paceMillis: number;
}

/** About 30 MB of events; fewer would write the same candidacies more often while catching up, more serve no purpose. */
export const intakeLimits: IntakeLimits = { events: 20_000, millis: 1_000, paceMillis: 100 };

/** So many times as long as the transaction took: views leave most of a busy machine to those who record, and a quiet one waits for nobody. */
const restPerWork = 4;

export function openIntake(
  write: (events: readonly RecordedEvent[]) => Promise<void>,
  onBroken: (error: unknown) => void,
  limits = intakeLimits,
): Intake {
  return new PacedIntake(write, onBroken, limits);
}

class PacedIntake implements Intake {
  #waiting: RecordedEvent[] = [];
  #writing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #live = false;
  #closed = false;
  #restsUntil = -Infinity;

  constructor(
    private readonly write: (events: readonly RecordedEvent[]) => Promise<void>,
    private readonly onBroken: (error: unknown) => void,
    private readonly limits: IntakeLimits,
  ) {}

  async take(event: RecordedEvent): Promise<void> {
    while (!this.#closed && this.#isFull()) await (this.#writing ?? this.#begin());
    if (this.#closed) throw new Error('the intake is closed');
    this.#waiting.push(event);
    this.#beginWhenDue();
  }

  goLive(): void {
    this.#live = true;
    this.#stopTimer();
    this.#beginWhenDue();
  }

  async flush(): Promise<void> {
    while (!this.#closed && (this.#writing || this.#waiting.length > 0)) await (this.#writing ?? this.#begin());
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopTimer();
    await this.#writing;
  }

  #beginWhenDue(): void {
    if (this.#writing || this.#closed || this.#waiting.length === 0) return;
    const wait = this.#live ? this.#restsUntil - Date.now() : this.limits.millis;
    if (wait <= 0 || this.#isFull()) void this.#begin();
    else this.#timer ??= setTimeout(() => void this.#begin(), wait);
  }

  #begin(): Promise<void> {
    this.#stopTimer();
    if (this.#writing) return this.#writing;
    const begunAt = Date.now();
    const batch = this.#waiting;
    this.#waiting = [];
    this.#writing = this.write(batch)
      .catch((error: unknown) => {
        this.#closed = true;
        this.onBroken(error);
      })
      .then(() => {
        const now = Date.now();
        this.#restsUntil = now + Math.min(restPerWork * (now - begunAt), this.limits.paceMillis);
        this.#writing = null;
        this.#beginWhenDue();
      });
    return this.#writing;
  }

  #isFull(): boolean {
    return this.#waiting.length >= this.limits.events;
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
