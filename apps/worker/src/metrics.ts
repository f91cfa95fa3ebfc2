import type { CandidacyActivities } from '@parchemin/candidacy-process';
import { Gauge, Histogram, type Registry } from 'prom-client';
import { slots, type Working } from './keep-working.js';

const fromTheCapOfALocalActivity = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 10];

/** How long each activity took, and whether it failed: a path that does not get on shows here first. */
export function timed(activities: CandidacyActivities, registry: Registry): CandidacyActivities {
  const seconds = new Histogram({
    name: 'parchemin_worker_activity_seconds',
    help: 'time of one activity, by its name and how it ended',
    labelNames: ['activity', 'ended'],
    buckets: fromTheCapOfALocalActivity,
    registers: [registry],
  });
  const entries = Object.entries(activities).map(
    ([activity, run]: [string, (...given: never[]) => Promise<unknown>]) => {
      const measured = async (...given: never[]): Promise<unknown> => {
        const took = seconds.startTimer({ activity });
        try {
          const answer = await run(...given);
          took({ ended: 'done' });
          return answer;
        } catch (error) {
          took({ ended: 'failed' });
          throw error;
        }
      };
      return [activity, measured] as const;
    },
  );
  return Object.fromEntries(entries) as unknown as CandidacyActivities;
}

/** What the SDK's worker has in hand: all zero while there is no Temporal to work for. */
export function measureWorker(working: Working, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `parchemin_worker_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('serving', '1 while tasks are served', () => (working.fault() === null ? 1 : 0));
  gauge('cached_paths', 'runs held in memory', () => working.status()?.numCachedWorkflows ?? 0);
  new Gauge({
    name: 'parchemin_worker_slots',
    help: 'tasks that may be under way at once, and those that are',
    labelNames: ['task', 'slots'],
    registers: [registry],
    collect() {
      const status = working.status();
      const used = {
        workflow: status?.numInFlightWorkflowActivations ?? 0,
        activity: status?.numInFlightNonLocalActivities ?? 0,
        'local-activity': status?.numInFlightLocalActivities ?? 0,
      };
      for (const [task, most] of Object.entries(slots)) {
        this.set({ task, slots: 'all' }, most);
        this.set({ task, slots: 'used' }, used[task as keyof typeof slots]);
      }
    },
  });
}
