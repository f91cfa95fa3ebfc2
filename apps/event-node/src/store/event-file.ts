import type Database from 'libsql';

/** One row: the place in the log, the place in the stream, and the record ready for the wire. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly created: number;
  readonly record: Buffer;
}

export const APPLICATION_ID = 0x50617263;
export const SCHEMA_VERSION = 1;

/** The log in one SQLite file. Every commit is synced before it returns: what was answered survives a power cut. */
export class EventFile {
  private readonly insertEvent;
  private readonly selectLast;
  private readonly selectForwards;
  private readonly selectBackwards;
  private readonly selectAllForwards;
  private readonly selectAllBackwards;
  private readonly selectAt;
  /** Where the next record goes: after the last one and its frame, as in a log, so positions have gaps. */
  private end: number;

  constructor(private readonly database: Database.Database) {
    this.insertEvent = database.prepare(
      'INSERT INTO event (position, stream, revision, type, created, record) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.selectLast = rows(database, `${COLUMNS} WHERE stream = ? ORDER BY revision DESC LIMIT 1`);
    this.selectForwards = rows(database, `${COLUMNS} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
    this.selectBackwards = rows(
      database,
      `${COLUMNS} WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
    );
    this.selectAllForwards = rows(database, `${COLUMNS} WHERE position >= ? ORDER BY position LIMIT ?`);
    this.selectAllBackwards = rows(database, `${COLUMNS} WHERE position < ? ORDER BY position DESC LIMIT ?`);
    this.selectAt = rows(database, `${COLUMNS} WHERE position = ?`);
    const last = this.readAllBackwards(Infinity, 1)[0];
    this.end = last ? after(last.position, last.record.length) : FIRST_POSITION;
  }

  /** The position that the next inserted event must carry. */
  get nextPosition(): number {
    return this.end;
  }

  /** All of it or none; `work` may be run again by nobody, so a failure leaves the file as it was. */
  transaction<Result>(work: () => Result): Result {
    const end = this.end;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.end = end;
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  insert(event: StoredEvent): void {
    this.insertEvent.run(event.position, event.stream, event.revision, event.type, event.created, event.record);
    this.end = after(event.position, event.record.length);
  }

  lastOf(stream: string): StoredEvent | undefined {
    return stored(this.selectLast.all(stream))[0];
  }

  readForwards(stream: string, from: number, count: number): StoredEvent[] {
    return stored(this.selectForwards.all(stream, from, count));
  }

  readBackwards(stream: string, from: number, count: number): StoredEvent[] {
    return stored(this.selectBackwards.all(stream, from, count));
  }

  /** From a position, inclusive. */
  readAllForwards(from: number, count: number): StoredEvent[] {
    return stored(this.selectAllForwards.all(from, count));
  }

  /** Before a position, exclusive. */
  readAllBackwards(before: number, count: number): StoredEvent[] {
    return stored(this.selectAllBackwards.all(Math.min(before, Number.MAX_SAFE_INTEGER), count));
  }

  isRecordBoundary(position: number): boolean {
    return this.selectAt.all(position).length > 0;
  }

  /** Folds the write-ahead log into the file first: a stopped node leaves one whole file. */
  close(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.database.close();
  }
}

const COLUMNS = 'SELECT position, stream, revision, type, created, record FROM event';
/** A log does not begin at nought, and a record is longer than its payload: nobody may count on dense positions. */
const FIRST_POSITION = 1369;
const FRAME_BYTES = 48;

function after(position: number, recordLength: number): number {
  return position + recordLength + FRAME_BYTES;
}

function rows(database: Database.Database, sql: string): Database.Statement<unknown[]> {
  return database.prepare(sql).raw();
}

type Row = [number, string, number, string, number, Buffer];

function stored(raw: unknown[]): StoredEvent[] {
  return (raw as Row[]).map(([position, stream, revision, type, created, record]) => ({
    position,
    stream,
    revision,
    type,
    created,
    record,
  }));
}
