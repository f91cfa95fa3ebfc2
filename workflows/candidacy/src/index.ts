export type { CandidacyActivities, DeadlineStepAct, LoadedPath, StepOutcome } from './activities.js';
export type { CandidacyPathInput, Poke } from './addresses.js';
export {
  candidacyBuildId,
  candidacyDeployment,
  candidacyOfWorkflow,
  candidacyTaskQueue,
  candidacyWorkflow,
  candidacyWorkflowId,
  generationOfBuild,
  pathGeneration,
  pokeSignal,
  processCommandId,
} from './addresses.js';
export type { Act, OpenStageOnPath, Path, StageOrder, Step } from './candidacy.process.js';
export { forecast, type ForeseenStep } from './forecast.js';
export { next } from './candidacy.process.js';
export { pathOf } from './path-of.js';
