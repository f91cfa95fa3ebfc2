import type { Deadline, Rung } from '@parchemin/candidacy';
// Not from the index: the deciders of every subject would otherwise travel in the bundle of the workflow.
import { nextRung } from '@parchemin/candidacy/deadline';
import type { Instant } from '@parchemin/kernel';
import { millisOf } from '@parchemin/kernel';
import type { Conclusion } from './conclusions.js';

/** What the process needs of a candidacy: codes, instants and counts. No name, mark or reason may ever enter Temporal. */
export interface Path {
  readonly revision: number;
  readonly enrolledAt: number;
  /** Stages whose predecessors are closed and that no fact has opened yet. */
  readonly unopened: readonly string[];
  readonly open: readonly OpenStageOnPath[];
  readonly deadlines: readonly Deadline[];
  readonly blocked: boolean;
  /** What the rules are to say of the facts; absent while they have nothing new to say. */
  readonly conclude?: Conclusion;
}

export interface OpenStageOnPath {
  readonly stage: string;
  readonly missing: number;
  /** The revision that armed the stage's deadline, so that a repeated stage closes under another command id. */
  readonly armedAt: number;
}

export type Step = Act | { readonly do: 'wait'; readonly until: Instant } | { readonly do: 'rest' };

/** A step that changes something, by a command whose id is derived from `key`. */
export type Act =
  | { readonly do: 'open-stage'; readonly stage: string; readonly key: string }
  | { readonly do: 'close-stage'; readonly stage: string; readonly key: string }
  | { readonly do: Conclusion['do']; readonly key: string }
  | {
      readonly do: 'take-deadline-step' | 'skip-deadline-step';
      readonly deadline: string;
      readonly armedAt: number;
      readonly step: string;
      readonly key: string;
    };

/** What is due on this path at this instant: the most useful act first, else the earliest wait. Pure: read side, worker and tests share it. */
export function next(path: Path, now: Instant): Step {
  if (path.blocked) return { do: 'rest' };
  const [unopened] = path.unopened;
  if (unopened !== undefined) return { do: 'open-stage', stage: unopened, key: `${unopened}@${path.enrolledAt}/open` };
  const complete = path.open.find((stage) => stage.missing === 0);
  if (complete) return { do: 'close-stage', stage: complete.stage, key: `${complete.stage}@${complete.armedAt}/close` };
  if (path.conclude) return { do: path.conclude.do, key: `${path.conclude.do}@${path.conclude.since}` };
  return earliestRung(path, now);
}

/** The order of a scheme's stages, as the scheme version says it, and which of them stands behind the gate of its verdict. */
export type StageOrder = readonly {
  readonly stage: string;
  readonly after: readonly string[];
  readonly gate?: boolean;
}[];

function earliestRung(path: Path, now: Instant): Step {
  let earliest: Instant | null = null;
  for (const deadline of path.deadlines) {
    const upcoming = nextRung(deadline, now);
    if (!upcoming) continue;
    if (millisOf(upcoming.from) <= millisOf(now)) return settle(deadline, upcoming.rung, upcoming.act);
    if (earliest === null || millisOf(upcoming.from) < millisOf(earliest)) earliest = upcoming.from;
  }
  return earliest === null ? { do: 'rest' } : { do: 'wait', until: earliest };
}

function settle({ deadline, armedAt }: Deadline, { step, annulled }: Rung, act: 'take' | 'skip'): Step {
  const again = annulled > 0 ? `/${annulled}` : '';
  return { do: `${act}-deadline-step`, deadline, armedAt, step, key: `${deadline}@${armedAt}/${step}${again}` };
}
