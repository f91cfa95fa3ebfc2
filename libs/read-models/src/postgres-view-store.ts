import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Database } from './database.js';
import { announce } from './view-announcements.js';
import { writeChange } from './row-writer.js';
import type { ViewRow } from './view.js';
import { RowsRefused, type Poison, type ViewChange, type ViewStore } from './view-store.js';
import { findLiveVersion, tableOf, type ViewVersion } from './view-versions.js';

export function postgresViewStore(db: Database, pool: Pool): ViewStore {
  return {
    async getLiveVersion(view) {
      const version = await findLiveVersion(db, view);
      if (!version) throw new Error(`no version of the view ${view} is live`);
      return version;
    },
    async load(version, candidacies) {
      const table = tableOf(version);
      const { rows } = await pool.query<ViewRow>({
        name: `load ${table}`,
        text: `select * from "${table}" where candidacy = any($1)`,
        values: [candidacies],
      });
      return new Map(rows.map((row) => [row.candidacy, row]));
    },
    commit: (changes) => inTransaction(pool, (client) => commitChanges(client, changes)),
    async park(version, poison) {
      await pool.query(parkStatement, parkValues(version, poison));
    },
    async unpark({ view, version }) {
      await pool.query('delete from parked_projections where view = $1 and version = $2', [view, version]);
    },
  };
}

async function commitChanges(client: PoolClient, changes: readonly ViewChange[]): Promise<'committed' | 'moved'> {
  if ((await movePositions(client, changes)) < changes.length) return 'moved';
  for (const change of changes) await writeChange(client, change);
  await announce(client, changes);
  return 'committed';
}

/** The compare-and-set: a row is moved only from where this writer left it, and is locked until the end of the transaction. */
const moveStatement = `
  update view_versions as known set position = moved.next
  from unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[]) as moved(view, version, before, next)
  where known.view = moved.view and known.version = moved.version and known.position = moved.before`;

async function movePositions(client: PoolClient, changes: readonly ViewChange[]): Promise<number> {
  const values = [
    changes.map(({ version }) => version.view),
    changes.map(({ version }) => version.version),
    changes.map(({ version }) => version.position.toString()),
    changes.map(({ to }) => to.toString()),
  ];
  const { rowCount } = await client.query({ name: 'move positions', text: moveStatement, values });
  return rowCount ?? 0;
}

async function inTransaction(
  pool: Pool,
  work: (client: PoolClient) => Promise<'committed' | 'moved'>,
): Promise<'committed' | 'moved'> {
  const client = await pool.connect();
  let broken = true;
  try {
    // A view can be made again from the events, and its position goes with it: losing the last moments to a crash loses nothing.
    await client.query('begin; set local synchronous_commit = off');
    const outcome = await work(client);
    await client.query(outcome === 'committed' ? 'commit' : 'rollback');
    broken = false;
    return outcome;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw isRefusalOfRows(error) ? new RowsRefused(error.message, { cause: error }) : error;
  } finally {
    client.release(broken);
  }
}

/** Classes of SQLSTATE that speak of the data: exceptions in values, broken constraints, limits of the program. */
const aboutTheData = /^(22|23|54)/;

function isRefusalOfRows(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && aboutTheData.test(error.code ?? '');
}

const parkStatement = `
  insert into parked_projections (view, version, event_id, stream, revision, position, error)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (view, version) do update set event_id = excluded.event_id, stream = excluded.stream,
    revision = excluded.revision, position = excluded.position, error = excluded.error, parked_at = now()`;

const longestErrorText = 2_000;

function parkValues({ view, version }: ViewVersion, { recorded, error }: Poison): unknown[] {
  const { id, stream, revision, position } = recorded;
  return [view, version, id, stream, revision, position.toString(), error.slice(0, longestErrorText)];
}
