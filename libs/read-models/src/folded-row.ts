import type { ActiveCandidacy, Candidacy, CandidacyEvent } from '@parchemin/candidacy';
import { candidacy } from '@parchemin/candidacy';
import type { RecordedEvent } from '@parchemin/event-store';
import { candidacyOf, type ViewRow } from './view.js';

/** A row that carries the fold it was made from: the rules' own `evolve` moves it, so no view has an opinion on facts. */
export interface FoldedRow extends ViewRow {
  readonly state: ActiveCandidacy;
}

export const foldedColumns = {
  candidacy: 'text',
  revision: 'integer',
  position: 'bigint',
  state: 'json',
} as const;

export function fold(row: FoldedRow | undefined, recorded: RecordedEvent): FoldedRow {
  const expected = row ? row.revision + 1 : 0;
  if (recorded.revision !== expected) {
    throw new Error(`revision ${recorded.revision} of ${recorded.stream} came where ${expected} was expected`);
  }
  const state = evolveOnce(row?.state ?? candidacy.initial, recorded);
  if (state.status === 'absent') throw new Error(`${recorded.event.type} left no candidacy in ${recorded.stream}`);
  const { revision, position } = recorded;
  return { candidacy: candidacyOf(recorded), revision, position: position.toString(), state };
}

const evolved = new WeakMap<RecordedEvent, { readonly before: Candidacy; readonly after: Candidacy }>();

/** Several views fold the same event onto the same state, one right after the other: the second finds it done. */
function evolveOnce(before: Candidacy, recorded: RecordedEvent): Candidacy {
  const known = evolved.get(recorded);
  if (known?.before === before) return known.after;
  const after = candidacy.evolve(before, recorded.event as CandidacyEvent, recorded.revision);
  evolved.set(recorded, { before, after });
  return after;
}
