import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ReadDatabase } from './database.js';
import { announceAll } from './view-announcements.js';
import type { ColumnType, View } from './view.js';

/** One version of one view: the table it lives in and how far it has come. */
export interface ViewVersion {
  readonly view: string;
  readonly version: number;
  readonly shape: number;
  readonly position: bigint;
}

export type Tables = Kysely<ReadDatabase>;

/** Positions are those of events; before the first event there is this one. */
export const beforeTheFirst = -1n;

export function tableOf({ view, version }: { view: string; version: number }): string {
  return `${view}_v${version}`;
}

export async function findLiveVersion(db: Tables, view: string): Promise<ViewVersion | undefined> {
  const row = await db
    .selectFrom('view_versions')
    .select(['view', 'version', 'shape', 'position'])
    .where('view', '=', view)
    .where('live', '=', true)
    .executeTakeFirst();
  return row && { ...row, position: BigInt(row.position) };
}

/** A first version, live from the start and empty, unless there is one. */
export async function installView(db: Tables, view: View): Promise<void> {
  if (await findLiveVersion(db, view.name)) return;
  await db.transaction().execute(async (trx) => {
    await createVersion(trx, view, 1);
    await makeLive(trx, view.name, 1);
  });
}

/** The next version of a view, empty, beside the live one. What an interrupted rebuild left is dropped first. */
export async function beginVersion(db: Tables, view: View): Promise<ViewVersion> {
  return db.transaction().execute(async (trx) => {
    const versions = await trx.selectFrom('view_versions').selectAll().where('view', '=', view.name).execute();
    for (const { version, live } of versions) if (!live) await dropVersion(trx, { view: view.name, version });
    const version = Math.max(0, ...versions.map((known) => known.version)) + 1;
    await createVersion(trx, view, version);
    return { view: view.name, version, shape: view.shape, position: beforeTheFirst };
  });
}

/** A reader that holds the old table for longer than this makes the switch fail, rather than every other reader wait. */
const switchWaitsAtMostMillis = 3_000;

/**
 * From one statement to the next, readers see the new version. Nothing happens, and the answer is false, when the live one
 * is no longer the version, at the position, with which the new one was compared.
 */
export async function switchVersion(db: Tables, from: ViewVersion, to: ViewVersion): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('lock_timeout', ${`${switchWaitsAtMostMillis}ms`}, true)`.execute(trx);
    const { numUpdatedRows } = await trx
      .updateTable('view_versions')
      .set({ live: false })
      .where('view', '=', from.view)
      .where('version', '=', from.version)
      .where('position', '=', from.position.toString())
      .where('live', '=', true)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await makeLive(trx, to.view, to.version);
    await announceAll(trx, to.view, to.position);
    return true;
  });
}

export async function dropVersion(db: Tables, dropped: { view: string; version: number }): Promise<void> {
  await sql`drop table if exists ${sql.table(tableOf(dropped))}`.execute(db);
  await db
    .deleteFrom('view_versions')
    .where('view', '=', dropped.view)
    .where('version', '=', dropped.version)
    .where('live', '=', false)
    .execute();
}

async function createVersion(db: Tables, view: View, version: number): Promise<void> {
  const table = tableOf({ view: view.name, version });
  const columns = Object.entries(view.columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(spelling[type])}`);
  await sql`create table ${sql.table(table)} (${sql.join([...columns, sql`primary key (${names(view.key)})`])})`.execute(
    db,
  );
  for (const index of view.indexes) await sql`create index on ${sql.table(table)} (${names(index)})`.execute(db);
  await db
    .insertInto('view_versions')
    .values({ view: view.name, version, shape: view.shape, position: beforeTheFirst.toString(), live: false })
    .execute();
}

async function makeLive(db: Tables, view: string, version: number): Promise<void> {
  await sql`drop view if exists ${sql.table(view)}`.execute(db);
  await sql`create view ${sql.table(view)} as select * from ${sql.table(tableOf({ view, version }))}`.execute(db);
  await db
    .updateTable('view_versions')
    .set({ live: true })
    .where('view', '=', view)
    .where('version', '=', version)
    .execute();
}

/** Codes, ids and instants sort by their bytes, the same on every server. */
const spelling = {
  text: 'text collate "C"',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  json: 'json',
} as const satisfies Record<ColumnType, string>;

function names(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}
