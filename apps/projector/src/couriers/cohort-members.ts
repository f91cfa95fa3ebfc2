import type { EventStore, Position } from '@parchemin/event-store';
import { countMembers, membersBehind, viewPosition, viewStreams, waitForPosition } from '@parchemin/read-models';
import type { Database } from '@parchemin/read-models';
import type { CohortMembers } from './cohort-fan-out.js';

const list = 'candidacy_list';

/** A list that is further behind than this is being rebuilt or stands still: the courier says so, and comes back. */
const patienceMillis = 30_000;
const lookEveryMillis = 1_000;

export function membersIn(db: Database, events: Pick<EventStore, 'subscribeAll'>): CohortMembers {
  return {
    async caughtUp(stopped) {
      const end = await endOfLog(events, await viewPosition(db, list), stopped);
      const until = Date.now() + patienceMillis;
      while (!(await waitForPosition(db, list, end, lookEveryMillis))) {
        if (stopped.aborted || Date.now() > until) throw new Error('the list of candidacies is behind');
      }
    },
    async behind(cohort, version, after, limit) {
      const rows = await membersBehind(db, version, { cohort, after, limit });
      return rows.map(({ candidacy }) => candidacy);
    },
    count: async (cohort) => (await countMembers(db, cohort, 0)).members,
  };
}

/** Where the log of candidacies ends now, read from where the list of them stands. */
async function endOfLog(
  events: Pick<EventStore, 'subscribeAll'>,
  from: Position,
  stopped: AbortSignal,
): Promise<Position> {
  const given = AbortSignal.any([stopped, AbortSignal.timeout(patienceMillis)]);
  let last = from;
  let follow = { stop: async (): Promise<void> => {} };
  const end = new Promise<Position>((resolve, reject) => {
    given.addEventListener('abort', () => reject(new Error('the end of the log was not reached')), { once: true });
    follow = events.subscribeAll(viewStreams, from, {
      onEvent: async ({ position }) => void (last = position),
      onCaughtUp: async () => resolve(last),
      onStopped: reject,
    });
  });
  try {
    return await end;
  } finally {
    await follow.stop();
  }
}
