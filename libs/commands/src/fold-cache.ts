import type { DomainEvent } from '@parchemin/kernel';
import type { Fold } from './fold.js';

export interface FoldCacheBounds {
  readonly count: number;
  readonly bytes: number;
}

/** Folds by stream, the least recently used dropped first. What is dropped is read again: a stream never forgets. */
export class FoldCache<Event extends DomainEvent, State> {
  /** A map keeps its insertion order: the first key is the one that was not asked for longest. */
  readonly #folds = new Map<string, { readonly fold: Fold<Event, State>; readonly bytes: number }>();
  #bytes = 0;

  constructor(private readonly bounds: FoldCacheBounds) {}

  get held(): FoldCacheBounds {
    return { count: this.#folds.size, bytes: this.#bytes };
  }

  find(stream: string): Fold<Event, State> | undefined {
    const kept = this.#folds.get(stream);
    if (!kept) return undefined;
    this.#folds.delete(stream);
    this.#folds.set(stream, kept);
    return kept.fold;
  }

  keep(stream: string, fold: Fold<Event, State>): void {
    this.#drop(stream);
    if (fold.bytes > this.bounds.bytes) return;
    this.#folds.set(stream, { fold, bytes: fold.bytes });
    this.#bytes += fold.bytes;
    for (const oldest of this.#folds.keys()) {
      if (this.#folds.size <= this.bounds.count && this.#bytes <= this.bounds.bytes) return;
      this.#drop(oldest);
    }
  }

  #drop(stream: string): void {
    this.#bytes -= this.#folds.get(stream)?.bytes ?? 0;
    this.#folds.delete(stream);
  }
}
