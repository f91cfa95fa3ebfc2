import { migrate, type Database } from '@parchemin/read-models';
import type { Position } from '@parchemin/event-store';
import { sql, type Kysely } from 'kysely';
import type { Checkpoint } from './courier.js';

interface CourierTables {
  courier_checkpoints: { readonly courier: string; readonly position: string };
}

/** Beside the read models, but not one of them: it is never rebuilt. Moved back or lost, facts are delivered again and change nothing. */
export async function postgresCheckpoint(database: Database, courier: string): Promise<Checkpoint> {
  const db = database as unknown as Kysely<CourierTables>;
  await migrate(db as unknown as Kysely<unknown>, 'couriers', { '0001-checkpoints': { up: createCheckpoints } });
  return {
    async load() {
      const query = db.selectFrom('courier_checkpoints').selectAll().where('courier', '=', courier);
      const row = await query.executeTakeFirst();
      return row ? BigInt(row.position) : null;
    },
    async save(position) {
      const insert = db.insertInto('courier_checkpoints').values({ courier, position: String(position) });
      await insert
        .onConflict((conflict) => conflict.column('courier').doUpdateSet({ position: String(position) }))
        .execute();
    },
  };
}

export function memoryCheckpoint(position: Position | null = null): Checkpoint {
  let saved = position;
  return {
    load: async () => saved,
    save: async (next) => void (saved = next),
  };
}

async function createCheckpoints(db: Kysely<unknown>): Promise<void> {
  await sql`create table courier_checkpoints (courier text primary key, position bigint not null)`.execute(db);
}
