import { candidacy, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore, RecordedEvent, Subscription } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';

/** One candidacy as its own stream tells it. */
export interface Fold {
  state: Candidacy;
  revision: number;
  /** When a fact of each type came last. */
  readonly latest: Map<string, Instant>;
}

/** Folds every candidacy as its facts go by, and wakes up whoever waits for one of them. */
export class Followed {
  readonly #folds = new Map<string, Fold>();
  readonly #waiting = new Map<string, () => void>();
  #subscription: Subscription | null = null;
  #failure: unknown = null;
  facts = 0;

  constructor(
    private readonly store: EventStore,
    private readonly now: () => Instant,
  ) {}

  start(): void {
    this.#subscription = this.store.subscribeAll(['candidacy-'], 'start', {
      onEvent: (event) => Promise.resolve(this.#take(event)),
      onStopped: (error) => {
        this.#failure = error;
      },
    });
  }

  async stop(): Promise<void> {
    await this.#subscription?.stop();
  }

  of(id: string): Fold {
    if (this.#failure) throw this.#failure;
    const fold = this.#folds.get(id) ?? { state: candidacy.initial, revision: -1, latest: new Map() };
    this.#folds.set(id, fold);
    return fold;
  }

  /** What an answer says is known without waiting for the subscription, unless something came in between. */
  told(id: string, revision: number, events: readonly CandidacyEvent[]): void {
    const first = revision - events.length + 1;
    events.forEach((event, index) => this.#fold(id, event, first + index));
  }

  /** Resolves when something has happened to it, or after that long. */
  async moved(id: string, withinMillis: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMillis);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.#waiting.delete(id);
  }

  #take({ stream, event, revision }: RecordedEvent): void {
    const id = stream.slice('candidacy-'.length);
    this.#fold(id, event as CandidacyEvent, revision);
    this.#waiting.get(id)?.();
  }

  #fold(id: string, event: CandidacyEvent, revision: number): void {
    const fold = this.of(id);
    if (revision !== fold.revision + 1) return;
    fold.state = candidacy.evolve(fold.state, event, revision);
    fold.revision = revision;
    fold.latest.set(event.type, this.now());
    this.facts += 1;
  }
}
