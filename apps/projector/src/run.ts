import type { Position, Subscription } from '@parchemin/event-store';
import { beforeTheFirst, viewStreams } from '@parchemin/read-models';
import { fanOut } from './fan-out.js';
import { openIntake } from './intake.js';
import type { Lane } from './lane.js';
import type { Mutable, ProjectorParts, ProjectorStatus } from './projector.js';

/** From reading where the views stand to the first fault, or to being told to end. */
export interface Run {
  readonly lanes: readonly Lane[];
  /** Resolves when the run was ended, rejects when it failed. */
  readonly over: Promise<void>;
  end(): void;
  fail(error: unknown): void;
  close(): Promise<void>;
}

export function openRun({ store, events, onLive }: ProjectorParts, status: Mutable<ProjectorStatus>): Run {
  const { lanes } = status;
  let end = (): void => {};
  let fail: (error: unknown) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const intake = openIntake(async (batch) => {
    await fanOut({ store, events }, lanes, batch);
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
