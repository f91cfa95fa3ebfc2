import type { Poison, View, ViewVersion } from '@parchemin/read-models';
import { KeptRows } from './kept-rows.js';

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
  readonly rows: KeptRows;
}

export function laneOf(view: View, version: ViewVersion, announced: boolean): Lane {
  const stopped = version.shape === view.shape ? null : 'outdated';
  return { view, version, stopped, parkedBefore: announced, announced, rows: new KeptRows() };
}
