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
  let isChapterOver = false;
  setHandler(poke, () => {
    pokes += 1;
  });
  // What was heard before a look is in it; a poke that comes later may tell of something else, and is kept for the next.
  let heard = pokes;
  let seen = await loadPath(candidacy);
  const look = async (): Promise<void> => {
    heard = pokes;
    seen = await loadPath(candidacy);
  };
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof candidacyPath>({ candidacy });
    const { path, now } = seen;
    const step = path === null ? ({ do: 'rest' } as const) : next(path, now);
    if (path === null || step.do === 'rest') {
      if (pokes === heard) return;
      await look();
    } else if (step.do === 'wait') {
      if (isChapterOver) return continueAsNew<typeof candidacyPath>({ candidacy });
      alarm.setAt(step.until, now);
      await condition(() => alarm.rang || pokes !== heard);
      await look();
    } else {
      const before = pokes;
      const outcome = await perform(candidacy, step);
      patience = mind(patience, step, path.revision, outcome);
      if (outcome.outcome === 'done') {
        isChapterOver ||= endsChapter(step);
        [heard, seen] = [before, outcome.after];
        continue;
      }
      if (patience.counsel === 'block') await blockPath(candidacy, step, path.revision, patience.because);
      if (patience.counsel === 'pause') {
        alarm.setIn(pauseMillis, step.key);
        await condition(() => alarm.rang || pokes !== heard);
      }
      await look();
    }
  }
}

/**
 * Stages are the chapters: what waits for one begins with an empty history, so that no run outlives the code of its own stage by much.
 * What is due is done first: a run more before each step would keep the urgent waiting, above all when many are begun again at once.
 */
function endsChapter(step: Act): boolean {
  return step.do === 'open-stage' || step.do === 'close-stage';
}
