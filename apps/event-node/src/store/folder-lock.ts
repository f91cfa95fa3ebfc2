import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export interface FolderInUse {
  readonly refused: 'FolderInUse';
  readonly message: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * One node per folder. The lock is the operating system's own, held through an open transaction on a tiny file beside
 * the log: it ends with the process however that ends, so that there is no such thing as a stale one. The pid is
 * written down only to tell the person who meets the lock.
 */
export function lockFolder(folder: string): FolderLock | FolderInUse {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, LOCK_FILE));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return {
      refused: 'FolderInUse',
      message: `${folder} is in use by the event node ${holderOf(folder)}. Stop it first.`,
    };
  }
  writeFileSync(join(folder, HOLDER_FILE), `${process.pid}\n`);
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

const LOCK_FILE = 'lock.sqlite';
const HOLDER_FILE = 'pid';

function holderOf(folder: string): string {
  try {
    return `with pid ${readFileSync(join(folder, HOLDER_FILE), 'utf8').trim()}`;
  } catch {
    return 'of another process';
  }
}
