import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { onScale } from './mark.js';
import type { AveragePiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import { expecting, isLate, stillOpen } from './rules.js';

/** Entered by the school with the source it comes from; no document prints a formula, so none is computed. */
export type EnterAverage = {
  readonly type: 'EnterAverage';
  readonly piece: string;
  readonly average: Decimal;
  readonly source: string;
};
export type AverageCommand = EnterAverage;

// Stored for ever.
export type AverageEntered = DomainEvent<
  'AverageEntered',
  {
    readonly stage: string;
    readonly piece: string;
    readonly average: Decimal;
    readonly outOf: Decimal;
    readonly source: string;
    readonly late: boolean;
    readonly enteredBy: string;
    readonly enteredAt: Instant;
  }
>;
export type AverageEvent = AverageEntered;

export interface StandingAverage {
  readonly average: Decimal;
  readonly source: string;
  readonly late: boolean;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
}

export interface AveragesPart {
  readonly averages: Readonly<Record<string, StandingAverage>>;
}

export const noAverages: AveragesPart = { averages: {} };

export const averageActs = { EnterAverage: decideEnterAverage };
export const averageFacts = { AverageEntered: withAverage };

export function isEntered({ piece }: AveragePiece, path: EnrolledCandidacy): boolean {
  return path.averages[piece] !== undefined;
}

function decideEnterAverage(
  command: Asked<EnterAverage>,
  path: EnrolledCandidacy,
): Decision<AverageEntered, CandidacyRefusal> {
  const { piece, average, source, by, at } = command;
  const expected = expecting(path, 'average', piece);
  if ('refused' in expected) return expected;
  const standing = path.averages[piece];
  if (standing) return { refused: 'AverageAlreadyEntered', piece, standing };
  const closed = stillOpen(expected.stage);
  if (closed) return closed;
  const { outOf } = expected.piece;
  if (!onScale(average, outOf)) return { refused: 'MarkOutOfRange', piece, mark: average, outOf };
  const { stage } = expected.stage;
  const late = isLate(path, stage, at);
  const data = { stage, piece, average, outOf, source, late, enteredBy: by.id, enteredAt: at };
  return [{ type: 'AverageEntered', data }];
}

function withAverage(path: EnrolledCandidacy, { data }: AverageEntered): EnrolledCandidacy {
  const { piece, average, source, late, enteredBy, enteredAt } = data;
  return { ...path, averages: { ...path.averages, [piece]: { average, source, late, enteredBy, enteredAt } } };
}
