import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { assessmentOf } from './assessment.js';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/**
 * An adaptation of how a piece is taken, never of what it asks. The candidate asks, the disability referent proposes, the certifier grants,
 * before the assessment. The cause is not told here: `cause` names a sealed text that is kept apart, under another key.
 */
export type AskAccommodation = {
  readonly type: 'AskAccommodation';
  readonly accommodation: string;
  /** The pieces concerned; empty for all of them. */
  readonly pieces: readonly string[];
  readonly cause: string | null;
};
export type ProposeAccommodation = {
  readonly type: 'ProposeAccommodation';
  readonly accommodation: string;
  readonly measures: readonly Measure[];
};
export type GrantAccommodation = { readonly type: 'GrantAccommodation'; readonly accommodation: string };
export type RefuseAccommodation = {
  readonly type: 'RefuseAccommodation';
  readonly accommodation: string;
  readonly reason: string;
};
export type AccommodationCommand = AskAccommodation | ProposeAccommodation | GrantAccommodation | RefuseAccommodation;

export interface Measure {
  readonly kind: 'supports' | 'equipment' | 'helper' | 'format' | 'time';
  readonly measure: string;
}

// Stored for ever.
export type AccommodationAsked = DomainEvent<
  'AccommodationAsked',
  {
    readonly accommodation: string;
    readonly pieces: readonly string[];
    readonly cause: string | null;
    readonly askedAt: Instant;
  }
>;
export type AccommodationProposed = DomainEvent<
  'AccommodationProposed',
  {
    readonly accommodation: string;
    readonly measures: readonly Measure[];
    readonly proposedBy: string;
    readonly proposedAt: Instant;
  }
>;
export type AccommodationGranted = DomainEvent<
  'AccommodationGranted',
  {
    readonly accommodation: string;
    readonly measures: readonly Measure[];
    readonly grantedBy: string;
    readonly grantedAt: Instant;
  }
>;
export type AccommodationRefused = DomainEvent<
  'AccommodationRefused',
  {
    readonly accommodation: string;
    readonly reason: string;
    readonly refusedBy: string;
    readonly refusedAt: Instant;
  }
>;
export type AccommodationEvent =
  AccommodationAsked | AccommodationProposed | AccommodationGranted | AccommodationRefused;

export interface Accommodation {
  readonly status: 'asked' | 'proposed' | 'granted' | 'refused';
  readonly pieces: readonly string[];
  readonly measures: readonly Measure[];
}

export interface AccommodationsPart {
  readonly accommodations: Readonly<Record<string, Accommodation>>;
}

export const noAccommodations: AccommodationsPart = { accommodations: {} };

export const accommodationActs = {
  AskAccommodation: decideAsk,
  ProposeAccommodation: decidePropose,
  GrantAccommodation: decideGrant,
  RefuseAccommodation: decideRefuse,
};
export const accommodationFacts = {
  AccommodationAsked: withAsked,
  AccommodationProposed: withProposed,
  AccommodationGranted: withGranted,
  AccommodationRefused: withRefused,
};

function decideAsk(
  { accommodation, pieces, cause, at }: Asked<AskAccommodation>,
  path: EnrolledCandidacy,
): Decision<AccommodationAsked, CandidacyRefusal> {
  if (path.accommodations[accommodation]) return { refused: 'AccommodationAlreadyAsked', accommodation };
  return [{ type: 'AccommodationAsked', data: { accommodation, pieces, cause, askedAt: at } }];
}

function decidePropose(
  { accommodation, measures, by, at }: Asked<ProposeAccommodation>,
  path: EnrolledCandidacy,
): Decision<AccommodationProposed, CandidacyRefusal> {
  const standing = awaiting(path, accommodation, ['asked', 'proposed']);
  if ('refused' in standing) return standing;
  return [{ type: 'AccommodationProposed', data: { accommodation, measures, proposedBy: by.id, proposedAt: at } }];
}

/** What is granted is what the referent proposed, and it comes before the assessment that it is meant for. */
function decideGrant(
  { accommodation, by, at }: Asked<GrantAccommodation>,
  path: EnrolledCandidacy,
): Decision<AccommodationGranted, CandidacyRefusal> {
  const standing = awaiting(path, accommodation, ['proposed']);
  if ('refused' in standing) return standing;
  const taken = standing.pieces.filter((piece) => isTaken(path, piece));
  if (taken.length > 0) return { refused: 'AccommodationTooLate', accommodation, taken };
  const { measures } = standing;
  return [{ type: 'AccommodationGranted', data: { accommodation, measures, grantedBy: by.id, grantedAt: at } }];
}

function decideRefuse(
  { accommodation, reason, by, at }: Asked<RefuseAccommodation>,
  path: EnrolledCandidacy,
): Decision<AccommodationRefused, CandidacyRefusal> {
  const standing = awaiting(path, accommodation, ['asked', 'proposed']);
  if ('refused' in standing) return standing;
  return [{ type: 'AccommodationRefused', data: { accommodation, reason, refusedBy: by.id, refusedAt: at } }];
}

function awaiting(
  path: EnrolledCandidacy,
  accommodation: string,
  statuses: readonly Accommodation['status'][],
): Accommodation | CandidacyRefusal {
  const standing = path.accommodations[accommodation];
  if (!standing) return { refused: 'AccommodationUnknown', accommodation };
  if (statuses.includes(standing.status)) return standing;
  return { refused: 'AccommodationNotAwaited', accommodation, status: standing.status };
}

function isTaken(path: EnrolledCandidacy, piece: string): boolean {
  const { criteria, competencies } = assessmentOf(path, piece);
  const recorded = Object.keys(criteria).length + Object.keys(competencies).length;
  return path.marks[piece] !== undefined || recorded > 0;
}

function withAsked(path: EnrolledCandidacy, { data }: AccommodationAsked): EnrolledCandidacy {
  const { accommodation, pieces } = data;
  const asked: Accommodation = { status: 'asked', pieces, measures: [] };
  return { ...path, accommodations: { ...path.accommodations, [accommodation]: asked } };
}

function withProposed(path: EnrolledCandidacy, { data }: AccommodationProposed): EnrolledCandidacy {
  return withStatus(path, data.accommodation, { status: 'proposed', measures: data.measures });
}

function withGranted(path: EnrolledCandidacy, { data }: AccommodationGranted): EnrolledCandidacy {
  return withStatus(path, data.accommodation, { status: 'granted', measures: data.measures });
}

function withRefused(path: EnrolledCandidacy, { data }: AccommodationRefused): EnrolledCandidacy {
  return withStatus(path, data.accommodation, { status: 'refused' });
}

function withStatus(path: EnrolledCandidacy, code: string, change: Partial<Accommodation>): EnrolledCandidacy {
  const before = path.accommodations[code];
  if (!before) throw new Error(`accommodation ${code} was settled before it was asked`);
  return { ...path, accommodations: { ...path.accommodations, [code]: { ...before, ...change } } };
}
