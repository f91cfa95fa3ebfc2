import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CopyHolder, GridPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, stillOpen } from './rules.js';

/** The candidate's own estimate first; then the level by tutor or trainer, which alone counts; then validation, copies, consolidation. */
export type StateSelfLevel = {
  readonly type: 'StateSelfLevel';
  readonly piece: string;
  readonly competency: string;
  readonly level: number;
  readonly evidence: readonly string[];
  readonly experience: string | null;
};
export type SetLevel = {
  readonly type: 'SetLevel';
  readonly piece: string;
  readonly competency: string;
  readonly level: number;
  readonly evidence: readonly string[];
};
export type ValidateGrid = { readonly type: 'ValidateGrid'; readonly piece: string };
export type SendGridCopy = { readonly type: 'SendGridCopy'; readonly piece: string; readonly to: CopyHolder };
/** The school's commission presents the levels to the jury, and rates the transversal competencies. */
export type ConsolidateGrid = {
  readonly type: 'ConsolidateGrid';
  readonly piece: string;
  readonly transversal: Readonly<Record<string, number>>;
};
export type GridCommand = StateSelfLevel | SetLevel | ValidateGrid | SendGridCopy | ConsolidateGrid;

// Stored for ever.
export type SelfLevelStated = DomainEvent<
  'SelfLevelStated',
  {
    readonly piece: string;
    readonly competency: string;
    readonly level: number;
    readonly evidence: readonly string[];
    readonly experience: string | null;
    readonly statedAt: Instant;
  }
>;
export type LevelSet = DomainEvent<
  'LevelSet',
  {
    readonly piece: string;
    readonly competency: string;
    readonly level: number;
    readonly evidence: readonly string[];
    readonly setBy: string;
    readonly setAt: Instant;
  }
>;
export type GridValidated = DomainEvent<
  'GridValidated',
  { readonly piece: string; readonly validatedBy: string; readonly validatedAt: Instant }
>;
export type GridCopySent = DomainEvent<
  'GridCopySent',
  { readonly piece: string; readonly to: CopyHolder; readonly sentBy: string; readonly sentAt: Instant }
>;
export type GridConsolidated = DomainEvent<
  'GridConsolidated',
  {
    readonly piece: string;
    readonly transversal: Readonly<Record<string, number>>;
    readonly consolidatedBy: string;
    readonly consolidatedAt: Instant;
  }
>;
export type GridEvent = SelfLevelStated | LevelSet | GridValidated | GridCopySent | GridConsolidated;

export interface Grid {
  readonly selfLevels: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<string, number>>;
  readonly transversal: Readonly<Record<string, number>>;
  readonly validated: boolean;
  readonly copies: readonly CopyHolder[];
  readonly consolidated: boolean;
}

export interface GridsPart {
  readonly grids: Readonly<Record<string, Grid>>;
}

export const noGrids: GridsPart = { grids: {} };

export const gridActs = {
  StateSelfLevel: decideStateSelfLevel,
  SetLevel: decideSetLevel,
  ValidateGrid: decideValidateGrid,
  SendGridCopy: decideSendGridCopy,
  ConsolidateGrid: decideConsolidateGrid,
};
export const gridFacts = {
  SelfLevelStated: withSelfLevel,
  LevelSet: withLevel,
  GridValidated: withGridValidated,
  GridCopySent: withGridCopy,
  GridConsolidated: withConsolidated,
};

export function isGridConsolidated({ piece, copies }: GridPiece, path: EnrolledCandidacy): boolean {
  const grid = gridOf(path, piece);
  return grid.validated && grid.consolidated && copies.every((holder) => grid.copies.includes(holder));
}

function decideStateSelfLevel(
  command: Asked<StateSelfLevel>,
  path: EnrolledCandidacy,
): Decision<SelfLevelStated, CandidacyRefusal> {
  const { piece, competency, level, evidence, experience, at } = command;
  const row = rowOf(command, path);
  if ('refused' in row) return row;
  return [{ type: 'SelfLevelStated', data: { piece, competency, level, evidence, experience, statedAt: at } }];
}

/** According to the kind of evidence it is the tutor's or the trainer's to set. Set again before validation, the last one stands. */
function decideSetLevel(command: Asked<SetLevel>, path: EnrolledCandidacy): Decision<LevelSet, CandidacyRefusal> {
  const { piece, competency, level, evidence, by, at } = command;
  const row = rowOf(command, path);
  if ('refused' in row) return row;
  if (row.by !== null && row.by !== by.role) return { refused: 'LevelNotYours', competency, evaluator: row.by };
  return [{ type: 'LevelSet', data: { piece, competency, level, evidence, setBy: by.id, setAt: at } }];
}

function decideValidateGrid(
  command: Asked<ValidateGrid>,
  path: EnrolledCandidacy,
): Decision<GridValidated, CandidacyRefusal> {
  const { piece, by, at } = command;
  const open = unvalidated(command, path);
  if ('refused' in open) return open;
  const missing = open.piece.competencies.filter(({ competency }) => open.grid.levels[competency] === undefined);
  if (missing.length > 0)
    return { refused: 'GridIncomplete', piece, missing: missing.map(({ competency }) => competency) };
  return [{ type: 'GridValidated', data: { piece, validatedBy: by.id, validatedAt: at } }];
}

/** Copies go out once the grid is validated, to the centre before the certifier. */
function decideSendGridCopy(
  command: Asked<SendGridCopy>,
  path: EnrolledCandidacy,
): Decision<GridCopySent, CandidacyRefusal> {
  const { piece, to, by, at } = command;
  const open = openGrid(command, path);
  if ('refused' in open) return open;
  if (!open.piece.copies.includes(to)) return { refused: 'CopyNotExpected', piece, to };
  if (!open.grid.validated) return { refused: 'GridNotValidated', piece };
  if (open.grid.copies.includes(to)) return { refused: 'CopyAlreadySent', piece, to };
  const before = open.piece.copies.slice(0, open.piece.copies.indexOf(to));
  const first = before.find((holder) => !open.grid.copies.includes(holder));
  if (first) return { refused: 'CopyOutOfOrder', piece, to, first };
  return [{ type: 'GridCopySent', data: { piece, to, sentBy: by.id, sentAt: at } }];
}

function decideConsolidateGrid(
  command: Asked<ConsolidateGrid>,
  path: EnrolledCandidacy,
): Decision<GridConsolidated, CandidacyRefusal> {
  const { piece, transversal, by, at } = command;
  const open = openGrid(command, path);
  if ('refused' in open) return open;
  if (!open.grid.validated) return { refused: 'GridNotValidated', piece };
  if (open.grid.consolidated) return { refused: 'GridAlreadyConsolidated', piece };
  const known = new Map(open.piece.transversal.map((row) => [row.competency, row]));
  for (const [competency, level] of Object.entries(transversal)) {
    const row = known.get(competency);
    if (!row) return { refused: 'CompetencyUnknown', competency };
    if (!fits(level, row)) return { refused: 'LevelOutOfRange', competency, level, min: row.min, max: row.max };
  }
  const missing = [...known.keys()].filter((competency) => transversal[competency] === undefined);
  if (missing.length > 0) return { refused: 'GridIncomplete', piece, missing };
  return [{ type: 'GridConsolidated', data: { piece, transversal, consolidatedBy: by.id, consolidatedAt: at } }];
}

type Row = GridPiece['competencies'][number];

interface OpenGrid {
  readonly grid: Grid;
  readonly piece: GridPiece;
}

/** The row of a competency whose level may still be said, and is said within its scale. */
function rowOf(command: Asked<StateSelfLevel | SetLevel>, path: EnrolledCandidacy): Row | CandidacyRefusal {
  const { competency, level } = command;
  const open = unvalidated(command, path);
  if ('refused' in open) return open;
  const row = open.piece.competencies.find((candidate) => candidate.competency === competency);
  if (!row) return { refused: 'CompetencyUnknown', competency };
  if (fits(level, row)) return row;
  return { refused: 'LevelOutOfRange', competency, level, min: row.min, max: row.max };
}

function unvalidated(command: Asked<GridCommand>, path: EnrolledCandidacy): OpenGrid | CandidacyRefusal {
  const open = openGrid(command, path);
  if ('refused' in open || !open.grid.validated) return open;
  return { refused: 'GridAlreadyValidated', piece: command.piece };
}

function openGrid({ piece: code }: Asked<GridCommand>, path: EnrolledCandidacy): OpenGrid | CandidacyRefusal {
  const expected = expecting(path, 'grid', code);
  if ('refused' in expected) return expected;
  return stillOpen(expected.stage) ?? { grid: gridOf(path, code), piece: expected.piece };
}

function fits(level: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(level) && level >= min && level <= max;
}

function gridOf({ grids }: GridsPart, piece: string): Grid {
  return (
    grids[piece] ?? { selfLevels: {}, levels: {}, transversal: {}, validated: false, copies: [], consolidated: false }
  );
}

function withGrid(path: EnrolledCandidacy, piece: string, change: (grid: Grid) => Partial<Grid>): EnrolledCandidacy {
  const grid = gridOf(path, piece);
  return { ...path, grids: { ...path.grids, [piece]: { ...grid, ...change(grid) } } };
}

function withSelfLevel(path: EnrolledCandidacy, { data }: SelfLevelStated): EnrolledCandidacy {
  const { piece, competency, level } = data;
  return withGrid(path, piece, ({ selfLevels }) => ({ selfLevels: { ...selfLevels, [competency]: level } }));
}

function withLevel(path: EnrolledCandidacy, { data }: LevelSet): EnrolledCandidacy {
  const { piece, competency, level } = data;
  return withGrid(path, piece, ({ levels }) => ({ levels: { ...levels, [competency]: level } }));
}

function withGridValidated(path: EnrolledCandidacy, { data }: GridValidated): EnrolledCandidacy {
  return withGrid(path, data.piece, () => ({ validated: true }));
}

function withGridCopy(path: EnrolledCandidacy, { data }: GridCopySent): EnrolledCandidacy {
  return withGrid(path, data.piece, ({ copies }) => ({ copies: [...copies, data.to] }));
}

function withConsolidated(path: EnrolledCandidacy, { data }: GridConsolidated): EnrolledCandidacy {
  return withGrid(path, data.piece, () => ({ transversal: data.transversal, consolidated: true }));
}
