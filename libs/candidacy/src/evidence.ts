import { accommodationActs, accommodationFacts, noAccommodations } from './accommodation.js';
import type { AccommodationCommand, AccommodationEvent, AccommodationsPart } from './accommodation.js';
import { assessmentActs, assessmentFacts, noAssessments } from './assessment.js';
import type { AssessmentCommand, AssessmentEvent, AssessmentsPart } from './assessment.js';
import { signatureActs, signatureFacts } from './assessment-signature.js';
import type { SignatureCommand, SignatureEvent } from './assessment-signature.js';
import { gridActs, gridFacts, noGrids } from './competency-grid.js';
import type { GridCommand, GridEvent, GridsPart } from './competency-grid.js';
import { equivalenceActs, equivalenceFacts, noEquivalences } from './equivalence.js';
import type { EquivalenceCommand, EquivalenceEvent, EquivalencesPart } from './equivalence.js';
import { exemptionActs, exemptionFacts, noExemptions } from './exemption.js';
import type { ExemptionCommand, ExemptionEvent, ExemptionsPart } from './exemption.js';
import { fileActs, fileFacts, noFiles, type FileCommand, type FileEvent, type FilesPart } from './file.js';
import { noWorks, workActs, workFacts, type WorkCommand, type WorkEvent, type WorksPart } from './work.js';

/** What the candidate can show, and how it was adapted, exempted or acquired elsewhere. */
export type EvidenceCommand =
  | WorkCommand
  | GridCommand
  | FileCommand
  | AssessmentCommand
  | SignatureCommand
  | AccommodationCommand
  | ExemptionCommand
  | EquivalenceCommand;

export type EvidenceEvent =
  | WorkEvent
  | GridEvent
  | FileEvent
  | AssessmentEvent
  | SignatureEvent
  | AccommodationEvent
  | ExemptionEvent
  | EquivalenceEvent;

export interface EvidencePart
  extends WorksPart, GridsPart, FilesPart, AssessmentsPart, AccommodationsPart, ExemptionsPart, EquivalencesPart {}

export const noEvidence: EvidencePart = {
  ...noWorks,
  ...noGrids,
  ...noFiles,
  ...noAssessments,
  ...noAccommodations,
  ...noExemptions,
  ...noEquivalences,
};

export const evidenceActs = {
  ...workActs,
  ...gridActs,
  ...fileActs,
  ...assessmentActs,
  ...signatureActs,
  ...accommodationActs,
  ...exemptionActs,
  ...equivalenceActs,
};

export const evidenceFacts = {
  ...workFacts,
  ...gridFacts,
  ...fileFacts,
  ...assessmentFacts,
  ...signatureFacts,
  ...accommodationFacts,
  ...exemptionFacts,
  ...equivalenceFacts,
};
