import { gridActs, gridFacts, noGrids } from './competency-grid.js';
import type { GridCommand, GridEvent, GridsPart } from './competency-grid.js';
import { noWorks, workActs, workFacts, type WorkCommand, type WorkEvent, type WorksPart } from './work.js';

/** What the candidate can show: works, grids, files, and what assessors found. */
export type EvidenceCommand = WorkCommand | GridCommand;

export type EvidenceEvent = WorkEvent | GridEvent;

export interface EvidencePart extends WorksPart, GridsPart {}

export const noEvidence: EvidencePart = { ...noWorks, ...noGrids };

export const evidenceActs = { ...workActs, ...gridActs };

export const evidenceFacts = { ...workFacts, ...gridFacts };
