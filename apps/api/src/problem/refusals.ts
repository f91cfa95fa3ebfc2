import type { CandidacyRefused, CohortRefused, GroupRefused } from '@parchemin/commands';
import type { PutRefusal } from '@parchemin/file-contents';
import type { Refusal } from '@parchemin/kernel';

export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What the border refuses before anything reaches the rules, or because a part behind it is away. */
export type BorderRefusal =
  | Refusal<'NotSignedIn'>
  | Refusal<'SignInRefused'>
  | Refusal<'NotAllowed'>
  | Refusal<'ForeignOrigin'>
  | Refusal<'IdempotencyKeyMissing'>
  | Refusal<'IdempotencyKeyIllFormed'>
  | Refusal<'PreconditionIllFormed'>
  | (Refusal<'RequestInvalid'> & { readonly errors: readonly FieldFault[] })
  | (Refusal<'MarkAmbiguous'> & { readonly errors: readonly FieldFault[] })
  | (Refusal<'MarkNotANumber'> & { readonly errors: readonly FieldFault[] })
  | Refusal<'BodyUnreadable'>
  | Refusal<'BodyTooLarge'>
  | Refusal<'HeadersTooLarge'>
  | Refusal<'MediaTypeUnsupported'>
  | Refusal<'AddressUnknown'>
  | (Refusal<'ActUnknown'> & { readonly act: string })
  | Refusal<'RequestTooSlow'>
  | (Refusal<'TooManyAttempts'> & { readonly retryAfterSeconds: number })
  | (Refusal<'TooManyReaders'> & { readonly retryAfterSeconds: number })
  | (Refusal<'EventStoreUnavailable'> & { readonly retryAfterSeconds: number })
  | (Refusal<'ReadSideUnavailable'> & { readonly retryAfterSeconds: number })
  | FileRefusal
  | Refusal<'Unexpected'>;

/** What is refused of the content of a file, whatever the rules say of its deposit. */
export type FileRefusal =
  | PutRefusal
  | Refusal<'FileNameMissing'>
  | Refusal<'FileTypeNotTaken'>
  | Refusal<'FileEmpty'>
  | (Refusal<'FileNotDeposited'> & { readonly piece: string })
  | (Refusal<'FileContentMissing'> & { readonly piece: string })
  | Refusal<'FileContentCorrupt'>;

export type AnyRefusal = CandidacyRefused | CohortRefused | GroupRefused | BorderRefusal;
export type RefusalCode = AnyRefusal['refused'];

/** Carries a refusal, which is a value everywhere else, through the framework to the one place that words it. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: AnyRefusal) {
    super(refusal.refused);
  }
}
