import type { Mail } from '@parchemin/notifications';
import { createTransport } from 'nodemailer';
import { messageOf } from './message.js';
import type { Post } from './post.js';

/** Without a mail server nothing leaves the machine: each message is made as for a server, and kept where it can be read. */
export function localPost(keep: (mail: Mail, source: string) => Promise<void>): Post {
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    transport: 'local',
    ready: () => Promise.resolve(),
    async deliver(mail) {
      const { message } = await transporter.sendMail(messageOf(mail));
      await keep(mail, message.toString());
    },
    close: () => transporter.close(),
  };
}
