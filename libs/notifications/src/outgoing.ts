import type { OutgoingMails } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import { sql } from 'kysely';
import type { Mail } from './mail.js';
import type { NotificationDb } from './tables.js';

/** The page shows the latest; older ones are asked for one by one, by their message id. */
const mailsShown = 100;
/** The local mailbox forgets the oldest: it is there to look at, not to keep. */
const localMailsAtMost = 1_000;

/** What left or is about to leave, for those who watch over it. */
export async function listOutgoing(db: NotificationDb): Promise<OutgoingMails> {
  const mails = await db
    .selectFrom('mails')
    .leftJoin('local_mailbox', 'local_mailbox.message_id', 'mails.message_id')
    .select(['mails.message_id', 'address', 'subject', 'text', 'sealed_at', 'state', 'attempts', 'sent_at', 'failure'])
    .select((row) => row('local_mailbox.message_id', 'is not', null).as('local'))
    .orderBy('sealed_at', 'desc')
    .orderBy('mails.message_id')
    .limit(mailsShown)
    .execute();
  const { rows } = await sql<{ transport: 'smtp' | 'local' | null; waiting: string; parked: string }>`select
    (select transport from outbox_checkpoint limit 1) as transport,
    (select count(*) from mails where state = 'waiting') as waiting,
    (select count(*) from mails where state = 'parked') as parked`.execute(db);
  return {
    transport: rows[0]?.transport ?? null,
    waiting: Number(rows[0]?.waiting),
    parked: Number(rows[0]?.parked),
    mails: mails.map(({ message_id, sealed_at, sent_at, local, ...same }) => {
      return { id: idOf(message_id), ...same, sealedAt: sealed_at, sentAt: sent_at, local: Boolean(local) };
    }),
  };
}

/** The message as it stands in the local mailbox; undefined where it left by SMTP, or was forgotten since. */
export async function findLocalMail(db: NotificationDb, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('local_mailbox')
    .select('source')
    .where('message_id', 'like', `<${id}@%`)
    .executeTakeFirst();
  return row?.source;
}

/** A message that is delivered again is the one that is there: it has the same id, and the same content. */
export async function keepLocalMail(db: NotificationDb, mail: Mail, source: string, now: Instant): Promise<void> {
  await db
    .insertInto('local_mailbox')
    .values({ message_id: mail.messageId, delivered_at: now, source })
    .onConflict((known) => known.doNothing())
    .execute();
  await sql`delete from local_mailbox where message_id in (
    select message_id from local_mailbox order by delivered_at desc, message_id offset ${localMailsAtMost}
  )`.execute(db);
}

/** What stands before the domain: 32 hexadecimal digits, fit for an address of the API. */
function idOf(messageId: string): string {
  return messageId.slice(1).split('@')[0] ?? messageId;
}
