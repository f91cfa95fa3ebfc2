import type { Mail, Transport } from '@parchemin/notifications';

/** What carries mails away. */
export interface Post {
  readonly transport: Transport;
  /** Resolves when a mail may be tried; rejects while the server is away, or does not take us for who we are. */
  ready(): Promise<void>;
  /** Resolves once the server answers for the mail. Rejects with `MailRefused` when it never will take it, else: try again. */
  deliver(mail: Mail): Promise<void>;
  close(): void;
}

/** This mail will not be taken however often it is tried: an address that does not exist, a message that is not wanted. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
