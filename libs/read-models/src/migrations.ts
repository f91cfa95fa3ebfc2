import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { Database } from './database.js';
import { installView } from './view-versions.js';
import { viewsBy } from './views.js';

/** Any number of processes may start at once: they take turns, and the late ones find the work done. */
const turnOf = 7_230_001;

/**
 * Brings an owner's tables up to date. Names sort in the order in which the steps run; a step that has run is never edited.
 * Each owner (the read models, the api, the reactor) keeps its own list under its own name.
 */
export async function migrate(
  db: Kysely<unknown>,
  owner: string,
  steps: Readonly<Record<string, Migration>>,
): Promise<void> {
  await inTurn(db, async (connection) => {
    const migrator = new Migrator({
      db: connection,
      provider: { getMigrations: async () => ({ ...steps }) },
      migrationTableName: `migrations_${owner}`,
      migrationLockTableName: `migrations_${owner}_lock`,
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

/** The read models' own tables, and a first version of every view that has none: readers may start before the projector. */
export async function migrateViews(db: Database): Promise<void> {
  await migrate(db as unknown as Kysely<unknown>, 'read_models', {
    '0001-versions-of-views': {
      up: async (connection) => {
        await sql`create table view_versions (
          view text not null,
          version integer not null,
          shape integer not null,
          position bigint not null default -1,
          live boolean not null default false,
          primary key (view, version)
        )`.execute(connection);
        await sql`create unique index one_live_version on view_versions (view) where live`.execute(connection);
        await sql`create table parked_projections (
          view text not null,
          version integer not null,
          event_id text not null,
          stream text not null,
          revision integer not null,
          position bigint not null,
          error text not null,
          parked_at timestamptz not null default now(),
          primary key (view, version),
          foreign key (view, version) references view_versions on delete cascade
        )`.execute(connection);
      },
    },
  });
  await inTurn(db, async (connection) => {
    for (const view of viewsBy(() => undefined)) await installView(connection, view);
  });
}

async function inTurn<Tables>(db: Kysely<Tables>, work: (connection: Kysely<Tables>) => Promise<void>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${turnOf})`.execute(connection);
    try {
      await work(connection);
    } finally {
      await sql`select pg_advisory_unlock(${turnOf})`.execute(connection);
    }
  });
}
