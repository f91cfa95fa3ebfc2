import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { launch, type Child } from './child.js';
import type { PartPlan } from './part.js';

export interface Supervision {
  readonly logFile: string;
  // Whether a part that dies by itself is started again; a test that kills one wants to decide.
  readonly restarts: boolean;
  readonly onChange?: () => void;
  readonly onAlarm?: (line: string) => void;
}

// Temporal on a busy two-core machine takes some 10 s; a minute means that something is wrong.
const READY_LIMIT_MS = 60_000;
const PROBE_EVERY_MS = 100;
// PostgreSQL closes its connections and writes a checkpoint in this time even when loaded.
const STOP_LIMIT_MS = 10_000;
// A killed PostgreSQL holds its shared memory a moment longer: a few quick tries before saying that a start failed.
const START_ATTEMPTS = 4;
// Some two minutes of trying in all, then a person has to look.
const REVIVAL_ATTEMPTS = 12;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 15_000;
// Whoever ran this long was well: its next death starts the count anew.
const STEADY_MS = 30_000;

export class SupervisedPart {
  private child: Child | null = null;
  private wanted = false;
  private failures = 0;
  private readyAt = 0;
  private reviving: Promise<void> = Promise.resolve();
  private pause = new AbortController();

  constructor(
    readonly plan: PartPlan,
    private readonly supervision: Supervision,
  ) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  get logFile(): string {
    return this.supervision.logFile;
  }

  async start(): Promise<void> {
    this.wanted = true;
    this.pause = new AbortController();
    this.failures = 0;
    await this.bringUp(START_ATTEMPTS);
  }

  async stop(): Promise<void> {
    this.wanted = false;
    this.pause.abort();
    await this.end(this.plan.stopSignal);
    await this.reviving;
  }

  // As a crash would: no farewell. A supervised part comes back by itself.
  async kill(): Promise<void> {
    const child = this.child;
    child?.signal('SIGKILL');
    await child?.exited;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private async bringUp(attempts: number): Promise<void> {
    while (this.wanted) {
      try {
        return await this.launchOnce();
      } catch (failure) {
        this.failures += 1;
        if (!this.wanted) return;
        if (failure instanceof NotReady || this.failures >= attempts) throw failure;
        await this.backOff();
      }
    }
  }

  private async launchOnce(): Promise<void> {
    const command = await this.plan.prepare();
    if (!this.wanted) return;
    const child = await launch(command, this.supervision.logFile);
    this.child = child;
    this.supervision.onChange?.();
    await this.becomesReady(child);
    this.readyAt = Date.now();
    void child.exited.then((how) => this.died(child, how));
    this.supervision.onChange?.();
  }

  private async becomesReady(child: Child): Promise<void> {
    let ended: string | null = null;
    void child.exited.then((how) => (ended = how));
    const end = Date.now() + READY_LIMIT_MS;
    let trouble: string | null = null;
    while (Date.now() < end) {
      const probe = await this.plan.probe();
      if (probe.healthy && ended === null) return;
      if (ended !== null) throw this.failure(child, ended);
      trouble = probe.trouble;
      await delay(PROBE_EVERY_MS);
    }
    await this.end('SIGTERM');
    throw new NotReady(`${this.plan.name} is not ready after ${READY_LIMIT_MS / 1000} s: ${trouble ?? 'no answer'}`);
  }

  private failure(child: Child, how: string): Error {
    if (this.child === child) this.child = null;
    const lines = lastLines(this.supervision.logFile).join('\n  ');
    return new Error(`${this.plan.name} ${how}\n  ${lines}\n  log: ${this.supervision.logFile}`);
  }

  private died(child: Child, how: string): void {
    if (this.child === child) this.child = null;
    this.supervision.onChange?.();
    if (!this.wanted || !this.supervision.restarts) return;
    this.supervision.onAlarm?.(`${this.plan.name} ${how}; starting it again`);
    if (Date.now() - this.readyAt > STEADY_MS) this.failures = 0;
    this.reviving = this.revive();
  }

  private async revive(): Promise<void> {
    try {
      this.failures += 1;
      await this.backOff();
      await this.bringUp(REVIVAL_ATTEMPTS);
      if (this.wanted) this.supervision.onAlarm?.(`${this.plan.name} is back`);
    } catch (failure) {
      const cause = failure instanceof Error ? failure.message : String(failure);
      this.supervision.onAlarm?.(`given up on ${this.plan.name}: ${cause}`);
    }
  }

  private async backOff(): Promise<void> {
    const pause = Math.min(FIRST_BACKOFF_MS * 2 ** (this.failures - 1), LONGEST_BACKOFF_MS);
    await delay(pause, undefined, { signal: this.pause.signal }).catch(() => undefined);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child) return;
    child.signal(signal);
    const impatience = setTimeout(() => child.signal('SIGKILL'), STOP_LIMIT_MS);
    await child.exited;
    clearTimeout(impatience);
    if (this.child === child) this.child = null;
    this.supervision.onChange?.();
  }
}

class NotReady extends Error {}

const TAIL_BYTES = 4_096;
const TAIL_LINES = 5;
// A stack or an empty line tells its reader nothing that the message before it did not.
const isNoise = /^\s*(at .*|Node\.js v.*)?$/;

function lastLines(file: string): string[] {
  const descriptor = openSync(file, 'r');
  try {
    const size = fstatSync(descriptor).size;
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
    const lines = tail.toString('utf8').split('\n');
    return lines.filter((line) => !isNoise.test(line)).slice(-TAIL_LINES);
  } finally {
    closeSync(descriptor);
  }
}
