import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { APPLICATION_ID, EventFile, SCHEMA_VERSION } from './event-file.js';

export const FILE_NAME = 'events.sqlite';

export interface FileRefusal {
  readonly refused: 'FileCorrupt' | 'FileForeign' | 'FileMissing';
  readonly message: string;
}

/**
 * Opens the log of a folder, or says why not. A tail of the write-ahead log cut short by a kill is healed by SQLite
 * itself; anything else that is wrong is for a person to look at, so nothing is repaired here and nothing is deleted.
 */
export function openEventFile(folder: string): EventFile | FileRefusal {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE_NAME);
  if (!existsSync(path) && existsSync(`${path}-wal`)) {
    return { refused: 'FileMissing', message: `${path} is missing but its write-ahead log is there. ${WHAT_TO_DO}` };
  }
  let database: Database.Database | undefined;
  try {
    database = new Database(path);
    const foreign = prepare(database);
    const damage = foreign ? null : damageOf(database);
    if (!foreign && !damage) return new EventFile(database);
    database.close();
    if (foreign) return { refused: 'FileForeign', message: `${path} is not an event log of this version: ${foreign}.` };
    return { refused: 'FileCorrupt', message: `${path} is damaged: ${damage}. ${WHAT_TO_DO}` };
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    return { refused: 'FileCorrupt', message: `${path} cannot be opened: ${reason}. ${WHAT_TO_DO}` };
  }
}

const WHAT_TO_DO =
  'Nothing was changed. Put the folder aside, copy the latest backup in its place, and start again; ' +
  'without a backup, sqlite3 <file> .recover saves what can be read.';

const SCHEMA = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    created INTEGER NOT NULL,
    record BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_by_stream ON event (stream, revision);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Sets the file up when it is new; answers what is foreign about it when it is somebody else's. */
function prepare(database: Database.Database): string | null {
  const tables = scalar(database, 'SELECT count(*) FROM sqlite_schema');
  if (tables === 0) {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
  }
  const application = scalar(database, 'PRAGMA application_id');
  if (application !== APPLICATION_ID) return `its application id is ${application}`;
  const version = scalar(database, 'PRAGMA user_version');
  if (version !== SCHEMA_VERSION) return `its schema version is ${version}, this node reads ${SCHEMA_VERSION}`;
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
  return null;
}

function damageOf(database: Database.Database): string | null {
  const verdict = scalar(database, 'PRAGMA quick_check(1)');
  return verdict === 'ok' ? null : String(verdict);
}

function scalar(database: Database.Database, sql: string): unknown {
  const row: unknown = database.prepare(sql).raw().get();
  return Array.isArray(row) ? row[0] : undefined;
}

/** Indexes of a log of ten million events stay warm in this much. */
const PAGE_CACHE_KIB = 65_536;
