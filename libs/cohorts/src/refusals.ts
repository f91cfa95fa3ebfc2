import type { Refusal, Role } from '@parchemin/kernel';

/** Each refusal is named after the rule that gave it; what it carries is what a person needs to act on it. */
export type CohortRefusal =
  | Refusal<'CohortNotPlanned'>
  | (Refusal<'NotYourAct'> & { readonly act: string; readonly role: Role })
  | (Refusal<'CohortAlreadyPlanned'> & { readonly calendar: string })
  | Refusal<'CohortDatesUnchanged'>
  | (Refusal<'MemberNotRefused'> & { readonly candidacy: string });
