export type { CandidacyAnswer, CandidacyLedger, CandidacyParts, CandidacyRefused } from './candidacy-ledger.js';
export { candidacyLedger } from './candidacy-ledger.js';
export type { CandidacyRequest, PlanRefusal } from './candidacy-plan.js';
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
export type { NoPassage } from './scheme-passage.js';
export { judgeBy, type DossierInvalid, type Judge, type Judged } from './verdicts.js';
export type { Aggregate, Asking, LedgerBounds, LedgerRefusal, Loaded, Recorded, TooBusy } from './ledger.js';
export { Ledger } from './ledger.js';
