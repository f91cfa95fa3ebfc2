export type { CandidacyActivities, DeadlineStepAct, LoadedPath, StepOutcome } from './activities.js';
export type { CandidacyPathInput, Poke } from './addresses.js';
export {
  candidacyOfWorkflow,
  candidacyTaskQueue,
  candidacyWorkflow,
  candidacyWorkflowId,
  pokeSignal,
  processCommandId,
} from './addresses.js';
export type { Act, OpenStageOnPath, Path, StageOrder, Step } from './candidacy.process.js';
export { next, pathOf } from './candidacy.process.js';
