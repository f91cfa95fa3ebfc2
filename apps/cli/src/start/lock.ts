import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isRunning, type ProcessIdentity } from '@parchemin/parts';

export interface Lock {
  // False once somebody deleted the data folder or took the lock over.
  isHeld(): boolean;
  release(): void;
}

// The lock of a process that is gone, or whose pid now names another, is nobody's.
export function takeLock(folder: string): Lock | ProcessIdentity {
  const file = join(folder, 'lock');
  const mine = identityOf(process.pid);
  if (!mine) throw new Error('this process does not find itself');
  for (let attempt = 0; attempt < STALE_LOCKS; attempt += 1) {
    if (create(file, mine)) return lockOn(file, mine);
    const holder = readHolder(file);
    if (holder && isRunning(holder)) return holder;
    rmSync(file, { force: true });
  }
  throw new Error(`${file} cannot be taken`);
}

// Two starts at once may each find the same stale lock; more rounds than that would mean something else.
const STALE_LOCKS = 5;

// A file that appears with its content: a reader never sees an empty lock and takes it for a stale one.
function create(file: string, holder: ProcessIdentity): boolean {
  const draft = `${file}.${holder.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function lockOn(file: string, mine: ProcessIdentity): Lock {
  const isHeld = (): boolean => {
    const holder = readHolder(file);
    return holder?.pid === mine.pid && holder.startedAt === mine.startedAt;
  };
  return {
    isHeld,
    release: () => {
      if (isHeld()) rmSync(file, { force: true });
    },
  };
}

function readHolder(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}
