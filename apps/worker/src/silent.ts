import { ApplicationFailure } from '@temporalio/common';
import type { CandidacyActivities } from '@parchemin/candidacy-process';

type Told = (activity: string, failure: string) => void;

/**
 * A failure's message and stack would be stored by Temporal, and a bug may have put a mark or a name into them.
 * Only the failure's name leaves this process; every one is retried, since a path never fails.
 */
export function silently(activities: CandidacyActivities, told: Told): CandidacyActivities {
  const each = Object.entries(activities) as readonly (readonly [string, Activity])[];
  const silent = each.map(([name, run]): readonly [string, Activity] => [
    name,
    (act) => nameOnly(name, told, () => run(act)),
  ]);
  return Object.fromEntries(silent) as unknown as CandidacyActivities;
}

type Activity = (act: unknown) => Promise<unknown>;

async function nameOnly<Answer>(activity: string, told: Told, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    told(activity, name);
    const failure = ApplicationFailure.retryable('see the worker’s log', name);
    failure.stack = '';
    throw failure;
  }
}
