import type { Mail } from '@parchemin/notifications';
import { createTransport } from 'nodemailer';
import { messageOf } from './message.js';
import { MailRefused, type Post } from './post.js';

/** A server that hangs is left before another attempt at the same mail may begin, a minute later. */
const connectionMillis = 10_000;
const silenceMillis = 15_000;

export function smtpPost(url: string): Post {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: connectionMillis,
    greetingTimeout: connectionMillis,
    socketTimeout: silenceMillis,
    dnsTimeout: connectionMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    transport: 'smtp',
    async ready() {
      await transporter.verify();
    },
    async deliver(mail: Mail) {
      try {
        await transporter.sendMail(messageOf(mail));
      } catch (error) {
        throw isFinal(error) ? new MailRefused(sentenceOf(error)) : new Error(sentenceOf(error));
      }
    },
    close: () => transporter.close(),
  };
}

/** A reply of the 500s to the envelope or to the message itself; the same to a sign-in says nothing about the mail. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
}

/** Codes alone: what a server says may repeat the address, and failures are shown in places where no address belongs. */
function sentenceOf(error: unknown): string {
  const { code, responseCode, command } = error as {
    readonly code?: string;
    readonly responseCode?: number;
    readonly command?: string;
  };
  return [code ?? 'unknown', responseCode, command].filter((part) => part !== undefined).join(' ');
}
