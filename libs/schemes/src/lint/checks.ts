import type { Check } from './check.js';
import { codeChecks } from './codes.js';
import { figureChecks } from './figures.js';
import { gridChecks } from './grids.js';
import { juryChecks } from './juries.js';
import { neighbourChecks } from './neighbours.js';
import { omissionChecks } from './omissions.js';
import { orderChecks } from './order.js';
import { proofChecks } from './proofs.js';
import { referenceChecks } from './references.js';
import { repeatChecks } from './repeats.js';
import { ruleReferenceChecks } from './rule-references.js';
import { ruleChecks } from './rules.js';
import { shapeChecks } from './shapes.js';
import { silenceChecks } from './silences.js';
import { sumChecks } from './sums.js';
import { thresholdChecks } from './thresholds.js';

/** Every way of looking at a scheme. */
export const checks: readonly Check[] = [
  ...referenceChecks,
  ...ruleReferenceChecks,
  ...codeChecks,
  ...sumChecks,
  ...figureChecks,
  ...thresholdChecks,
  ...ruleChecks,
  ...shapeChecks,
  ...gridChecks,
  ...neighbourChecks,
  ...proofChecks,
  ...juryChecks,
  ...orderChecks,
  ...repeatChecks,
  ...omissionChecks,
  ...silenceChecks,
];
