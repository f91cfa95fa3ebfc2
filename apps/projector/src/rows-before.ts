import type { EventStore, RecordedEvent } from '@parchemin/event-store';
import { candidacyOf, foldedFromStream, type ViewRow, type ViewStore } from '@parchemin/read-models';
import type { Lane } from './lane.js';

/** Where a lane finds what stands before an event. */
export interface Before {
  readonly store: ViewStore;
  readonly events: Pick<EventStore, 'readStream'>;
}

/**
 * The row that each lane has of a candidacy before its first event among these. One view is written with its folds: the
 * others are lent them when both stand at the same position, and make them again from the stream otherwise.
 */
export async function rowsBefore(
  { store, events }: Before,
  lanes: readonly Lane[],
  news: readonly RecordedEvent[],
): Promise<ReadonlyMap<Lane, Rows>> {
  const keeper = lanes.find(keepsFolds);
  const kept = keeper && (await knownOf(keeper, news, (wanted) => store.load(keeper.version, [...wanted.keys()])));
  const borrowed = lanes.map(async (lane): Promise<readonly [Lane, Rows]> => {
    if (lane === keeper && kept) return [lane, kept];
    const lent = kept && keeper.version.position === lane.version.position ? kept : noRows;
    return [lane, await knownOf(lane, news, (wanted) => refolded(events, lent, wanted))];
  });
  return new Map(await Promise.all(borrowed));
}

/** The one view whose rows are written with their fold. */
function keepsFolds({ view }: Lane): boolean {
  return view.kind === 'fold' && 'state' in view.columns;
}

export type Rows = ReadonlyMap<string, ViewRow>;
export const noRows: Rows = new Map();

/** The first event that this lane has not taken in of each candidacy that it keeps no row of. */
type Wanted = ReadonlyMap<string, RecordedEvent>;

async function knownOf(
  lane: Lane,
  events: readonly RecordedEvent[],
  find: (wanted: Wanted) => Promise<Rows>,
): Promise<Rows> {
  if (lane.view.kind === 'append') return noRows;
  const known = new Map<string, ViewRow>();
  const wanted = new Map<string, RecordedEvent>();
  const met = new Set<string>();
  for (const recorded of events) {
    if (recorded.position <= lane.version.position || met.has(recorded.stream)) continue;
    met.add(recorded.stream);
    const candidacy = candidacyOf(recorded);
    const kept = lane.rows.find(candidacy);
    if (kept) known.set(candidacy, kept);
    // A candidacy's first event has no row before it, so none is looked for.
    else if (recorded.revision > 0) wanted.set(candidacy, recorded);
  }
  if (wanted.size > 0) for (const [candidacy, row] of await find(wanted)) known.set(candidacy, row);
  return known;
}

/** As many streams are read at once; each is some tens of events. */
const streamsAtOnce = 16;

async function refolded(events: Before['events'], lent: Rows, wanted: Wanted): Promise<Rows> {
  const rows = new Map<string, ViewRow>();
  const unlent = [...wanted].filter(([candidacy, { revision }]) => {
    const row = lent.get(candidacy);
    if (row?.revision !== revision - 1) return true;
    rows.set(candidacy, row);
    return false;
  });
  const read = async (): Promise<void> => {
    for (let next = unlent.pop(); next; next = unlent.pop()) {
      const [candidacy, { stream, revision }] = next;
      const row = await foldedFromStream(events, stream, revision - 1);
      if (row) rows.set(candidacy, row);
    }
  };
  await Promise.all(Array.from({ length: Math.min(streamsAtOnce, unlent.length) }, read));
  return rows;
}
