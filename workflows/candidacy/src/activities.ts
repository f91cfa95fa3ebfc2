import type { Instant } from '@parchemin/kernel';
import type { Path } from './candidacy.process.js';

/** What the worker must provide. `now` comes with the load, so that a stepped clock and a real one look the same in here. */
export interface CandidacyActivities {
  loadPath(candidacy: string): Promise<LoadedPath>;
  openStage(act: { candidacy: string; stage: string; key: string }): Promise<StepOutcome>;
  closeStage(act: { candidacy: string; stage: string; key: string }): Promise<StepOutcome>;
  establishAdmissibility(act: { candidacy: string; key: string }): Promise<StepOutcome>;
  propose(act: { candidacy: string; key: string }): Promise<StepOutcome>;
  establishConsequences(act: { candidacy: string; key: string }): Promise<StepOutcome>;
  takeDeadlineStep(act: DeadlineStepAct): Promise<StepOutcome>;
  skipDeadlineStep(act: DeadlineStepAct): Promise<StepOutcome>;
  blockPath(act: { candidacy: string; step: string; key: string; refused: string }): Promise<StepOutcome>;
}

export interface DeadlineStepAct {
  readonly candidacy: string;
  readonly deadline: string;
  readonly armedAt: number;
  readonly step: string;
  readonly key: string;
}

export interface LoadedPath {
  /** Null when the stream holds no candidacy: there is nothing to run. */
  readonly path: Path | null;
  readonly now: Instant;
}

/** `done`: the path as it stands after it. `stale`: no longer due, load again and go on. `refused`: due and impossible, the path is to be blocked. */
export type StepOutcome =
  | { readonly outcome: 'done'; readonly after: LoadedPath }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'refused'; readonly refused: string };
