import type { Candidacy, Deadline, EnrolledCandidacy, Rung, Stage } from '@parchemin/candidacy';
import { missingPieces, nextRung, underHolds } from '@parchemin/candidacy';
import { conclusionOf, mayOpen, type Conclusion } from './conclusions.js';
import type { Instant } from '@parchemin/kernel';
import { millisOf } from '@parchemin/kernel';

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

export function pathOf(state: Candidacy, revision: number, order: StageOrder): Path | null {
  if (state.status === 'absent') return null;
  const deadlines = Object.values(state.deadlines);
  const conclude = conclusionOf(state, order);
  return {
    revision,
    enrolledAt: state.enrolledAt,
    unopened: unopenedStages(state, order),
    open: openStages(state, deadlines),
    deadlines: runningDeadlines(state),
    blocked: state.blocked !== null,
    ...(conclude && { conclude }),
  };
}

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

function unopenedStages(state: EnrolledCandidacy, order: StageOrder): string[] {
  if (state.status !== 'active') return [];
  return order
    .filter((planned) => !state.stages[planned.stage] && mayOpen(planned, state, order))
    .map(({ stage }) => stage);
}

/** With their holds upon them; whoever has left awaits nothing any more. */
function runningDeadlines(state: EnrolledCandidacy): readonly Deadline[] {
  if (hasLeft(state)) return [];
  const armed = Object.values(state.deadlines).filter(({ status }) => status === 'armed');
  return armed.map((deadline) => underHolds(deadline, state));
}

function hasLeft({ status }: EnrolledCandidacy): boolean {
  return status === 'withdrawn' || status === 'excluded';
}

function openStages(state: EnrolledCandidacy, deadlines: readonly Deadline[]): OpenStageOnPath[] {
  if (hasLeft(state) || state.status === 'interrupted') return [];
  const open = Object.values(state.stages).filter((stage) => stage.status === 'open');
  return open.map((stage) => ({
    stage: stage.stage,
    missing: missingPieces(stage, state).length,
    armedAt: reopenedAt(stage) ?? deadlines.find(({ stage: of }) => of === stage.stage)?.armedAt ?? state.enrolledAt,
  }));
}

/** A stage that an annulled decision opened again closes under another command id than the first time. */
function reopenedAt(stage: Stage): number | undefined {
  return stage.status === 'open' ? stage.reopenedAt : undefined;
}
