import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** A block that the candidate already holds, acquired elsewhere or by equivalence: recorded with its basis, by the certifier. */
export type RecordEquivalence = {
  readonly type: 'RecordEquivalence';
  readonly block: string;
  readonly basis: 'acquired-elsewhere' | 'equivalence';
  readonly reference: string;
  readonly decidedOn: string;
};
export type EquivalenceCommand = RecordEquivalence;

// Stored for ever.
export type EquivalenceRecorded = DomainEvent<
  'EquivalenceRecorded',
  {
    readonly block: string;
    readonly basis: RecordEquivalence['basis'];
    readonly reference: string;
    readonly decidedOn: string;
    readonly recordedBy: string;
    readonly recordedAt: Instant;
  }
>;
export type EquivalenceEvent = EquivalenceRecorded;

export interface EquivalencesPart {
  readonly equivalences: Readonly<Record<string, RecordEquivalence['basis']>>;
}

export const noEquivalences: EquivalencesPart = { equivalences: {} };

export const equivalenceActs = { RecordEquivalence: decideRecordEquivalence };
export const equivalenceFacts = { EquivalenceRecorded: withEquivalence };

function decideRecordEquivalence(
  { block, basis, reference, decidedOn, by, at }: Asked<RecordEquivalence>,
  path: EnrolledCandidacy,
): Decision<EquivalenceRecorded, CandidacyRefusal> {
  if (path.equivalences[block]) return { refused: 'EquivalenceAlreadyRecorded', block };
  const told = { block, basis, reference, decidedOn, recordedBy: by.id, recordedAt: at };
  return [{ type: 'EquivalenceRecorded', data: told }];
}

function withEquivalence(path: EnrolledCandidacy, { data }: EquivalenceRecorded): EnrolledCandidacy {
  return { ...path, equivalences: { ...path.equivalences, [data.block]: data.basis } };
}
