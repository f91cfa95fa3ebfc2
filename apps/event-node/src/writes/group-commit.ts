import type { EventFile, StoredEvent } from '../store/event-file.js';
import type { EventWriter, Write, WriteOutcome } from './event-writer.js';
import { sizeOf } from '../wire/append-requests.js';

/** The write was not taken or not made durable; the reason is for the person who reads the answer. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
}

export interface CommittedGroup {
  readonly writes: number;
  readonly events: readonly StoredEvent[];
  readonly syncSeconds: number;
  /** For each write, from being queued to being durable. */
  readonly waitedSeconds: readonly number[];
}

export interface GroupCommitPorts {
  readonly onCommitted: (group: CommittedGroup) => void;
  /** After a failed sync nobody knows what the disk holds: the process must end, and the file be read again. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * Group commit. What arrives in one turn of the event loop, or while the previous commit was running, goes into one
 * transaction and one sync; every answer comes after it. A write that fails is answered as failed, never as done.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private queuedBytes = 0;
  private scheduled = false;
  private closed: string | null = null;

  constructor(
    private readonly file: EventFile,
    private readonly writer: EventWriter,
    private readonly ports: GroupCommitPorts,
  ) {}

  submit(write: Write): Promise<WriteOutcome> {
    if (this.closed !== null) return Promise.reject(new WriteRefused(this.closed));
    if (this.queue.length >= MAX_QUEUED_WRITES || this.queuedBytes >= MAX_QUEUED_BYTES) {
      return Promise.reject(new WriteRefused('too many writes are waiting'));
    }
    return new Promise((resolve, reject) => {
      const bytes = write.kind === 'append' ? write.events.reduce((sum, event) => sum + sizeOf(event), 0) : 0;
      this.queue.push({ write, bytes, since: performance.now(), resolve, reject });
      this.queuedBytes += bytes;
      this.schedule();
    });
  }

  /** Commits what is waiting, then takes nothing more. */
  close(reason: string): void {
    while (this.queue.length > 0) this.commitGroup();
    this.closed ??= reason;
  }

  get waiting(): number {
    return this.queue.length;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.commitGroup();
      if (this.queue.length > 0) this.schedule();
    });
  }

  private commitGroup(): void {
    const group = this.takeGroup();
    if (group.length === 0) return;
    const started = performance.now();
    let outcomes: WriteOutcome[];
    try {
      outcomes = this.file.transaction(() => group.map(({ write }) => this.writer.perform(write)));
    } catch (error) {
      this.fail(group, error);
      return;
    }
    const events = this.writer.takeInserted();
    const ended = performance.now();
    const waitedSeconds = group.map(({ since }) => (ended - since) / 1_000);
    group.forEach((waiting, index) => {
      const outcome = outcomes[index];
      if (outcome) waiting.resolve(outcome);
    });
    this.ports.onCommitted({ writes: group.length, events, syncSeconds: (ended - started) / 1_000, waitedSeconds });
  }

  private takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const waiting of this.queue) {
      if (count > 0 && (count >= MAX_GROUP_WRITES || bytes + waiting.bytes > MAX_GROUP_BYTES)) break;
      bytes += waiting.bytes;
      count++;
    }
    this.queuedBytes -= bytes;
    return this.queue.splice(0, count);
  }

  private fail(group: readonly Waiting[], error: unknown): void {
    this.writer.forget();
    const reason = error instanceof Error ? error.message : String(error);
    const outcome = isRecoverable(error) ? 'nothing was written' : 'nobody knows whether this was written';
    for (const { reject } of group) reject(new WriteRefused(`${outcome}: ${reason}`));
    if (isRecoverable(error)) return;
    this.closed = `the log cannot be written any more: ${reason}`;
    for (const { reject } of this.queue.splice(0)) reject(new WriteRefused(this.closed));
    this.ports.onBroken(error);
  }
}

interface Waiting {
  readonly write: Write;
  readonly bytes: number;
  readonly since: number;
  readonly resolve: (outcome: WriteOutcome) => void;
  readonly reject: (error: WriteRefused) => void;
}

/** A full disk leaves the file as it was, and may be emptied; any other failure leaves it unknown. */
function isRecoverable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_BUSY');
}

/** One transaction must not keep readers and health checks waiting: some tens of milliseconds at most. */
const MAX_GROUP_WRITES = 1_000;
const MAX_GROUP_BYTES = 8 * 1024 * 1024;
/** What waits is memory of this process; beyond it the caller is told to come back. */
const MAX_QUEUED_WRITES = 10_000;
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;
