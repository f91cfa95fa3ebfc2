import type { EventStore, Position } from '@parchemin/event-store';
import {
  beginVersion,
  compareVersions,
  countRows,
  dropVersion,
  switchVersion,
  type Database,
  type Differences,
  type View,
  type ViewStore,
  type ViewVersion,
} from '@parchemin/read-models';
import { startBuild, type Build } from './build.js';
import type { Lane } from './lane.js';
import type { Projector } from './projector.js';

export interface RebuildParts {
  readonly projector: Pick<Projector, 'getLanes' | 'whileHeld'>;
  readonly store: ViewStore;
  readonly events: EventStore;
  readonly db: Database;
}

export interface RebuildReport {
  readonly view: string;
  readonly version: number;
  readonly events: number;
  readonly rows: number;
  /** Between the old version and the new one at the same position; the new one is what the events say. */
  readonly differences: number;
  readonly differing: readonly string[];
  readonly switched: boolean;
  readonly seconds: number;
}

/** The old version moves on while the new one is made; a few rounds bring them as near as it is worth. */
const roundsAtMost = 5;
/** No view moves while the last events are taken in, so that has to be quick. */
const heldAtMostMillis = 30_000;

/**
 * Makes a view again from the first event on, beside the one that is being read; compares both at the same position; and
 * puts the new one in its place. Readers notice nothing, and nothing is told to anybody but «look again» at the end.
 */
export async function rebuild(parts: RebuildParts, view: View): Promise<RebuildReport> {
  const started = Date.now();
  const { db, store, events, projector } = parts;
  const build = startBuild(store, events, view, await beginVersion(db, view));
  let spare: ViewVersion = build.version;
  try {
    const early = await comeNear(parts, view, build);
    const outcome = await projector.whileHeld(async (lanes) => {
      const lane = getLane(lanes, view);
      const differences = early ?? (await compareAt(db, view, lane.version, build));
      if (lane.stopped) await build.reach(highest(lanes), heldAtMostMillis);
      const switched = await switchVersion(db, lane.version, build.version);
      return { differences, switched, old: lane.version };
    });
    if (outcome.switched) spare = outcome.old;
    return {
      view: view.name,
      version: build.version.version,
      events: build.events,
      rows: await countRows(db, build.version),
      differences: outcome.differences.count,
      differing: outcome.differences.first,
      switched: outcome.switched,
      seconds: (Date.now() - started) / 1_000,
    };
  } finally {
    await build.stop();
    await dropVersion(db, spare);
  }
}

/** A lane that has stopped is compared where it stands, before the new version goes past it. */
async function comeNear({ db, projector }: RebuildParts, view: View, build: Build): Promise<Differences | null> {
  const { stopped, version } = getLane(await projector.getLanes(), view);
  const early = stopped ? await compareAt(db, view, version, build) : null;
  for (let round = 0; round < roundsAtMost; round += 1) {
    const lanes = await projector.getLanes();
    const target = stopped ? highest(lanes) : getLane(lanes, view).version.position;
    if (build.version.position >= target) break;
    await build.reach(target);
  }
  return early;
}

async function compareAt(db: Database, view: View, old: ViewVersion, build: Build): Promise<Differences> {
  await build.reach(old.position, Number.POSITIVE_INFINITY);
  return compareVersions(db, view, old, build.version);
}

function getLane(lanes: readonly Lane[], view: View): Lane {
  const lane = lanes.find((candidate) => candidate.view.name === view.name);
  if (!lane) throw new Error(`the view ${view.name} is not in this projector's hands`);
  return lane;
}

function highest(lanes: readonly Lane[]): Position {
  return lanes.map(({ version }) => version.position).reduce((most, position) => (position > most ? position : most));
}
