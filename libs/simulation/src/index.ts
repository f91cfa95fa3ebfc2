export { nextAct } from './next-act.js';
export { everybodyAround, peopleAround, schools } from './people.js';
export type { People } from './people.js';
export { cohortOf, populationOf } from './population.js';
export type { Character, Cohort } from './population.js';
export type { PlannedAct, View } from './view.js';
