import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import type { BackupOrder, BackupReport } from './backup.js';

const { from, to } = workerData as BackupOrder;
const source = new Database(from);
source.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
source.close();
parentPort?.postMessage(reportOn(to));

/** Counted on the copy, not the source, which has grown meanwhile. */
function reportOn(path: string): BackupReport {
  const copy = new Database(path);
  const row = copy.prepare('SELECT count(*), coalesce(max(position), 0) FROM event').raw().get() as [number, number];
  copy.close();
  return { events: row[0], lastPosition: row[1] };
}
