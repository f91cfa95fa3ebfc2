import type { EventStore, Position, RecordedEvent } from '@parchemin/event-store';
import { candidacyOf, viewStreams } from '@parchemin/read-models';
import type { IsNews } from './news.js';
import { PokePool, type Before, type PoolBounds } from './poke-pool.js';
import type { GateIdentity, ProcessGate } from './process-gate.js';
import type { ReactorMemory, ReactorState } from './reactor-memory.js';

export interface AttachmentParts {
  readonly store: EventStore;
  readonly gate: ProcessGate;
  readonly memory: ReactorMemory;
  readonly pool: PoolBounds;
  readonly isNews: IsNews;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

/**
 * The reactor while one and the same Temporal answers.
 * 1. It follows the log from the saved position, and pokes the process of every fact that is news to it.
 * 2. The position that may be saved is the lowest one with everything before it acknowledged.
 * 3. Temporal's database is told that position before ours is: one that says less is an older copy, and has lost pokes.
 * 4. When Temporal goes away the attachment ends, and the next one begins again at the saved position.
 */
export class Attachment {
  readonly pool: PokePool;
  /** For the few whose run must end and begin again. */
  readonly anew: PokePool;
  readonly since = performance.now();
  /** It knows nobody, or not everybody, and all open processes are poked at once. */
  readonly forgotten: boolean;
  #read: Before;
  #saved: ReactorState;
  #marked: Position | null;
  #mayMark = true;
  #ended = false;
  #end = (_reason: string): void => {};
  readonly ended = new Promise<string>((resolve) => (this.#end = resolve));
  readonly #subscription: { stop(): Promise<void> };

  constructor(
    private readonly parts: AttachmentParts,
    private readonly identity: GateIdentity,
    saved: ReactorState,
  ) {
    this.forgotten = hasForgotten(saved, identity);
    this.#saved = saved;
    this.#marked = identity.marked;
    this.#read = saved.position ?? 'start';
    const parked = (candidacy: string, failure: string): void => parts.told('process-parked', { candidacy, failure });
    this.pool = new PokePool(parts.gate, parked, parts.pool);
    this.anew = new PokePool(
      { poke: (candidacy, _, urgent) => parts.gate.restart(candidacy, urgent) },
      parked,
      parts.pool,
    );
    for (const candidacy of saved.parked) void this.pool.take(candidacy, 0, null);
    this.#subscription = parts.store.subscribeAll(viewStreams, this.#read, {
      onEvent: (event) => this.#onEvent(event),
      onCheckpoint: async (position) => this.#readUpTo(position),
      onStopped: (error) => this.leave(`the subscription stopped: ${error instanceof Error ? error.name : 'unknown'}`),
    });
  }

  get over(): boolean {
    return this.#ended;
  }

  leave(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.pool.close();
    this.anew.close();
    void this.#subscription.stop().then(() => this.#end(reason));
  }

  /** Ends the attachment when Temporal is no longer the one it was. */
  async look(): Promise<void> {
    const { cluster, marked } = await this.parts.gate.identity();
    if (cluster !== this.identity.cluster) return this.leave('another Temporal answers');
    if (isBehind(marked, this.#marked)) this.leave('an older copy of Temporal’s database answers');
  }

  async save(): Promise<void> {
    const lowest = this.pool.lowest() ?? this.#read;
    const position = lowest === 'start' ? null : lowest;
    if (this.#ended) return;
    if (position !== null && position !== this.#marked && this.#mayMark) await this.#mark(position);
    const marked = this.#mayMark ? this.#marked : null;
    const state = { position, cluster: this.identity.cluster, marked, parked: [...this.pool.parked.keys()] };
    if (this.#ended || same(state, this.#saved)) return;
    await this.parts.memory.save(state);
    this.#saved = state;
  }

  async #mark(position: Position): Promise<void> {
    this.#mayMark = await this.parts.gate.mark(position);
    if (this.#mayMark) this.#marked = position;
  }

  async #onEvent(event: RecordedEvent): Promise<void> {
    const before = this.#read;
    if (await this.parts.isNews(event)) await this.pool.take(candidacyOf(event), event.revision, before);
    this.#readUpTo(event.position);
  }

  #readUpTo(position: Position): void {
    this.#read = position;
  }
}

/** Deleted, restored from an older copy, or replaced: whatever was poked before may be forgotten there. */
export function hasForgotten(saved: ReactorState, identity: GateIdentity): boolean {
  if (saved.cluster === null) return false;
  return saved.cluster !== identity.cluster || isBehind(identity.marked, saved.marked);
}

function isBehind(marked: Position | null, known: Position | null): boolean {
  return known !== null && (marked === null || marked < known);
}

function same(left: ReactorState, right: ReactorState): boolean {
  return (
    left.position === right.position &&
    left.cluster === right.cluster &&
    left.marked === right.marked &&
    left.parked.join() === right.parked.join()
  );
}
