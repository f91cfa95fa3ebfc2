import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** What the gate of the scheme says of the facts; the write path has asked the engine. */
export type EstablishAdmissibility = {
  readonly type: 'EstablishAdmissibility';
  readonly admissible: boolean;
  readonly missing: readonly string[];
};
/** Opens the gate in spite of one missing thing; `derogable` are the codes that may be waived now, as the write path found them. */
export type GrantDerogation = {
  readonly type: 'GrantDerogation';
  readonly code: string;
  readonly reason: string;
  readonly derogable: readonly string[];
};
/** Nothing adverse happens by the clock alone: a person confirms, with the list of what is missing under their eyes. */
export type ConfirmNonAdmissibility = {
  readonly type: 'ConfirmNonAdmissibility';
  readonly missing: readonly string[];
};
export type AdmissibilityCommand = EstablishAdmissibility | GrantDerogation | ConfirmNonAdmissibility;

// Stored for ever.
export type AdmissibilityEstablished = DomainEvent<
  'AdmissibilityEstablished',
  { readonly admissible: boolean; readonly missing: readonly string[]; readonly establishedAt: Instant }
>;
export type DerogationGranted = DomainEvent<
  'DerogationGranted',
  { readonly code: string; readonly reason: string; readonly grantedBy: string; readonly grantedAt: Instant }
>;
export type NonAdmissibilityConfirmed = DomainEvent<
  'NonAdmissibilityConfirmed',
  { readonly missing: readonly string[]; readonly confirmedBy: string; readonly confirmedAt: Instant }
>;
export type AdmissibilityEvent = AdmissibilityEstablished | DerogationGranted | NonAdmissibilityConfirmed;

export interface Admissibility {
  readonly admissible: boolean;
  readonly missing: readonly string[];
  /** The revision up to which facts were looked at. */
  readonly upTo: number;
  /** A person has confirmed that the candidate does not go on to what stands behind the gate. */
  readonly confirmed: boolean;
}

export interface AdmissibilityPart {
  /** Null until the question is first asked. */
  readonly admissibility: Admissibility | null;
  readonly derogations: Readonly<Record<string, DerogationGranted['data']>>;
}

export const noAdmissibility: AdmissibilityPart = { admissibility: null, derogations: {} };

export const admissibilityActs = {
  EstablishAdmissibility: decideEstablish,
  GrantDerogation: decideDerogation,
  ConfirmNonAdmissibility: decideConfirm,
};
export const admissibilityFacts = {
  AdmissibilityEstablished: withEstablished,
  DerogationGranted: withDerogation,
  NonAdmissibilityConfirmed: withConfirmed,
};

/** What was established no longer holds once a fact has come that it did not see. */
export function currentAdmissibility(path: EnrolledCandidacy): Admissibility | null {
  return path.admissibility && path.admissibility.upTo >= path.factsAt ? path.admissibility : null;
}

function decideEstablish(
  command: Asked<EstablishAdmissibility>,
  path: EnrolledCandidacy,
): Decision<AdmissibilityEstablished, CandidacyRefusal> {
  if (currentAdmissibility(path)) return { refused: 'Stale', step: 'establish admissibility' };
  const { admissible, missing, at } = command;
  return [{ type: 'AdmissibilityEstablished', data: { admissible, missing, establishedAt: at } }];
}

function decideDerogation(
  { code, reason, derogable, by, at }: Asked<GrantDerogation>,
  path: EnrolledCandidacy,
): Decision<DerogationGranted, CandidacyRefusal> {
  if (path.derogations[code]) return { refused: 'DerogationAlreadyGranted', code };
  if (!derogable.includes(code)) return { refused: 'NotDerogable', code, derogable };
  return [{ type: 'DerogationGranted', data: { code, reason, grantedBy: by.id, grantedAt: at } }];
}

function decideConfirm(
  command: Asked<ConfirmNonAdmissibility>,
  path: EnrolledCandidacy,
): Decision<NonAdmissibilityConfirmed, CandidacyRefusal> {
  const standing = currentAdmissibility(path);
  if (!standing) return { refused: 'AdmissibilityNotEstablished' };
  if (standing.admissible) return { refused: 'CandidateAdmissible' };
  const { missing } = standing;
  if (!sameCodes(missing, command.missing)) return { refused: 'MissingListMoved', missing };
  if (standing.confirmed) return { refused: 'AlreadyConfirmed', missing };
  return [
    { type: 'NonAdmissibilityConfirmed', data: { missing, confirmedBy: command.by.id, confirmedAt: command.at } },
  ];
}

/** Confirmed stays confirmed while the same things are missing: a fact that changes nothing of it does not bring the question back. */
function withEstablished(
  path: EnrolledCandidacy,
  { data: { admissible, missing } }: AdmissibilityEstablished,
  revision: number,
): EnrolledCandidacy {
  const before = path.admissibility;
  const confirmed = !admissible && before !== null && before.confirmed && sameCodes(before.missing, missing);
  return { ...path, admissibility: { admissible, missing, upTo: revision, confirmed }, blocked: null };
}

function withDerogation(path: EnrolledCandidacy, { data }: DerogationGranted): EnrolledCandidacy {
  return { ...path, derogations: { ...path.derogations, [data.code]: data } };
}

function withConfirmed(path: EnrolledCandidacy): EnrolledCandidacy {
  if (!path.admissibility) throw new Error('the admissibility was confirmed before it was established');
  return { ...path, admissibility: { ...path.admissibility, confirmed: true } };
}

function sameCodes(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((code) => right.includes(code));
}
