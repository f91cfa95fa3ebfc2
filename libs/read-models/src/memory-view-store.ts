import type { View, ViewRow } from './view.js';
import type { Poison, ViewChange, ViewStore } from './view-store.js';
import { beforeTheFirst, type ViewVersion } from './view-versions.js';

/** For unit tests alone: the port's semantics, and rows that one may look at. */
export interface MemoryViewStore extends ViewStore {
  rowsOf(view: string): readonly ViewRow[];
  positionOf(view: string): bigint;
  readonly parked: ReadonlyMap<string, Poison>;
}

export function memoryViewStore(views: readonly View[]): MemoryViewStore {
  const tables = new Map<string, Map<string, ViewRow>>();
  const positions = new Map<string, bigint>();
  const parked = new Map<string, Poison>();
  const tableOf = (view: string) => tables.get(view) ?? tables.set(view, new Map()).get(view)!;
  const positionOf = (view: string) => positions.get(view) ?? beforeTheFirst;
  return {
    parked,
    positionOf,
    rowsOf: (view) => [...tableOf(view).values()],
    async getLiveVersion(name): Promise<ViewVersion> {
      const shape = views.find((view) => view.name === name)?.shape ?? 1;
      return { view: name, version: 1, shape, position: positionOf(name) };
    },
    async load({ view }, candidacies) {
      const rows = candidacies.map((candidacy) => tableOf(view).get(candidacy));
      return new Map(rows.flatMap((row) => (row ? [[row.candidacy, structuredClone(row)] as const] : [])));
    },
    async commit(changes) {
      if (changes.some(({ version }) => positionOf(version.view) !== version.position)) return 'moved';
      for (const change of changes) keep(change);
      return 'committed';
    },
    async park({ view }, poison) {
      parked.set(view, poison);
    },
    async unpark({ view }) {
      parked.delete(view);
    },
  };

  function keep({ view, to, added, changed }: ViewChange): void {
    for (const row of [...added, ...changed]) tableOf(view.name).set(keyOf(view.key, row), written(view, row));
    positions.set(view.name, to);
  }
}

/** As a table would hold it: what the view has no column for is not there the next time. */
function written({ columns }: View, row: ViewRow): ViewRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name in columns)) as unknown as ViewRow;
}

function keyOf(key: readonly string[], row: ViewRow): string {
  const fields = row as unknown as Record<string, unknown>;
  return key.map((name) => String(fields[name])).join(' ');
}
