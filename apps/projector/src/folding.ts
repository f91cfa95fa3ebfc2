import type { RecordedEvent } from '@parchemin/event-store';
import type { Poison, ViewChange, ViewRow } from '@parchemin/read-models';
import { candidacyOf } from '@parchemin/read-models';
import type { Lane } from './lane.js';
import { noRows, rowsBefore, type Before, type Rows } from './rows-before.js';

/** What one lane makes of some events: a change to commit, and the event at which it has to stop, if there is one. */
export interface Folded {
  readonly lane: Lane;
  readonly events: readonly RecordedEvent[];
  readonly change: ViewChange | null;
  readonly poison: Poison | null;
}

/** Event by event through all lanes, in order: what one view has worked out about an event is at hand for the next. */
export async function foldAll(
  before: Before,
  lanes: readonly Lane[],
  events: readonly RecordedEvent[],
): Promise<readonly Folded[]> {
  const known = await rowsBefore(before, lanes, events);
  const foldings = lanes.map((lane) => new Folding(lane, known.get(lane) ?? noRows));
  for (const recorded of events) for (const folding of foldings) folding.take(recorded);
  return foldings.map((folding) => folding.finish(events));
}

interface Kept {
  row: ViewRow;
  last: RecordedEvent;
  readonly added: boolean;
}

class Folding {
  readonly #kept: Kept[] = [];
  readonly #ofStream = new Map<string, Kept>();
  readonly #from: bigint;
  #to: bigint;
  #poison: Poison | null = null;

  constructor(
    private readonly lane: Lane,
    private readonly known: Rows,
    private readonly completing = false,
  ) {
    this.#from = lane.version.position;
    this.#to = this.#from;
  }

  /** Delivery is at least once: what the lane has taken in already is passed over. */
  take(recorded: RecordedEvent): void {
    if (this.#poison !== null || recorded.position <= this.#from) return;
    try {
      if (this.lane.view.kind === 'append') this.#append(recorded);
      else this.#fold(recorded);
      this.#to = recorded.position;
    } catch (error) {
      this.#poison = { recorded, error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Rows are completed once, at the end; when one cannot be, each event is looked at by itself to find the one at fault. */
  finish(events: readonly RecordedEvent[]): Folded {
    try {
      return { lane: this.lane, events, change: this.#change(), poison: this.#poison };
    } catch (error) {
      if (this.completing) throw error;
      const again = new Folding(this.lane, this.known, true);
      for (const recorded of events) again.take(recorded);
      return again.finish(events);
    }
  }

  #append(recorded: RecordedEvent): void {
    this.#kept.push({ row: this.lane.view.project(undefined, recorded), last: recorded, added: true });
  }

  #fold(recorded: RecordedEvent): void {
    const { view } = this.lane;
    const kept = this.#ofStream.get(recorded.stream);
    const before = kept ? kept.row : this.known.get(candidacyOf(recorded));
    const row = view.project(before, recorded);
    if (this.completing) view.complete(row, recorded);
    if (kept) {
      kept.row = row;
      kept.last = recorded;
    } else {
      const opened = { row, last: recorded, added: before === undefined };
      this.#kept.push(opened);
      this.#ofStream.set(recorded.stream, opened);
    }
  }

  #change(): ViewChange | null {
    const { view, version, announced } = this.lane;
    if (this.#to === this.#from) return null;
    const added: ViewRow[] = [];
    const changed: ViewRow[] = [];
    for (const { row, last, added: isNew } of this.#kept) (isNew ? added : changed).push(view.complete(row, last));
    return { view, version, to: this.#to, added, changed, announced };
  }
}
