export { AskCandidacy, CandidacyHandler } from './candidacy-handler.js';
export { AskCohort, CohortHandler } from './cohort-handler.js';
export { CommandsModule } from './commands-module.js';
export { AskGroup, GroupHandler } from './group-handler.js';
