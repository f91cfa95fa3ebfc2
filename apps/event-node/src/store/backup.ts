import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FILE_NAME } from './open-event-file.js';

export interface BackupDone {
  readonly file: string;
  readonly bytes: number;
  readonly events: number;
  readonly lastPosition: number;
}

export interface BackupRefused {
  readonly refused: 'TargetNotEmpty' | 'BackupRunning';
  readonly message: string;
}

/** What the worker is asked, and what it answers. */
export interface BackupOrder {
  readonly from: string;
  readonly to: string;
}

export type BackupReport = Pick<BackupDone, 'events' | 'lastPosition'>;

/**
 * Copies the log as it stands at one instant while appends go on, in a thread of its own. The copy has its name only
 * when it is whole and synced, and it is a data folder that a node can be started on.
 */
export class Backup {
  private running = false;

  constructor(private readonly folder: string) {}

  async run(to: string): Promise<BackupDone | BackupRefused> {
    const target = resolve(to);
    if (this.running) return { refused: 'BackupRunning', message: 'another backup is running' };
    if (existsSync(target) && readdirSync(target).length > 0) {
      return { refused: 'TargetNotEmpty', message: `${target} is not empty: a backup never writes over anything` };
    }
    this.running = true;
    try {
      return await this.copy(target);
    } finally {
      this.running = false;
    }
  }

  private async copy(target: string): Promise<BackupDone> {
    mkdirSync(target, { recursive: true });
    const file = join(target, FILE_NAME);
    const partial = `${file}.partial`;
    const report = await inWorker({ from: join(this.folder, FILE_NAME), to: partial }).catch((error: unknown) => {
      rmSync(partial, { force: true });
      throw error;
    });
    syncToDisk(partial);
    renameSync(partial, file);
    syncToDisk(target);
    return { file, bytes: statSync(file).size, ...report };
  }
}

function inWorker(order: BackupOrder): Promise<BackupReport> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./backup-worker.js', import.meta.url), { workerData: order });
    worker.once('message', done);
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the backup thread ended with ${code}`)));
  });
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
