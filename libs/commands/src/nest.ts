export { AskCandidacy, CandidacyHandler } from './candidacy-handler.js';
export { CommandsModule } from './commands-module.js';
