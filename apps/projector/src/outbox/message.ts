import type { Mail } from '@parchemin/notifications';
import type { SendMailOptions } from 'nodemailer';

/** The same message at every attempt, to the second of its date; and an answer by an absent reader's machine is not asked for. */
export function messageOf({ messageId, address, sender, subject, text, html, sealedAt }: Mail): SendMailOptions {
  return {
    messageId,
    date: new Date(sealedAt),
    from: sender,
    to: address,
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' },
  };
}
