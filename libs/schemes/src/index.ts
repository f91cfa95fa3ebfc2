export { loadCoverage } from './load-coverage.js';
export { fingerprintOf, fingerprintOfDocument, loadPublished, type Published } from './load-published.js';
export {
  loadCertification,
  loadCertificationFile,
  loadCertifications,
  loadSchemeDocuments,
  loadSchemes,
} from './load-schemes.js';
export { Scheme, schemesOf, stageOrdersOf, stageSequence, stagesFor } from './scheme.js';
export type { Choice, Schemes, SchemeStage, StageOrders } from './scheme.js';
export type { SchemePiece } from './language/piece.js';
export { Scheme as Certification } from './language/scheme.js';
export { compileDeliberation, type Deliberation } from './dossier/deliberate.js';
export { JsonFault, parseJson } from './dossier/json.js';
export { readDossier, type DossierFault, type ReadDossier } from './dossier/read-dossier.js';
export { compileScheme } from './engine/propose.js';
export type { Propose, Verdict } from './engine/verdict.js';
export { explainVerdict } from './explain/explain.js';
export { verdictJson } from './show/verdict-json.js';
export {
  compileCounterfactual,
  compileSmallestChanges,
  unknownNames,
  type Counterfactual,
  type CounterfactualQuestion,
} from './counterfactual/counterfactual.js';
export { CounterfactualAnswer } from './counterfactual/answer.js';
export { expandChanges } from './counterfactual/expand.js';
export { explainCounterfactual } from './counterfactual/explain-changes.js';
export { LintAnswer, type Finding, type SchemeLint } from './lint/finding.js';
export { lintScheme } from './lint/lint.js';
export { readingsTable } from './lint/readings-table.js';
export { coverageTable } from './line-coverage/coverage-table.js';
export { SchemeDiffAnswer } from './diff/change.js';
export { diffSchemes } from './diff/scheme-diff.js';
export { tellDiff } from './diff/tell-diff.js';
export { readDossiers, type NamedDossier } from './dossier/read-dossiers.js';
export { formats, jsonSchemaOf } from './json-schema/json-schemas.js';
