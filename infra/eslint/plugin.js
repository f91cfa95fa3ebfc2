import { environmentReadOnce } from './rules/environment-read-once.js';
import { fewCollaborators } from './rules/few-collaborators.js';
import { frenchTypography } from './rules/french-typography.js';
import { noAsyncValidator } from './rules/no-async-validator.js';
import { noLocale } from './rules/no-locale.js';
import { noModuleState } from './rules/no-module-state.js';
import { noPlainError } from './rules/no-plain-error.js';
import { noTimedCondition } from './rules/no-timed-condition.js';
import { noTimerRace } from './rules/no-timer-race.js';
import { pureDomain } from './rules/pure-domain.js';
import { topLevelFunctions } from './rules/top-level-functions.js';
import { unionEndsInAssertNever } from './rules/union-ends-in-assert-never.js';

/** Our own rules, one per file under `rules/`. */
export const parchemin = {
  rules: {
    'environment-read-once': environmentReadOnce,
    'few-collaborators': fewCollaborators,
    'french-typography': frenchTypography,
    'no-async-validator': noAsyncValidator,
    'no-locale': noLocale,
    'no-module-state': noModuleState,
    'no-plain-error': noPlainError,
    'no-timed-condition': noTimedCondition,
    'no-timer-race': noTimerRace,
    'pure-domain': pureDomain,
    'top-level-functions': topLevelFunctions,
    'union-ends-in-assert-never': unionEndsInAssertNever,
  },
};
