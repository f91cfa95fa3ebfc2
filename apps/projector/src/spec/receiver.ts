import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free port of this machine, which keeps what it takes and does as it is told. */
export interface Receiver {
  readonly url: string;
  readonly received: Email[];
  /** While set, nobody lives at this address. */
  unknown: string | null;
  /** While set, what was taken is never answered for: the sender cannot know. */
  silent: boolean;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Email[] = [];
  const told = { unknown: null as string | null, silent: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      done(address === told.unknown ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = told.silent ? () => {} : done;
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          received.push(email);
          answer();
        }, done);
      });
    },
  });
  server.on('error', () => {});
  const listening = await new Promise<AddressInfo>((resolve) => {
    const { server: net } = server;
    server.listen(0, '127.0.0.1', () => resolve(net.address() as AddressInfo));
  });
  return Object.assign(told, {
    url: `smtp://127.0.0.1:${listening.port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
