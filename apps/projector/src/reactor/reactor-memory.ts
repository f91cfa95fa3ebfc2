import { migrate, type Database } from '@parchemin/read-models';
import type { Position } from '@parchemin/event-store';
import { sql, type Kysely } from 'kysely';

/** What the reactor knows after a restart. */
export interface ReactorState {
  /** Everything up to here was poked and acknowledged; null before the first fact. */
  readonly position: Position | null;
  /** The Temporal that acknowledged it; null before the first. */
  readonly cluster: string | null;
  /** How far that Temporal was told it had been poked: if it says less, its database is an older copy. */
  readonly marked: Position | null;
  readonly parked: readonly string[];
}

export interface ReactorMemory {
  load(): Promise<ReactorState>;
  save(state: ReactorState): Promise<void>;
}

export const nothingYet: ReactorState = { position: null, cluster: null, marked: null, parked: [] };

export function memoryReactorMemory(state: ReactorState = nothingYet): ReactorMemory {
  let saved = state;
  return {
    load: async () => saved,
    save: async (next) => void (saved = next),
  };
}

interface ReactorTables {
  reactor_checkpoint: {
    readonly reactor: string;
    readonly position: string | null;
    readonly cluster: string | null;
    readonly marked: string | null;
    readonly parked: readonly string[];
  };
}

const reactor = 'candidacies';

/** Beside the read models, but not one of them: it is never rebuilt. */
export async function postgresReactorMemory(database: Database): Promise<ReactorMemory> {
  const db = database as unknown as Kysely<ReactorTables>;
  await migrate(db as unknown as Kysely<unknown>, 'reactor', { '0001-checkpoint': { up: createCheckpoint } });
  return {
    async load() {
      const query = db.selectFrom('reactor_checkpoint').selectAll().where('reactor', '=', reactor);
      const row = await query.executeTakeFirst();
      if (!row) return nothingYet;
      const { position, cluster, marked, parked } = row;
      return { position: positionOf(position), cluster, marked: positionOf(marked), parked };
    },
    async save({ position, cluster, marked, parked }) {
      const row = { position: textOf(position), cluster, marked: textOf(marked), parked: [...parked] };
      const insert = db.insertInto('reactor_checkpoint').values({ reactor, ...row });
      await insert.onConflict((conflict) => conflict.column('reactor').doUpdateSet(row)).execute();
    },
  };
}

async function createCheckpoint(db: Kysely<unknown>): Promise<void> {
  await sql`create table reactor_checkpoint (
    reactor text primary key,
    position bigint,
    cluster text,
    marked bigint,
    parked text[] not null
  )`.execute(db);
}

function positionOf(text: string | null): Position | null {
  return text === null ? null : BigInt(text);
}

function textOf(position: Position | null): string | null {
  return position === null ? null : String(position);
}
