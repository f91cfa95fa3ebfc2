import type { RecordedEvent } from '@parchemin/event-store';
import type { ViewStore } from '@parchemin/read-models';
import { RowsRefused } from '@parchemin/read-models';
import { foldAll, type Folded } from './folding.js';
import type { Lane } from './lane.js';
import type { Before } from './rows-before.js';

/** Another projector writes the same views: this one stops and looks again where they stand. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Brings every lane over these events. All of them change in one transaction; when the rows of one are what the store
 * refuses, the lanes part, and that one is narrowed down to the event at fault, at which it parks.
 */
export async function fanOut(before: Before, lanes: readonly Lane[], events: readonly RecordedEvent[]): Promise<void> {
  const running = lanes.filter(({ stopped }) => stopped === null);
  await commit(before, await foldAll(before, running, events));
}

async function commit(before: Before, folded: readonly Folded[]): Promise<void> {
  const { store } = before;
  const changes = folded.flatMap(({ change }) => change ?? []);
  if (changes.length > 0) {
    try {
      if ((await store.commit(changes)) === 'moved') throw new CheckpointMoved('another projector moved a checkpoint');
    } catch (error) {
      if (!(error instanceof RowsRefused)) throw error;
      return narrow(before, folded, error);
    }
  }
  for (const one of folded) await advance(store, one);
}

async function narrow(before: Before, folded: readonly Folded[], refused: RowsRefused): Promise<void> {
  const [one, ...others] = folded;
  if (!one) return;
  if (others.length > 0) {
    for (const each of folded) await commit(before, [each]);
    return;
  }
  const { lane, events } = one;
  const [first, second] = events;
  if (first && !second) return park(before.store, lane, { recorded: first, error: refused.message });
  const middle = Math.ceil(events.length / 2);
  for (const half of [events.slice(0, middle), events.slice(middle)]) await fanOut(before, [lane], half);
}

async function advance(store: ViewStore, { lane, change, poison }: Folded): Promise<void> {
  if (change) {
    lane.version = { ...lane.version, position: change.to };
    if (lane.view.kind === 'fold') lane.rows.keep([...change.added, ...change.changed]);
    if (lane.parkedBefore) await store.unpark(lane.version);
    lane.parkedBefore = false;
  }
  if (poison) await park(store, lane, poison);
}

async function park(store: ViewStore, lane: Lane, poison: NonNullable<Folded['poison']>): Promise<void> {
  lane.stopped = { poison };
  await store.park(lane.version, poison);
}
