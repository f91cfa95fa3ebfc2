import type { Decimal, Instant, Refusal, Role } from '@parchemin/kernel';
import type { Candidacy } from './candidacy.js';
import type { StandingMark } from './mark.js';

/** Each refusal is named after the rule that gave it; what it carries is what a person needs to act on it. */
export type CandidacyRefusal =
  | Refusal<'CandidacyNotFound'>
  | (Refusal<'AlreadyEnrolled'> & { readonly reference: string })
  | (Refusal<'NotYourAct'> & { readonly act: string; readonly role: Role })
  /** The act is theirs, and not while the candidacy stands as it does: withdrawn, interrupted, decided. */
  | (Refusal<'ActClosed'> & { readonly act: string; readonly status: Candidacy['status'] })
  | (Refusal<'PieceUnknown'> & { readonly piece: string })
  | (Refusal<'StageClosed'> & { readonly stage: string; readonly closedAt: Instant })
  | (Refusal<'MarkOutOfRange'> & { readonly piece: string; readonly mark: Decimal; readonly outOf: Decimal })
  | (Refusal<'MarkAlreadyRecorded'> & { readonly piece: string; readonly standing: StandingMark })
  | (Refusal<'StageIncomplete'> & { readonly stage: string; readonly missing: readonly string[] })
  | Refusal<'PathNotBlocked'>
  | (Refusal<'Stale'> & { readonly step: string });
