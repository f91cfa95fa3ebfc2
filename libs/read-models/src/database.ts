import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { CandidacyListRow } from './candidacy-list.js';
import type { CandidateRecordRow } from './candidate-record.js';
import type { CandidateStoryRow } from './candidate-story.js';
import type { OpenProcessRow } from './open-processes.js';

/** What a reader may name. Each view is an SQL view over the table of its live version, so no reader knows of versions. */
export interface ReadDatabase {
  candidate_record: CandidateRecordRow;
  candidate_story: CandidateStoryRow;
  candidacy_list: CandidacyListRow;
  open_processes: OpenProcessRow;
  view_versions: ViewVersionRow;
  parked_projections: ParkedProjectionRow;
}

export type Database = Kysely<ReadDatabase>;

export interface ViewVersionRow {
  readonly view: string;
  readonly version: number;
  readonly shape: number;
  /** Of the last event that this version has taken in; -1 before the first. Text, as PostgreSQL's bigint comes. */
  readonly position: string;
  readonly live: boolean;
}

export interface ParkedProjectionRow {
  readonly view: string;
  readonly version: number;
  readonly event_id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly error: string;
  readonly parked_at: Date;
}

export interface OpenedDatabase {
  readonly db: Database;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** Few connections serve many short queries; a connection that cannot be had in time is an answer too. */
const connectionsAtMost = 10;
const connectTimeoutMillis = 5_000;
const statementTimeoutMillis = 30_000;

export function openDatabase(url: string, connections = connectionsAtMost): OpenedDatabase {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMillis,
    statement_timeout: statementTimeoutMillis,
    keepAlive: true,
  });
  // A connection that breaks says so to the query it carries, if there is one, and here; unheard, it would end the process.
  pool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
  const db = new Kysely<ReadDatabase>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
