import type { Decimal, Instant, Refusal, Role } from '@parchemin/kernel';
import type { StandingMark } from './stage.js';

/** Each refusal is named after the rule that gave it; what it carries is what a person needs to act on it. */
export type CandidacyRefusal =
  | Refusal<'CandidacyNotFound'>
  | (Refusal<'AlreadyEnrolled'> & { readonly reference: string })
  | (Refusal<'NotYourAct'> & { readonly act: string; readonly role: Role })
  | (Refusal<'PieceUnknown'> & { readonly piece: string })
  | (Refusal<'StageClosed'> & { readonly stage: string; readonly closedAt: Instant })
  | (Refusal<'MarkOutOfRange'> & { readonly piece: string; readonly mark: Decimal; readonly outOf: Decimal })
  | (Refusal<'MarkAlreadyRecorded'> & { readonly piece: string; readonly standing: StandingMark })
  | (Refusal<'StageIncomplete'> & { readonly stage: string; readonly missing: readonly string[] })
  | Refusal<'PathNotBlocked'>
  | (Refusal<'Stale'> & { readonly step: string });
