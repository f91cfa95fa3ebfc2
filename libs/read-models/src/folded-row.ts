import type { EnrolledCandidacy, Candidacy, CandidacyEvent } from '@parchemin/candidacy';
import { candidacy } from '@parchemin/candidacy';
import type { EventStore, RecordedEvent } from '@parchemin/event-store';
import { candidacyOf, type ViewRow } from './view.js';

/** A row that carries the fold it was made from: the rules' own `evolve` moves it, so no view has an opinion on facts. */
export interface FoldedRow extends ViewRow {
  readonly state: EnrolledCandidacy;
}

export const rowColumns = { candidacy: 'text', revision: 'integer', position: 'bigint' } as const;
export const foldedColumns = { ...rowColumns, state: 'json' } as const;

export function fold(row: FoldedRow | undefined, recorded: RecordedEvent): FoldedRow {
  const before: Candidacy = row?.state ?? candidacy.initial;
  if (latest?.recorded === recorded && latest.before === before) return latest.row;
  const expected = row ? row.revision + 1 : 0;
  if (recorded.revision !== expected) {
    throw new Error(`revision ${recorded.revision} of ${recorded.stream} came where ${expected} was expected`);
  }
  const state = candidacy.evolve(before, recorded.event as CandidacyEvent, recorded.revision);
  if (state.status === 'absent') throw new Error(`${recorded.event.type} left no candidacy in ${recorded.stream}`);
  const { revision, position } = recorded;
  const folded = { candidacy: candidacyOf(recorded), revision, position: position.toString(), state };
  latest = { recorded, before, row: folded };
  return folded;
}

/** The fold of a candidacy as it stood at this revision, from its stream alone. */
export async function foldedFromStream(
  events: Pick<EventStore, 'readStream'>,
  stream: string,
  upTo: number,
): Promise<FoldedRow | undefined> {
  let row: FoldedRow | undefined;
  for await (const recorded of events.readStream(stream, 0)) {
    row = fold(row, recorded);
    if (recorded.revision >= upTo) break;
  }
  return row;
}

/** Several views fold the same event onto the same state, one right after the other: the second finds it done. */
let latest: { readonly recorded: RecordedEvent; readonly before: Candidacy; readonly row: FoldedRow } | null = null;
