import type { Position } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import type { Bundle, Line, Mail } from './mail.js';
import type { Notification } from './notification.js';

/**
 * What the outbox keeps. It is no view: nothing here can be made again from events, since it says what was really told.
 * 1. A notification is written once per key, in the transaction that moves the checkpoint past its fact.
 * 2. It is put into a mail once, in the transaction that writes the mail down; the mail is never changed after that.
 * 3. A mail is claimed before each attempt, and one attempt has one claimant; what an attempt came to is noted after it.
 * So whatever crashes between two transactions is taken up again, and only between a mail server's yes and our note of
 * it can a second attempt follow a first that succeeded: with the same Message-ID and the same content.
 */
export interface OutboxStore {
  /** Where the outbox stands. The first time it is asked, the outbox begins, at this instant. */
  begin(now: Instant, transport: Transport): Promise<Standing>;
  admit(admission: Admission): Promise<'admitted' | 'moved'>;
  parkedFacts(): Promise<readonly FactPlace[]>;
  /** Whose notifications wait for a mail and are due; the longest waiting first. */
  dueBundles(now: Instant, limit: number): Promise<readonly Bundle[]>;
  /** Everything of the bundle that is due goes into the mail that `compose` makes. `exists`: that mail has left its writer before. */
  seal(bundle: Bundle, now: Instant, compose: (lines: readonly Line[]) => Mail): Promise<'sealed' | 'exists' | 'empty'>;
  postpone(bundle: Bundle, now: Instant, until: Instant): Promise<void>;
  /** The mail that has waited longest for an attempt. Until `until` nobody else will take it, whatever becomes of the claimant. */
  claim(now: Instant, until: (attempt: number) => Instant): Promise<Claim | null>;
  settle(claim: Claim, outcome: Outcome): Promise<void>;
  /** Parked mails wait again, from their first attempt on. Answers how many. */
  unpark(now: Instant): Promise<number>;
  counts(): Promise<OutboxCounts>;
}

export type Transport = 'smtp' | 'local';

export interface Standing {
  readonly position: Position | null;
  /** What happened before is not told: whoever it concerned learned of it in another way, or it is over. */
  readonly begunAt: Instant;
}

export interface Admission {
  /** Where the checkpoint must still be; the admission of a fact that was parked leaves it there. */
  readonly from: Position | null;
  readonly to: Position | null;
  readonly notifications: readonly Notification[];
  readonly withdrawn: readonly Withdrawal[];
  /** Facts that could not be told, each with what is wrong; and those of them that could be told now. */
  readonly parked: readonly (FactPlace & { readonly failure: string })[];
  readonly freed: readonly FactPlace[];
}

/** The occasions of this path that begin so: their notifications leave no more. */
export interface Withdrawal {
  readonly candidacy: string;
  readonly occasions: string;
  /** Only facts before this one: what comes after it in the same stream is told anew. */
  readonly before: number;
  readonly at: Instant;
}

export interface FactPlace {
  readonly stream: string;
  readonly revision: number;
}

export interface Claim {
  readonly mail: Mail;
  /** 1 for the first. */
  readonly attempt: number;
}

export type Outcome =
  | { readonly as: 'sent'; readonly at: Instant }
  | { readonly as: 'failed'; readonly failure: string }
  | { readonly as: 'parked'; readonly failure: string };

export interface OutboxCounts {
  /** Notifications that wait for their hour or their mail, and mails that wait for an attempt. */
  readonly waiting: number;
  readonly parkedMails: number;
  readonly parkedFacts: number;
  /** Since when the mail that has waited longest has been waiting for its first success. */
  readonly oldestMailAt: Instant | null;
}

export const noChange: Pick<Admission, 'notifications' | 'withdrawn' | 'parked' | 'freed'> = {
  notifications: [],
  withdrawn: [],
  parked: [],
  freed: [],
};
