import { sql, type RawBuilder } from 'kysely';
import type { View } from './view.js';
import { tableOf, type Tables, type ViewVersion } from './view-versions.js';

export interface Differences {
  readonly count: number;
  /** The keys of the first of them, enough to go and look. */
  readonly first: readonly string[];
}

const listedAtMost = 100;

/** Row by row, every column that both versions have. Both must stand at the same position, or time itself would be a difference. */
export async function compareVersions(
  db: Tables,
  view: View,
  one: ViewVersion,
  other: ViewVersion,
): Promise<Differences> {
  return db.transaction().execute(async (trx) => {
    // However many rows there are, the comparison is to end by itself.
    await sql`set local statement_timeout = 0`.execute(trx);
    const columns = await columnsOfBoth(trx, one, other);
    const { rows } = await sql<{ key: string; total: string }>`
      select coalesce(a.key, b.key) as key, count(*) over () as total
      from (${digests(view, tableOf(one), columns)}) as a
      full join (${digests(view, tableOf(other), columns)}) as b on a.key = b.key
      where a.digest is distinct from b.digest
      order by 1 limit ${listedAtMost}`.execute(trx);
    return { count: Number(rows[0]?.total ?? 0), first: rows.map(({ key }) => key) };
  });
}

export async function countRows(db: Tables, version: ViewVersion): Promise<number> {
  const { rows } = await sql<{ total: string }>`select count(*) as total from ${sql.table(tableOf(version))}`.execute(
    db,
  );
  return Number(rows[0]?.total ?? 0);
}

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOfBoth(db: Tables, one: ViewVersion, other: ViewVersion): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, min(data_type) as type from information_schema.columns
    where table_schema = current_schema() and table_name in (${tableOf(one)}, ${tableOf(other)})
    group by column_name having count(*) = 2 order by column_name`.execute(db);
  return rows;
}

/** The order of the keys inside a document is nobody's business, so documents are compared as jsonb. */
function digests(view: View, table: string, columns: readonly Column[]): RawBuilder<unknown> {
  const key = sql.join(view.key.map((name) => sql`${sql.ref(name)}::text`));
  const values = columns.map(({ name, type }) =>
    type === 'json' ? sql`${sql.ref(name)}::jsonb::text` : sql`${sql.ref(name)}::text`,
  );
  return sql`select concat_ws(' ', ${key}) as key, md5(array[${sql.join(values)}]::text) as digest from ${sql.table(table)}`;
}
