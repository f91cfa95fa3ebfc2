import { cohort, cohortStream, type Cohort, type CohortEvent, type PlannedCohort } from '@parchemin/cohorts';
import type { EventStore } from '@parchemin/event-store';

/** The calendars of cohorts as their own streams tell them now: whoever must not act on an older one asks here. */
export interface CohortShelf {
  /** Null where nobody has planned it: its candidacies then bear whatever calendar they were enrolled with. */
  find(id: string): Promise<PlannedCohort | null>;
}

/** A fold is small; a certifier has some hundred cohorts under way, and those forgotten are read again. */
const foldsAtMost = 500;

/** Every look reads to the head of the stream, one small read beyond what is folded: what is kept is never the answer by itself. */
export function cohortShelf(store: Pick<EventStore, 'readStream'>): CohortShelf {
  const folds = new Map<string, { readonly state: Cohort; readonly revision: number }>();
  return {
    async find(id) {
      let fold = folds.get(id) ?? { state: cohort.initial, revision: -1 };
      for await (const { event, revision } of store.readStream(cohortStream(id), fold.revision + 1)) {
        fold = { state: cohort.evolve(fold.state, event as CohortEvent, revision), revision };
      }
      const { state, revision } = fold;
      if (state.status === 'absent') return null;
      // Of two looks at once the later answer stands, whichever ends last.
      if (revision >= (folds.get(id)?.revision ?? -1)) folds.delete(id);
      if (!folds.has(id)) folds.set(id, fold);
      if (folds.size > foldsAtMost) folds.delete(folds.keys().next().value ?? '');
      return state;
    },
  };
}
