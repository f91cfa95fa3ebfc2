import { candidacy, candidacyStream, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore, RecordedEvent, Subscription } from '@parchemin/event-store';
import { group, type Group, type GroupEvent } from '@parchemin/groups';
import type { Instant } from '@parchemin/kernel';
import type { Follows } from './world.js';

/** One candidacy as its own stream tells it. */
export interface Fold {
  state: Candidacy;
  revision: number;
  /** When a fact of each type came last. */
  readonly latest: Map<string, Instant>;
}

export interface GroupFold {
  state: Group;
  revision: number;
}

/** Folds every candidacy and every group as their facts go by, and wakes up whoever waits for one of them. */
export class Followed implements Follows {
  readonly #folds = new Map<string, Fold>();
  readonly #groups = new Map<string, GroupFold>();
  readonly #waiting = new Map<string, () => void>();
  #subscription: Subscription | null = null;
  #failure: unknown = null;

  constructor(
    private readonly store: EventStore,
    private readonly now: () => Instant,
  ) {}

  start(): void {
    this.#subscription = this.store.subscribeAll(['candidacy-', 'group-'], 'start', {
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

  group(id: string): GroupFold {
    const fold = this.#groups.get(id) ?? { state: group.initial, revision: -1 };
    this.#groups.set(id, fold);
    return fold;
  }

  told(id: string, revision: number, events: readonly CandidacyEvent[]): void {
    const first = revision - events.length + 1;
    events.forEach((event, index) => this.#fold(id, event, first + index));
  }

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

  async catchUp(id: string): Promise<void> {
    const { revision: seen } = this.of(id);
    for await (const { event, revision } of this.store.readStream(candidacyStream(id), seen + 1)) {
      this.#fold(id, event as CandidacyEvent, revision);
    }
  }

  #take(recorded: RecordedEvent): void {
    const { stream, event, revision } = recorded;
    const [kind = ''] = stream.split('-', 1);
    const id = stream.slice(kind.length + 1);
    if (kind === 'candidacy') this.#fold(id, event as CandidacyEvent, revision);
    else this.#foldGroup(this.group(id), recorded);
    this.#waiting.get(id)?.();
  }

  #foldGroup(fold: GroupFold, { event, revision }: RecordedEvent): void {
    fold.state = group.evolve(fold.state, event as GroupEvent, revision);
    fold.revision = revision;
  }

  #fold(id: string, event: CandidacyEvent, revision: number): void {
    const fold = this.of(id);
    if (revision !== fold.revision + 1) return;
    fold.state = candidacy.evolve(fold.state, event, revision);
    fold.revision = revision;
    fold.latest.set(event.type, this.now());
  }
}
