import type { RecordedEvent } from '@parchemin/event-store';
import type { Poison, View, ViewChange, ViewRow, ViewStore, ViewVersion } from '@parchemin/read-models';
import { candidacyOf } from '@parchemin/read-models';

/** One view on its way along the log. A lane that has stopped stays where it is while the others go on. */
export interface Lane {
  readonly view: View;
  /** With the position as this process last committed or read it. */
  version: ViewVersion;
  /** Why the lane does not move: an event it cannot take in, or a version made for another shape of the view. */
  stopped: { readonly poison: Poison } | 'outdated' | null;
  /** A park from an earlier run may still stand in the store and is to be lifted by the first commit. */
  parkedBefore: boolean;
  readonly announced: boolean;
}

export function laneOf(view: View, version: ViewVersion, announced: boolean): Lane {
  const stopped = version.shape === view.shape ? null : 'outdated';
  return { view, version, stopped, parkedBefore: announced, announced };
}

/** What one lane makes of some events: a change to commit, and the event at which it has to stop, if there is one. */
export interface Prepared {
  readonly lane: Lane;
  readonly events: readonly RecordedEvent[];
  readonly change: ViewChange | null;
  readonly poison: Poison | null;
}

/** Delivery is at least once: what the lane has taken in already is passed over. */
export async function prepare(store: ViewStore, lane: Lane, delivered: readonly RecordedEvent[]): Promise<Prepared> {
  const from = lane.version.position;
  const events = delivered.filter(({ position }) => position > from);
  const known = events.length > 0 && lane.view.kind === 'fold' ? await rowsBefore(store, lane, events) : new Map();
  return foldEvents(lane, events, known);
}

function rowsBefore(
  store: ViewStore,
  lane: Lane,
  events: readonly RecordedEvent[],
): Promise<ReadonlyMap<string, ViewRow>> {
  // A candidacy's first event has no row before it, so none is looked for.
  const first = new Map<string, number>();
  for (const event of events) if (!first.has(event.stream)) first.set(event.stream, event.revision);
  const later = [...first].filter(([, revision]) => revision > 0).map(([stream]) => candidacyOf({ stream }));
  return later.length === 0 ? Promise.resolve(new Map<string, ViewRow>()) : store.load(lane.version, later);
}

interface Folded {
  readonly row: ViewRow;
  readonly last: RecordedEvent;
}

/** Rows are completed once, at the end; when one cannot be, each event is looked at by itself to find the one at fault. */
function foldEvents(lane: Lane, events: readonly RecordedEvent[], known: ReadonlyMap<string, ViewRow>): Prepared {
  const quick = foldUpToPoison(lane, events, known, false);
  try {
    return preparedOf(lane, events, quick);
  } catch {
    return preparedOf(lane, events, foldUpToPoison(lane, events, known, true));
  }
}

interface Folding {
  readonly folded: ReadonlyMap<string, Folded>;
  readonly to: bigint;
  readonly poison: Poison | null;
}

function foldUpToPoison(
  { view, version }: Lane,
  events: readonly RecordedEvent[],
  known: ReadonlyMap<string, ViewRow>,
  completing: boolean,
): Folding {
  const folded = new Map<string, Folded>();
  let to = version.position;
  for (const recorded of events) {
    const key = view.kind === 'fold' ? recorded.stream : recorded.id;
    try {
      const before = folded.get(key)?.row ?? known.get(candidacyOf(recorded));
      const row = view.project(before, recorded);
      if (completing) view.complete(row, recorded);
      folded.set(key, { row, last: recorded });
    } catch (error) {
      return { folded, to, poison: { recorded, error: error instanceof Error ? error.message : String(error) } };
    }
    to = recorded.position;
  }
  return { folded, to, poison: null };
}

function preparedOf(lane: Lane, events: readonly RecordedEvent[], { folded, to, poison }: Folding): Prepared {
  const { view, version, announced } = lane;
  const rows = [...folded.values()].map(({ row, last }) => view.complete(row, last));
  return { lane, events, change: to === version.position ? null : { view, version, to, rows, announced }, poison };
}
