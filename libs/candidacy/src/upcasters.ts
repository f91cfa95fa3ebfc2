import type { DomainEvent } from '@parchemin/kernel';
import type { CandidacyEvent } from './candidacy.js';

/** The version in which each type is written today; those not named here are in their first. */
const versions: Partial<Record<CandidacyEvent['type'], number>> = { StageOpened: 2 };

export function schemaVersionOf(type: CandidacyEvent['type']): number {
  return versions[type] ?? 1;
}

/** What an older version said, in the words of the next one. Readers meet the newest alone. */
export const candidacyUpcasters = [{ type: 'StageOpened', from: 1, upcast: piecesWithTheirKind }];

/** Stages expected marks alone, on one scale for all of them. */
function piecesWithTheirKind(event: DomainEvent): DomainEvent {
  const { stage, pieces, outOf, openedAt } = event.data as StageOpenedV1;
  const marks = pieces.map((piece) => ({ kind: 'mark', piece, outOf, approval: null, copyCheck: false }));
  return { type: event.type, data: { stage, pieces: marks, openedAt } };
}

interface StageOpenedV1 {
  readonly stage: string;
  readonly pieces: readonly string[];
  readonly outOf: string;
  readonly openedAt: string;
}
