import { candidacy, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import { next, pathOf, type Step } from '@parchemin/candidacy-process';
import type { EventStore, RecordedEvent } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import type { StageOrders } from '@parchemin/read-models';

/** Whether a fact is news to the process it belongs to: most marks change nothing of what it awaits. */
export type IsNews = (event: RecordedEvent) => Promise<boolean>;

/** A fold is some kilobytes; beyond this the paths least recently heard of are read from their streams again. */
const foldsAtMost = 5_000;

/**
 * Folds each path as its facts go by and asks the workflow's own `next`, before the fact and after it.
 * A run that waits for an instant not later than the new one wakes up by itself and looks; whatever is due, or due earlier, is news.
 */
export function newsOf(store: Pick<EventStore, 'readStream'>, orders: StageOrders): IsNews {
  const folds = new Map<string, Fold>();
  return async (event) => {
    const ours = event.metadata.actor.role === 'process';
    const before = folds.get(event.stream) ?? (ours ? null : emptyFold);
    folds.delete(event.stream);
    if (before === null || before.revision >= event.revision) return !ours;
    const caughtUp = await foldUpTo(store, event, before);
    const after = add(caughtUp, event);
    folds.set(event.stream, after);
    if (folds.size > foldsAtMost) folds.delete(folds.keys().next().value ?? '');
    const at = event.metadata.actedAt;
    return !ours && changes(awaited(caughtUp, at, orders), awaited(after, at, orders));
  };
}

interface Fold {
  readonly state: Candidacy;
  readonly revision: number;
}

const emptyFold: Fold = { state: candidacy.initial, revision: -1 };

async function foldUpTo(store: Pick<EventStore, 'readStream'>, event: RecordedEvent, from: Fold): Promise<Fold> {
  let fold = from;
  if (fold.revision === event.revision - 1) return fold;
  for await (const earlier of store.readStream(event.stream, fold.revision + 1)) {
    if (earlier.revision >= event.revision) break;
    fold = add(fold, earlier);
  }
  return fold;
}

function add({ state }: Fold, { event, revision }: RecordedEvent): Fold {
  return { state: candidacy.evolve(state, event as CandidacyEvent, revision), revision };
}

/** Null where there is no path yet, or none that this process knows how to read: both are for the workflow to find out. */
function awaited({ state, revision }: Fold, at: Instant, orders: StageOrders): Step | null {
  if (state.status === 'absent') return null;
  const { scheme, schemeVersion, choice } = state.enrolment;
  const order = orders(scheme, schemeVersion, choice);
  const path = order && pathOf(state, revision, order);
  return path ? next(path, at) : null;
}

function changes(before: Step | null, after: Step | null): boolean {
  if (before?.do === 'rest' && after?.do === 'rest') return false;
  if (before?.do !== 'wait' || after === null) return true;
  return after.do === 'wait' ? after.until < before.until : after.do !== 'rest';
}
