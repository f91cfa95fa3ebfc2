export type {
  CandidacyAnswer,
  CandidacyLedger,
  CandidacyParts,
  CandidacyPreview,
  CandidacyRefused,
} from './candidacy-ledger.js';
export { candidacyLedger } from './candidacy-ledger.js';
export type { CandidacyRequest, PlanRefusal } from './candidacy-plan.js';
export type { CohortAnswer, CohortLedger, CohortParts, CohortRefused, CohortRequest } from './cohort-ledger.js';
export { cohortLedger, movedCalendar } from './cohort-ledger.js';
export { dossierOf, type Dossier } from './dossier.js';
export type {
  GroupAnswer,
  GroupLedger,
  GroupParts,
  GroupPlanRefusal,
  GroupRefused,
  GroupRequest,
} from './group-ledger.js';
export { groupLedger } from './group-ledger.js';
export { replanned } from './new-dates-plan.js';
export type { NoPassage } from './scheme-passage.js';
export { judgeBy, type DossierInvalid, type Judge, type Judged } from './verdicts.js';
export type { Aggregate } from './aggregate.js';
export type { LedgerRefusal, Loaded, Previewed, Recorded, TooBusy } from './ledger-answers.js';
export type { Asking, LedgerBounds } from './ledger.js';
export { Ledger } from './ledger.js';
