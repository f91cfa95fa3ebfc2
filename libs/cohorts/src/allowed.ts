import type { Role } from '@parchemin/kernel';
import type { CohortCommand } from './cohort.js';

type Act = CohortCommand['type'];

/** Who may ask what of a cohort: decider and API read this one table. */
export const acts: Readonly<Record<Act, readonly Role[]>> = {
  PlanCohort: ['operations'],
  MoveCohort: ['operations'],
  AskMemberAgain: ['operations'],
  RecordMemberRefusals: ['process'],
  SettleCalendarMove: ['process'],
};

export function cohortRolesOf(act: Act): readonly Role[] {
  return acts[act];
}
