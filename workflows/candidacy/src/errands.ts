import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { assertNever } from '@parchemin/kernel';
import type { CandidacyActivities, LoadedPath, StepOutcome } from './activities.js';
import type { Act } from './candidacy.process.js';

/** In the worker itself, while the store is near and quick. Beyond this cap the run would be deaf for too long. */
const near = proxyLocalActivities<CandidacyActivities>({
  scheduleToCloseTimeout: 5_000,
  startToCloseTimeout: 4_000,
  retry: { initialInterval: 100, backoffCoefficient: 2, maximumInterval: 1_000 },
});

/** Through the server, when the store is slow or away: tried for ever, since a path never fails, and soon after its return. */
const patient = proxyActivities<CandidacyActivities>({
  startToCloseTimeout: 10_000,
  retry: { initialInterval: 500, backoffCoefficient: 2, maximumInterval: 5_000 },
});

export function loadPath(candidacy: string): Promise<LoadedPath> {
  return nearOrPatient((by) => by.loadPath(candidacy));
}

/** Each kind of step is an activity of its own name, and its summary says which one: the history reads as a story. */
export function perform(candidacy: string, step: Act): Promise<StepOutcome> {
  const options = { summary: step.key };
  switch (step.do) {
    case 'open-stage': {
      const act = { candidacy, stage: step.stage, key: step.key };
      return nearOrPatient((by) => by.openStage.executeWithOptions(options, [act]));
    }
    case 'close-stage': {
      const act = { candidacy, stage: step.stage, key: step.key };
      return nearOrPatient((by) => by.closeStage.executeWithOptions(options, [act]));
    }
    case 'establish-admissibility':
      return nearOrPatient((by) =>
        by.establishAdmissibility.executeWithOptions(options, [{ candidacy, key: step.key }]),
      );
    case 'propose':
      return nearOrPatient((by) => by.propose.executeWithOptions(options, [{ candidacy, key: step.key }]));
    case 'establish-consequences':
      return nearOrPatient((by) =>
        by.establishConsequences.executeWithOptions(options, [{ candidacy, key: step.key }]),
      );
    case 'take-deadline-step':
    case 'skip-deadline-step': {
      const { deadline, armedAt, key } = step;
      const act = { candidacy, deadline, armedAt, step: step.step, key };
      return step.do === 'take-deadline-step'
        ? nearOrPatient((by) => by.takeDeadlineStep.executeWithOptions(options, [act]))
        : nearOrPatient((by) => by.skipDeadlineStep.executeWithOptions(options, [act]));
    }
    default:
      return assertNever(step);
  }
}

/** The revision tells one obstacle from the next: a retried path that is refused again is blocked again. */
export function blockPath(candidacy: string, step: Act, revision: number, refused: string): Promise<StepOutcome> {
  const act = { candidacy, step: step.key, key: `${step.key}/blocked@${revision}`, refused };
  return nearOrPatient((by) => by.blockPath.executeWithOptions({ summary: `${refused}: ${step.key}` }, [act]));
}

async function nearOrPatient<Answer>(ask: (by: typeof near | typeof patient) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(near);
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    return ask(patient);
  }
}
