import { migrate, type Database } from '@parchemin/read-models';
import type { Instant } from '@parchemin/kernel';
import { sql, type Kysely } from 'kysely';
import type { Place } from './hours.js';
import type { NoticeCode, Urgency } from './notices.js';
import type { Transport } from './outbox-store.js';

/** Beside the read models, and none of them: no rebuild ever touches these tables. Instants are text, which sorts as time does. */
export interface NotificationTables {
  outbox_checkpoint: {
    outbox: string;
    position: string | null;
    begun_at: Instant;
    transport: Transport;
  };
  outbox_parked_facts: { stream: string; revision: number; failure: string };
  notifications: {
    id: string;
    key: string;
    recipient: string;
    channel: 'mail' | 'in-app';
    candidacy: string;
    revision: number;
    occasion: string;
    notice: NoticeCode;
    urgency: Urgency;
    title: string;
    sentence: string;
    advice: string;
    happened_at: Instant;
    address: string | null;
    place: Place;
    due_at: Instant;
    mail: string | null;
    read_at: Instant | null;
    withdrawn_at: Instant | null;
  };
  mails: {
    message_id: string;
    key: string;
    recipient: string;
    address: string;
    sender: string;
    subject: string;
    text: string;
    html: string;
    sealed_at: Instant;
    state: MailState;
    attempts: number;
    try_at: Instant;
    sent_at: Instant | null;
    failure: string | null;
  };
  local_mailbox: { message_id: string; delivered_at: Instant; source: string };
  /** The api's own table, of which the outbox reads who may be told. */
  accounts: { id: string; role: string; school: string | null; email: string | null };
}

export type MailState = 'waiting' | 'sent' | 'parked';
export type NotificationDb = Kysely<NotificationTables>;

/** The writer and the readers may start in any order: each brings the tables up to date first. */
export async function openNotifications(database: Database): Promise<NotificationDb> {
  await migrate(database as unknown as Kysely<unknown>, 'notifications', { '0001-outbox': { up: createTables } });
  return database as unknown as NotificationDb;
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table outbox_checkpoint (
    outbox text primary key,
    position bigint,
    begun_at text not null,
    transport text not null
  )`.execute(db);
  await sql`create table outbox_parked_facts (
    stream text not null,
    revision integer not null,
    failure text not null,
    primary key (stream, revision)
  )`.execute(db);
  await createMails(db);
  await createNotifications(db);
}

async function createMails(db: Kysely<unknown>): Promise<void> {
  await sql`create table mails (
    message_id text primary key,
    key text not null unique,
    recipient text not null,
    address text not null,
    sender text not null,
    subject text not null,
    text text not null,
    html text not null,
    sealed_at text not null,
    state text not null default 'waiting',
    attempts integer not null default 0,
    try_at text not null,
    sent_at text,
    failure text
  )`.execute(db);
  await sql`create index on mails (try_at) where state = 'waiting'`.execute(db);
  await sql`create index on mails (sealed_at) where state = 'parked'`.execute(db);
  await sql`create index on mails (sealed_at, message_id)`.execute(db);
  await sql`create table local_mailbox (
    message_id text primary key,
    delivered_at text not null,
    source text not null
  )`.execute(db);
  await sql`create index on local_mailbox (delivered_at)`.execute(db);
}

async function createNotifications(db: Kysely<unknown>): Promise<void> {
  await sql`create table notifications (
    id text primary key,
    key text not null unique,
    recipient text not null,
    channel text not null,
    candidacy text not null,
    revision integer not null,
    occasion text not null,
    notice text not null,
    urgency text not null,
    title text not null,
    sentence text not null,
    advice text not null,
    happened_at text not null,
    address text,
    place jsonb not null,
    due_at text not null,
    mail text references mails,
    read_at text,
    withdrawn_at text
  )`.execute(db);
  await sql`create index on notifications (due_at)
    where channel = 'mail' and mail is null and withdrawn_at is null`.execute(db);
  await sql`create index on notifications (recipient, happened_at, id) where channel = 'in-app'`.execute(db);
  await sql`create index on notifications (candidacy)`.execute(db);
}
