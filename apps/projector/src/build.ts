import type { EventStore, Position } from '@parchemin/event-store';
import { beforeTheFirst, viewStreams, type View, type ViewStore, type ViewVersion } from '@parchemin/read-models';
import { fanOut } from './fan-out.js';
import { openIntake } from './intake.js';
import { laneOf } from './lane.js';

/** A version being made from the first event on, on a subscription of its own, never further than it is told. */
export interface Build {
  readonly version: ViewVersion;
  readonly events: number;
  /** Resolves when the version stands exactly at the position of this event; rejects when it cannot get there, or not in time. */
  reach(position: Position, withinMillis?: number): Promise<void>;
  stop(): Promise<void>;
}

const lookedEveryMillis = 10;

export function startBuild(store: ViewStore, events: EventStore, view: View, version: ViewVersion): Build {
  const lane = laneOf(view, version, false);
  let limit = beforeTheFirst;
  let raised = (): void => {};
  let fault: unknown = null;
  let built = 0;
  const intake = openIntake(async (batch) => {
    await fanOut({ store, events }, [lane], batch);
    built += batch.length;
  }, fail);
  const subscription = events.subscribeAll(viewStreams, 'start', {
    async onEvent(event) {
      if (event.position > limit) await waitAtLimit(event.position);
      await intake.take(event);
    },
    async onCaughtUp() {
      intake.goLive();
    },
    onStopped: fail,
  });
  return {
    get version() {
      return lane.version;
    },
    get events() {
      return built;
    },
    reach,
    async stop() {
      fail(new Error('the build is stopped'));
      await intake.close();
      await subscription.stop();
    },
  };

  async function reach(position: Position, withinMillis = Number.POSITIVE_INFINITY): Promise<void> {
    const end = Date.now() + withinMillis;
    limit = position > limit ? position : limit;
    raised();
    while (lane.version.position < position) {
      if (fault) throw fault;
      if (lane.stopped !== null && lane.stopped !== 'outdated') throw unreadable(lane.stopped.poison);
      if (Date.now() > end) throw new Error(`${view.name} did not reach ${position} within ${withinMillis} ms`);
      await new Promise((resolve) => setTimeout(resolve, lookedEveryMillis));
    }
  }

  async function waitAtLimit(position: Position): Promise<void> {
    await intake.flush();
    while (limit < position && !fault) await new Promise<void>((resolve) => (raised = resolve));
  }

  function fail(error: unknown): void {
    fault ??= error;
    raised();
  }
}

function unreadable({ recorded, error }: { recorded: { stream: string; revision: number }; error: string }): Error {
  return new Error(`revision ${recorded.revision} of ${recorded.stream} cannot be taken in: ${error}`);
}
