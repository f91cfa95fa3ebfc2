import type { Clock } from '@parchemin/kernel';
import type { Lease } from '@parchemin/read-models';
import { pauseFor } from '@parchemin/service';
import { Attachment, type AttachmentParts } from './attachment.js';
import type { OpenPaths } from './open-paths.js';
import { recoverAll } from './recovery.js';
import { Renewal } from './renewal.js';
import { Sweep, type SweepTimes } from './sweep.js';

export interface ReactorParts extends AttachmentParts {
  readonly paths: OpenPaths;
  readonly clock: Clock;
  readonly times: ReactorTimes;
  /** Undefined while another reactor holds it: two would take each other's marks for an older copy of the database. */
  tryLease(): Promise<Lease | undefined>;
}

export interface ReactorTimes extends SweepTimes {
  readonly lookMillis: number;
  readonly saveMillis: number;
  readonly sweepMillis: number;
  readonly retryParkedMillis: number;
  readonly longestPauseMillis: number;
}

export interface ReactorReport {
  readonly waiting: number;
  readonly parked: readonly string[];
  /** Due for longer than tolerated when last looked at. */
  readonly unserved: number;
  readonly recoveries: number;
}

/** One slow answer is a busy machine; two are a Temporal that is away. */
const unansweredLooks = 2;
const firstPauseMillis = 250;

/** Keeps every process awake: pokes the ones that facts concern, and those that are due and that nobody serves. */
export class Reactor {
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #attachment: Attachment | null = null;
  #fault: string | null = 'starting';
  #recoveries = 0;
  readonly #sweep: Sweep;

  constructor(private readonly parts: ReactorParts) {
    this.#sweep = new Sweep(parts);
    this.#running = Promise.all([this.#keepAttached(), this.#keepSweeping()]);
  }

  /** Null while pokes go through or another reactor sees to them, else a sentence. Read models do not depend on it. */
  fault(): string | null {
    return this.#fault;
  }

  report(): ReactorReport {
    const pool = this.#attachment?.pool;
    const parked = [...(pool?.parked.keys() ?? [])];
    return { waiting: pool?.size ?? 0, parked, unserved: this.#sweep.unserved, recoveries: this.#recoveries };
  }

  /** Starts or wakes up one process, or every open one, the most urgent first. Answers how many. */
  async recover(which: string): Promise<number> {
    const attachment = this.#attachment;
    if (!attachment) throw new Error(this.#fault ?? 'Temporal does not answer');
    if (which === 'all') return recoverAll(this.parts, attachment.pool, () => attachment !== this.#attachment);
    await attachment.pool.poke(which);
    return 1;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #keepAttached(): Promise<void> {
    const { signal } = this.#stopping;
    const { longestPauseMillis } = this.parts.times;
    for (let pause = firstPauseMillis; !signal.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
      try {
        const lease = await this.parts.tryLease();
        if (lease) {
          await this.#attach(lease).finally(() => lease.release());
          pause = firstPauseMillis;
        } else {
          this.#fault = null;
        }
      } catch (error) {
        this.#fault = `processes are not poked: ${error instanceof Error ? error.message : 'unknown'}`;
      }
      if (this.#fault !== null && !signal.aborted) this.parts.told('detached', { because: this.#fault });
      await pauseFor(pause, signal);
    }
  }

  async #attach(lease: Lease): Promise<void> {
    const saved = await this.parts.memory.load();
    const identity = await this.parts.gate.identity();
    const attachment = new Attachment(this.parts, identity, saved);
    this.#attachment = attachment;
    this.#fault = null;
    void lease.lost.then(() => attachment.leave('the lease is lost'));
    const { forgotten } = attachment;
    this.parts.told('attached', { forgotten });
    const recovered = forgotten ? this.#recoverInto(attachment) : Promise.resolve();
    const renewal = new Renewal(this.parts, identity, saved.cluster);
    const keeping = this.#keep(attachment, recovered, renewal);
    const reason = await attachment.ended;
    this.#attachment = null;
    this.#fault = reason;
    await keeping;
  }

  /** Until it is through, nothing is saved: whoever attaches next finds the same loss, and begins again. */
  async #recoverInto(attachment: Attachment): Promise<void> {
    this.#recoveries += 1;
    try {
      const recovered = await recoverAll(this.parts, attachment.pool, () => attachment.over);
      if (!attachment.over) this.parts.told('recovered', { recovered });
    } catch (error) {
      attachment.leave(`the recovery failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  async #keep(attachment: Attachment, recovered: Promise<void>, renewal: Renewal): Promise<void> {
    const { lookMillis, saveMillis, retryParkedMillis } = this.parts.times;
    let maySave = false;
    void recovered.then(() => (maySave = true));
    let unanswered = 0;
    let sinceSave = 0;
    let sinceRetry = 0;
    while (attachment === this.#attachment) {
      await Promise.race([pauseFor(lookMillis, this.#stopping.signal), attachment.ended]);
      sinceSave += lookMillis;
      sinceRetry += lookMillis;
      try {
        await attachment.look();
        unanswered = 0;
        if (maySave && (sinceSave >= saveMillis || this.#stopping.signal.aborted)) {
          await attachment.save();
          sinceSave = 0;
        }
      } catch (error) {
        unanswered += 1;
        const failure = error instanceof Error ? error.name : 'unknown';
        if (unanswered >= unansweredLooks) attachment.leave(`Temporal or the checkpoint is away: ${failure}`);
      }
      void renewal.look(attachment.anew, () => attachment.over);
      if (sinceRetry >= retryParkedMillis) {
        attachment.pool.retryParked();
        attachment.anew.retryParked();
        sinceRetry = 0;
      }
      if (this.#stopping.signal.aborted) attachment.leave('stopping');
    }
  }

  async #keepSweeping(): Promise<void> {
    const { signal } = this.#stopping;
    const { sweepMillis } = this.parts.times;
    for (await pauseFor(sweepMillis, signal); !signal.aborted; await pauseFor(sweepMillis, signal)) {
      const attachment = this.#attachment;
      try {
        const settled = attachment?.forgotten ? Infinity : performance.now() - (attachment?.since ?? 0);
        await this.#sweep.round(attachment, settled);
      } catch (error) {
        this.parts.told('sweep-failed', { failure: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }
}
