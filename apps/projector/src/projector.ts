import type { EventStore, Position, Subscription } from '@parchemin/event-store';
import type { Lease, View, ViewStore } from '@parchemin/read-models';
import { beforeTheFirst, viewStreams } from '@parchemin/read-models';
import { fanOut } from './fan-out.js';
import { openIntake } from './intake.js';
import { laneOf, type Lane } from './lane.js';

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

/** One subscription that all views share, kept running whatever breaks, until it is told to stop. */
export function startProjector(parts: ProjectorParts): Projector {
  const status = { ...idle };
  let stopping = false;
  let wake = (): void => {};
  let run: Run | null = null;
  const running = keepRunning();
  return {
    status,
    async whileHeld(work) {
      const held = run;
      if (!held) throw new Error(`the projector is ${status.phase}: ${status.fault ?? 'no view is in its hands'}`);
      await held.close();
      status.phase = 'held';
      try {
        return await work(held.lanes);
      } finally {
        held.end();
      }
    },
    async stop() {
      stopping = true;
      wake();
      run?.end();
      await running;
    },
  };

  async function keepRunning(): Promise<void> {
    for (let pause = firstPauseMillis; !stopping;) {
      try {
        await runOnce();
        pause = firstPauseMillis;
      } catch (error) {
        status.phase = 'retrying';
        status.fault = error instanceof Error ? error.message : String(error);
        status.retries += 1;
        parts.onFault(error);
        await sleep(pause);
        pause = Math.min(pause * 2, longestPauseMillis);
      }
    }
  }

  async function runOnce(): Promise<void> {
    const lease = await holdLease();
    if (!lease) return;
    try {
      status.lanes = await openLanes(parts);
      const opened = openRun(parts, status);
      run = opened;
      void lease.lost.then(() => opened.fail(new Error('the lease is lost')));
      if (stopping) opened.end();
      await opened.over;
    } finally {
      await run?.close();
      run = null;
      await lease.release();
    }
  }

  async function holdLease(): Promise<Lease | undefined> {
    while (!stopping) {
      const lease = await parts.tryLease();
      if (lease) return lease;
      status.phase = 'standing-by';
      await sleep(leaseAskedEveryMillis);
    }
    return undefined;
  }

  function sleep(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopping) wake();
    });
  }
}

type Mutable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] };

const idle: Mutable<ProjectorStatus> = {
  phase: 'starting',
  fault: null,
  caughtUp: false,
  lanes: [],
  seen: beforeTheFirst,
  projected: 0,
  retries: 0,
};

/** A parked view is tried again at every start: what was wrong may have been mended. */
async function openLanes({ store, views }: ProjectorParts): Promise<readonly Lane[]> {
  return Promise.all(views.map(async (view) => laneOf(view, await store.getLiveVersion(view.name), true)));
}

interface Run {
  readonly lanes: readonly Lane[];
  /** Resolves when the run was ended, rejects when it failed. */
  readonly over: Promise<void>;
  end(): void;
  fail(error: unknown): void;
  close(): Promise<void>;
}

function openRun({ store, events, onLive }: ProjectorParts, status: Mutable<ProjectorStatus>): Run {
  const { lanes } = status;
  let end = (): void => {};
  let fail: (error: unknown) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const intake = openIntake(async (batch) => {
    await fanOut(store, lanes, batch);
    status.projected += batch.length;
  }, fail);
  status.phase = 'catching-up';
  const subscription = subscribe();
  return { lanes, over, end, fail, close };

  function subscribe(): Subscription {
    const from = lowest(lanes);
    return events.subscribeAll(viewStreams, from === beforeTheFirst ? 'start' : from, {
      async onEvent(event) {
        status.seen = event.position;
        await intake.take(event);
      },
      async onCaughtUp() {
        intake.goLive();
        await intake.flush();
        Object.assign(status, { phase: 'live', caughtUp: true, fault: null });
        onLive?.(lanes);
      },
      onStopped: fail,
    });
  }

  async function close(): Promise<void> {
    await intake.close();
    await subscription.stop();
  }
}

/** Stopped lanes do not hold the others back; when all have stopped, there is nothing to read again. */
function lowest(lanes: readonly Lane[]): Position {
  const running = lanes.filter(({ stopped }) => stopped === null);
  return (running.length > 0 ? running : lanes)
    .map(({ version }) => version.position)
    .reduce((least, position) => (position < least ? position : least));
}
