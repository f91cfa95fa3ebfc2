import type { RecordedEvent } from '@parchemin/event-store';
import type { View, ViewRow } from './view.js';
import type { ViewVersion } from './view-versions.js';

/** Where views are kept. What one commit carries is there altogether, with the position that it brings each view to, or not at all. */
export interface ViewStore {
  getLiveVersion(view: string): Promise<ViewVersion>;
  load(version: ViewVersion, candidacies: readonly string[]): Promise<ReadonlyMap<string, ViewRow>>;
  /**
   * `moved`: another writer has brought one of these views further than this one knows, and nothing was written.
   * Throws `RowsRefused` when the rows themselves are what cannot be stored, anything else when the store is away.
   */
  commit(changes: readonly ViewChange[]): Promise<'committed' | 'moved'>;
  /** What an operator must look at, until the view has moved on. */
  park(version: ViewVersion, poison: Poison): Promise<void>;
  unpark(version: ViewVersion): Promise<void>;
}

export interface ViewChange {
  readonly view: View;
  /** As the writer knows it: its position is the one that the store must still hold. */
  readonly version: ViewVersion;
  readonly to: bigint;
  /** Rows that the view does not have yet, and rows that take the place of those it has. */
  readonly added: readonly ViewRow[];
  readonly changed: readonly ViewRow[];
  /** Whether readers are told: not while a version is built that nobody reads yet. */
  readonly announced: boolean;
}

export interface Poison {
  readonly recorded: RecordedEvent;
  readonly error: string;
}

export class RowsRefused extends Error {
  override readonly name = 'RowsRefused';
}
