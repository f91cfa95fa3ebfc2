import type { Position } from '@parchemin/event-store';
import { GateBusy, type ProcessGate } from './process-gate.js';

export type Before = Position | 'start';

export interface PoolBounds {
  /** Processes that may wait at once; beyond it whoever brings more must wait, and that is the subscription alone. */
  readonly waiting: number;
  readonly atOnce: number;
  /** For one process: after these it is parked, and the others go on. */
  readonly tries: number;
  /** When Temporal, not the process, is at fault. */
  readonly busyTries: number;
  readonly parked: number;
  readonly firstPauseMillis: number;
  readonly longestPauseMillis: number;
}

export const usualPool: PoolBounds = {
  waiting: 10_000,
  atOnce: 32,
  tries: 5,
  busyTries: 30,
  parked: 1_000,
  firstPauseMillis: 50,
  longestPauseMillis: 2_000,
};

interface Entry {
  readonly candidacy: string;
  upTo: number;
  /** Where the log must be read again from when this is never acknowledged; null when no fact stands behind the poke. */
  before: Before | null;
  doing: 'waiting' | 'poking' | 'pausing';
  /** Overtakes whoever is waiting: a log that is read again from far back may bring thousands. */
  urgent: boolean;
  /** What came while it was being poked: the poke may have been too early for it, so another follows. */
  again: { upTo: number; before: Before | null } | null;
  tries: number;
  readonly settled: (() => void)[];
}

/** Many facts, one poke at a time for each process. What is not acknowledged is remembered with its place in the log. */
export class PokePool {
  readonly #entries = new Map<string, Entry>();
  readonly #queue: Entry[] = [];
  readonly #parked = new Map<string, string>();
  #room: (() => void)[] = [];
  #poking = 0;
  #closed = false;

  constructor(
    private readonly gate: Pick<ProcessGate, 'poke'>,
    private readonly told: (candidacy: string, failure: string) => void,
    private readonly bounds: PoolBounds = usualPool,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  /** Each with the failure that parked it. */
  get parked(): ReadonlyMap<string, string> {
    return this.#parked;
  }

  /** Resolves when it was taken in, which takes as long as it takes while the pool is full. */
  async take(candidacy: string, upTo: number, before: Before | null, urgent = false): Promise<void> {
    while (!this.#closed && this.#entries.size >= this.bounds.waiting && !this.#entries.has(candidacy)) {
      await new Promise<void>((resolve) => this.#room.push(resolve));
    }
    if (this.#closed) return;
    const entry = this.#add(candidacy, upTo, before);
    if (urgent && !entry.urgent) this.#hurry(entry);
  }

  /** Resolves when the process was poked or parked. */
  async poke(candidacy: string, urgent = false): Promise<void> {
    await this.take(candidacy, 0, null, urgent);
    const entry = this.#entries.get(candidacy);
    if (entry) await new Promise<void>((resolve) => entry.settled.push(resolve));
  }

  /** The place from which a reader would meet again everything that is not acknowledged; null when all is. */
  lowest(): Before | null {
    let lowest: Before | null = null;
    for (const { before, again } of this.#entries.values()) {
      for (const place of [before, again?.before ?? null]) {
        if (place === 'start') return 'start';
        if (place !== null && (lowest === null || place < lowest)) lowest = place;
      }
    }
    return lowest;
  }

  retryParked(): void {
    const parked = [...this.#parked.keys()];
    this.#parked.clear();
    for (const candidacy of parked) this.#add(candidacy, 0, null).tries = this.bounds.tries - 1;
  }

  close(): void {
    this.#closed = true;
    const waiting = [...this.#room, ...[...this.#entries.values()].flatMap(({ settled }) => settled)];
    this.#room = [];
    this.#entries.clear();
    this.#queue.length = 0;
    for (const resolve of waiting) resolve();
  }

  #add(candidacy: string, upTo: number, before: Before | null): Entry {
    const known = this.#entries.get(candidacy);
    if (known) return join(known, upTo, before);
    this.#parked.delete(candidacy);
    const what = { candidacy, upTo, before, again: null, tries: 0, settled: [] };
    const entry: Entry = { ...what, doing: 'waiting', urgent: false };
    this.#entries.set(candidacy, entry);
    this.#queue.push(entry);
    this.#pump();
    return entry;
  }

  #hurry(entry: Entry): void {
    entry.urgent = true;
    const place = this.#queue.indexOf(entry);
    if (place < 0) return;
    this.#queue.splice(place, 1);
    this.#queue.unshift(entry);
  }

  #pump(): void {
    while (!this.#closed && this.#poking < this.bounds.atOnce) {
      const entry = this.#queue.shift();
      if (!entry) return;
      entry.doing = 'poking';
      this.#poking += 1;
      void this.gate
        .poke(entry.candidacy, entry.upTo, entry.urgent)
        .then(
          () => this.#acknowledged(entry),
          (error: unknown) => this.#failed(entry, error),
        )
        .finally(() => {
          this.#poking -= 1;
          this.#pump();
        });
    }
  }

  #acknowledged(entry: Entry): void {
    if (this.#closed) return;
    if (!entry.again) return this.#settle(entry);
    Object.assign(entry, entry.again, { again: null, tries: 0 });
    this.#enqueue(entry);
  }

  #failed(entry: Entry, error: unknown): void {
    if (this.#closed) return;
    entry.tries += 1;
    if (entry.tries >= (error instanceof GateBusy ? this.bounds.busyTries : this.bounds.tries)) {
      return this.#park(entry, error instanceof Error ? error.name : 'unknown');
    }
    entry.doing = 'pausing';
    const pause = Math.min(this.bounds.firstPauseMillis * 2 ** (entry.tries - 1), this.bounds.longestPauseMillis);
    setTimeout(() => this.#enqueue(entry), pause * (0.5 + Math.random() / 2)).unref();
  }

  #enqueue(entry: Entry): void {
    if (this.#closed) return;
    entry.doing = 'waiting';
    this.#queue.push(entry);
    this.#pump();
  }

  /** It holds nobody up any more: it is tried again slowly, and the sweep knows what it awaits. */
  #park(entry: Entry, failure: string): void {
    if (this.#parked.size < this.bounds.parked) this.#parked.set(entry.candidacy, failure);
    this.told(entry.candidacy, failure);
    this.#settle(entry);
  }

  #settle(entry: Entry): void {
    this.#entries.delete(entry.candidacy);
    for (const resolve of entry.settled) resolve();
    this.#room.shift()?.();
  }
}

function join(entry: Entry, upTo: number, before: Before | null): Entry {
  if (entry.doing === 'poking') {
    const { again } = entry;
    entry.again = { upTo: Math.max(again?.upTo ?? 0, upTo), before: again?.before ?? before };
  } else {
    entry.upTo = Math.max(entry.upTo, upTo);
    entry.before ??= before;
  }
  return entry;
}
