import { stageAct } from './stage-acts.js';
import { troubleAct } from './troubles.js';
import { earliest, type PlannedAct, type View } from './view.js';

/** What somebody does next on this candidacy, and when; null while nobody has anything to do. Pure: the same view, the same act. */
export function nextAct(view: View): PlannedAct | null {
  const trouble = troubleAct(view);
  return view.path.status === 'active' ? earliest([trouble, stageAct(view)]) : trouble;
}
