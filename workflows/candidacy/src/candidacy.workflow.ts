import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { CandidacyPathInput } from './addresses.js';
import { Alarm } from './alarm.js';
import { next, type Act } from './candidacy.process.js';
import { blockPath, loadPath, perform } from './errands.js';
import { poke } from './messages.js';
import { eager, mind, pauseMillis } from './patience.js';

/**
 * The life of one candidacy: look at its path, do what is due, wait for what comes next.
 * A path with nothing to await ends its run, and a later fact begins another: nothing is remembered here but the id.
 */
export async function candidacyPath({ candidacy }: CandidacyPathInput): Promise<void> {
  const alarm = new Alarm();
  let patience = eager;
  let pokes = 0;
  setHandler(poke, () => {
    pokes += 1;
  });
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof candidacyPath>({ candidacy });
    // A poke that comes after this line may tell of something the load did not see: it is kept for the next turn.
    const heard = pokes;
    const { path, now } = await loadPath(candidacy);
    const step = path === null ? ({ do: 'rest' } as const) : next(path, now);
    if (path === null || step.do === 'rest') {
      if (pokes === heard) return;
    } else if (step.do === 'wait') {
      alarm.setAt(step.until, now);
      await condition(() => alarm.rang || pokes !== heard);
    } else {
      const outcome = await perform(candidacy, step);
      if (outcome.outcome === 'done' && endsRun(step)) return continueAsNew<typeof candidacyPath>({ candidacy });
      patience = mind(patience, step, path.revision, outcome);
      if (patience.counsel === 'block') await blockPath(candidacy, step, path.revision, patience.because);
      if (patience.counsel === 'pause') {
        alarm.setIn(pauseMillis, step.key);
        await condition(() => alarm.rang || pokes !== heard);
      }
    }
  }
}

/** Stages are the chapters: each begins with an empty history, so that no run outlives the code of its own stage by much. */
function endsRun(step: Act): boolean {
  return step.do === 'open-stage' || step.do === 'close-stage';
}
