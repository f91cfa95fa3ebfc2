import { admissibilityActs, admissibilityFacts, noAdmissibility } from './admissibility.js';
import type { AdmissibilityCommand, AdmissibilityEvent, AdmissibilityPart } from './admissibility.js';
import { anomalyActs, anomalyFacts, noAnomalies } from './anomaly.js';
import type { AnomaliesPart, AnomalyCommand, AnomalyEvent } from './anomaly.js';
import { appealActs, appealFacts, noAppeals } from './appeal.js';
import type { AppealCommand, AppealEvent, AppealsPart } from './appeal.js';
import { consequencesActs, consequencesFacts, noConsequences } from './consequences.js';
import type { ConsequencesCommand, ConsequencesEvent, ConsequencesPart } from './consequences.js';
import { decisionActs, decisionFacts, noDecision } from './decision.js';
import type { DecisionCommand, DecisionEvent, DecisionPart } from './decision.js';
import { noOrals, oralActs, oralFacts } from './oral.js';
import type { OralCommand, OralEvent, OralsPart } from './oral.js';
import { schemeVersionActs, schemeVersionFacts } from './scheme-version.js';
import type { SchemeVersionCommand, SchemeVersionEvent } from './scheme-version.js';

/** Everything from the gate to the end: admissibility, oral, anomalies, decision, what follows from it, appeals. */
export type DeliberationCommand =
  | AdmissibilityCommand
  | OralCommand
  | AnomalyCommand
  | DecisionCommand
  | ConsequencesCommand
  | AppealCommand
  | SchemeVersionCommand;

export type DeliberationEvent =
  AdmissibilityEvent | OralEvent | AnomalyEvent | DecisionEvent | ConsequencesEvent | AppealEvent | SchemeVersionEvent;

export interface DeliberationPart
  extends AdmissibilityPart, OralsPart, AnomaliesPart, DecisionPart, ConsequencesPart, AppealsPart {}

export const noDeliberation: DeliberationPart = {
  ...noAdmissibility,
  ...noOrals,
  ...noAnomalies,
  ...noDecision,
  ...noConsequences,
  ...noAppeals,
};

export const deliberationActs = {
  ...admissibilityActs,
  ...oralActs,
  ...anomalyActs,
  ...decisionActs,
  ...consequencesActs,
  ...appealActs,
  ...schemeVersionActs,
};
export const deliberationFacts = {
  ...admissibilityFacts,
  ...oralFacts,
  ...anomalyFacts,
  ...decisionFacts,
  ...consequencesFacts,
  ...appealFacts,
  ...schemeVersionFacts,
};
