import { ApplicationFailure } from '@temporalio/common';
import type { CandidacyActivities } from '@parchemin/candidacy-process';

type Told = (activity: string, failure: string) => void;

/**
 * A failure's message and stack would be stored by Temporal, and a bug may have put a mark or a name into them.
 * Only the failure's name leaves this process; every one is retried, since a path never fails.
 */
export function silently(activities: CandidacyActivities, told: Told): CandidacyActivities {
  const { loadPath, openStage, closeStage, takeDeadlineStep, skipDeadlineStep, blockPath } = activities;
  return {
    loadPath: (candidacy) => nameOnly('loadPath', told, () => loadPath(candidacy)),
    openStage: (act) => nameOnly('openStage', told, () => openStage(act)),
    closeStage: (act) => nameOnly('closeStage', told, () => closeStage(act)),
    takeDeadlineStep: (act) => nameOnly('takeDeadlineStep', told, () => takeDeadlineStep(act)),
    skipDeadlineStep: (act) => nameOnly('skipDeadlineStep', told, () => skipDeadlineStep(act)),
    blockPath: (act) => nameOnly('blockPath', told, () => blockPath(act)),
  };
}

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
