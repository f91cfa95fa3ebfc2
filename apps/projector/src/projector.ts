import type { EventStore, Position } from '@parchemin/event-store';
import type { Lease, View, ViewStore } from '@parchemin/read-models';
import { beforeTheFirst } from '@parchemin/read-models';
import { laneOf, type Lane } from './lane.js';
import { openRun, type Run } from './run.js';

export interface ProjectorParts {
  readonly store: ViewStore;
  readonly events: EventStore;
  readonly views: readonly View[];
  /** Undefined while another projector holds it. */
  tryLease(): Promise<Lease | undefined>;
  onFault(error: unknown): void;
  /** Each time that the views have caught up with the log. */
  onLive?(lanes: readonly Lane[]): void;
}

export interface Projector {
  readonly status: ProjectorStatus;
  /** As they move; waits a moment for a projector that is just beginning. */
  getLanes(): Promise<readonly Lane[]>;
  /** Runs the work while no view moves, each lane at the position that the store holds; then starts afresh from the store. */
  whileHeld<Result>(work: (lanes: readonly Lane[]) => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

export interface ProjectorStatus {
  readonly phase: 'starting' | 'standing-by' | 'catching-up' | 'live' | 'held' | 'retrying';
  readonly fault: string | null;
  /** Caught up once since this process started. */
  readonly caughtUp: boolean;
  readonly lanes: readonly Lane[];
  /** The last position that the subscription has shown. */
  readonly seen: Position;
  readonly projected: number;
  readonly retries: number;
}

/** A fault is met by starting afresh from what is stored: soon at first, and never more rarely than this. */
const firstPauseMillis = 100;
const longestPauseMillis = 3_000;
const leaseAskedEveryMillis = 500;
/** Longer than it takes to begin afresh when nothing is wrong. */
const runAwaitedMillis = 5_000;
const runAwaitedStepMillis = 20;

/** One subscription that all views share, kept running whatever breaks, until it is told to stop. */
export function startProjector(parts: ProjectorParts): Projector {
  return new KeptProjector(parts);
}

export type Mutable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] };

class KeptProjector implements Projector {
  readonly status: Mutable<ProjectorStatus> = {
    phase: 'starting',
    fault: null,
    caughtUp: false,
    lanes: [],
    seen: beforeTheFirst,
    projected: 0,
    retries: 0,
  };
  #run: Run | null = null;
  #stopping = false;
  #wake = (): void => {};
  readonly #running: Promise<void>;

  constructor(private readonly parts: ProjectorParts) {
    this.#running = this.#keepRunning();
  }

  async getLanes(): Promise<readonly Lane[]> {
    return (await this.#getRun()).lanes;
  }

  async whileHeld<Result>(work: (lanes: readonly Lane[]) => Promise<Result>): Promise<Result> {
    const held = await this.#getRun();
    await held.close();
    this.status.phase = 'held';
    try {
      return await work(held.lanes);
    } finally {
      held.end();
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    this.#run?.end();
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    let pause = firstPauseMillis;
    while (!this.#stopping) {
      try {
        await this.#runOnce();
        pause = firstPauseMillis;
      } catch (error) {
        const fault = error instanceof Error ? error.message : String(error);
        Object.assign(this.status, { phase: 'retrying', fault, retries: this.status.retries + 1 });
        this.parts.onFault(error);
        await this.#sleep(pause);
        pause = Math.min(pause * 2, longestPauseMillis);
      }
    }
  }

  async #runOnce(): Promise<void> {
    const lease = await this.#holdLease();
    if (!lease) return;
    try {
      this.status.lanes = await openLanes(this.parts);
      const run = openRun(this.parts, this.status);
      this.#run = run;
      void lease.lost.then(() => run.fail(new Error('the lease is lost')));
      if (this.#stopping) run.end();
      await run.over;
    } finally {
      await this.#run?.close();
      this.#run = null;
      await lease.release();
    }
  }

  async #holdLease(): Promise<Lease | undefined> {
    while (!this.#stopping) {
      const lease = await this.parts.tryLease();
      if (lease) return lease;
      this.status.phase = 'standing-by';
      await this.#sleep(leaseAskedEveryMillis);
    }
    return undefined;
  }

  async #getRun(): Promise<Run> {
    for (let waited = 0; waited < runAwaitedMillis; waited += runAwaitedStepMillis) {
      if (this.#run) return this.#run;
      await new Promise((resolve) => setTimeout(resolve, runAwaitedStepMillis));
    }
    const { phase, fault } = this.status;
    throw new Error(`the projector is ${phase}: ${fault ?? 'no view is in its hands'}`);
  }

  #sleep(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stopping) this.#wake();
    });
  }
}

/** A parked view is tried again at every start: what was wrong may have been mended. */
async function openLanes({ store, views }: ProjectorParts): Promise<readonly Lane[]> {
  return Promise.all(views.map(async (view) => laneOf(view, await store.getLiveVersion(view.name), true)));
}
