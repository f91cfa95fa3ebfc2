import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** Access moves to the other school; the history stays where it is. */
export type TransferCandidate = {
  readonly type: 'TransferCandidate';
  readonly school: string;
  readonly reason: string;
};
export type TransferCommand = TransferCandidate;

// Stored for ever.
export type CandidateTransferred = DomainEvent<
  'CandidateTransferred',
  {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly transferredBy: string;
    readonly transferredAt: Instant;
  }
>;
export type TransferEvent = CandidateTransferred;

export const transferActs = { TransferCandidate: decideTransfer };
export const transferFacts = { CandidateTransferred: withTransferred };

function decideTransfer(
  { school, reason, by, at }: Asked<TransferCandidate>,
  { enrolment }: EnrolledCandidacy,
): Decision<CandidateTransferred, CandidacyRefusal> {
  const from = enrolment.school;
  if (from === school) return { refused: 'AlreadyInThatSchool', school };
  return [
    { type: 'CandidateTransferred', data: { from, to: school, reason, transferredBy: by.id, transferredAt: at } },
  ];
}

function withTransferred(path: EnrolledCandidacy, { data }: CandidateTransferred): EnrolledCandidacy {
  return { ...path, enrolment: { ...path.enrolment, school: data.to } };
}
