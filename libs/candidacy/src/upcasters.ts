import type { DomainEvent } from '@parchemin/kernel';
import type { CandidacyEvent } from './candidacy.js';

/** The version in which each type is written today; those not named here are in their first. */
const versions: Partial<Record<CandidacyEvent['type'], number>> = {
  StageOpened: 2,
  AppealAnswered: 2,
  FileDeposited: 2,
  FileQueued: 2,
};

export function schemaVersionOf(type: CandidacyEvent['type']): number {
  return versions[type] ?? 1;
}

/** What an older version said, in the words of the next one. Readers meet the newest alone. */
export const candidacyUpcasters = [
  { type: 'StageOpened', from: 1, upcast: piecesWithTheirKind },
  { type: 'AppealAnswered', from: 1, upcast: withoutContested },
  { type: 'FileDeposited', from: 1, upcast: withoutName },
  { type: 'FileQueued', from: 1, upcast: withoutName },
];

/** The same fact in the words of today, whichever version it was written in. */
export function upcastEvent(event: DomainEvent, schemaVersion: number): DomainEvent {
  const steps = candidacyUpcasters.filter(({ type, from }) => type === event.type && from >= schemaVersion);
  return steps.reduce((older, step) => step.upcast(older), event);
}

/** Stages expected marks alone, on one scale for all of them. */
function piecesWithTheirKind(event: DomainEvent): DomainEvent {
  const { stage, pieces, outOf, openedAt } = event.data as StageOpenedV1;
  const marks = pieces.map((piece) => ({ kind: 'mark', piece, outOf, approval: null, copyCheck: false }));
  return { type: event.type, data: { stage, pieces: marks, openedAt } };
}

/** The rules were run on the facts of the day of the answer alone. */
function withoutContested(event: DomainEvent): DomainEvent {
  const { replay, ...answered } = event.data as { readonly replay: object };
  return { type: event.type, data: { ...answered, replay: { ...replay, contested: null } } };
}

/** The first version told the name of the file, and with it whose it was: nobody reads it any more. */
function withoutName(event: DomainEvent): DomainEvent {
  const { name: _, ...data } = event.data as { readonly name: string };
  return { type: event.type, data };
}

interface StageOpenedV1 {
  readonly stage: string;
  readonly pieces: readonly string[];
  readonly outOf: string;
  readonly openedAt: string;
}
