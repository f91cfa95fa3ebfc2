import type { Instant } from '@parchemin/kernel';
import { createHash } from 'node:crypto';
import { htmlOf, mailWords, textOf } from './mail.messages.fr.js';
import type { Place } from './hours.js';
import type { Notification } from './notification.js';
import type { Urgency } from './notices.js';

/** A message as it leaves. It is written down before its first attempt, so that every attempt sends the very same. */
export interface Mail {
  readonly messageId: string;
  readonly key: string;
  readonly recipient: string;
  readonly address: string;
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sealedAt: Instant;
}

export type Line = Pick<Notification, 'id' | 'candidacy' | 'title' | 'sentence' | 'advice' | 'happenedAt'>;

/** Everything that is due for one person with one urgency leaves in one mail. */
export interface Bundle {
  readonly recipient: string;
  readonly urgency: Urgency;
  readonly address: string;
  readonly place: Place;
}

export interface MailSettings {
  /** `Parchemin <nobody@example.org>`; its domain is also that of the message ids. */
  readonly sender: string;
  /** The address of the console, to which the links lead. */
  readonly consoleUrl: string;
}

/** One digest a day: its key says which. A bundle of what is prompt is the one that holds this first. */
export function mailKeyOf({ recipient, urgency }: Bundle, lines: readonly Line[], day: string): string {
  return urgency === 'daily' ? `digest/${recipient}/${day}` : `prompt/${lines[0]?.id}`;
}

/** A longer list is read in the console. */
const linesAtMost = 100;

export function composeMail(
  bundle: Bundle,
  key: string,
  lines: readonly Line[],
  sealedAt: Instant,
  { sender, consoleUrl }: MailSettings,
): Mail {
  const [only, another] = lines;
  const subject =
    only && !another ? only.title : mailWords.many(bundle.urgency, lines.length, sealedAt, bundle.place.zone);
  const shown = lines.slice(0, linesAtMost).map((line) => ({ ...line, link: linkTo(consoleUrl, line.candidacy) }));
  const content = { subject, lines: shown, more: lines.length - shown.length, console: linkTo(consoleUrl, null) };
  return {
    messageId: messageIdOf(key, sender),
    key,
    recipient: bundle.recipient,
    address: bundle.address,
    sender,
    subject,
    text: textOf(content),
    html: htmlOf(content),
    sealedAt,
  };
}

/** Derived from the key alone: a mail server or a reader that meets the message twice can see that it is one. */
function messageIdOf(key: string, sender: string): string {
  const domain = /@([^\s<>@]+)>?\s*$/.exec(sender)?.[1] ?? 'parchemin.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`;
}

function linkTo(consoleUrl: string, candidacy: string | null): string {
  const base = consoleUrl.replace(/\/+$/, '');
  return candidacy === null ? `${base}/notifications` : `${base}/candidatures/${candidacy}`;
}
