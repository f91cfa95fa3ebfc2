import { openDatabase, type OpenedDatabase } from '@parchemin/read-models';
import type { Instant } from '@parchemin/kernel';
import { startParts, type RunningParts } from '@parchemin/testing';
import { sql } from 'kysely';
import { listNotifications, markRead } from './inbox.js';
import { composeMail } from './mail.js';
import { notificationsOf } from './notification.js';
import { noChange } from './outbox-store.js';
import { findLocalMail, keepLocalMail, listOutgoing } from './outgoing.js';
import { postgresOutboxStore } from './postgres-outbox-store.js';
import { accountsOf } from './recipients.js';
import { blocked, factAfter, stepTaken, telling } from './spec/told-facts.js';
import { holdToContract } from './spec/store-contract.js';
import { openNotifications, type NotificationDb } from './tables.js';

let parts: RunningParts;
let database: OpenedDatabase;
let db: NotificationDb;

beforeAll(async () => {
  parts = await startParts({ postgres: true });
  database = openDatabase(parts.url('postgres'));
  db = await openNotifications(database.db);
});

afterAll(async () => {
  await database.close();
  await parts.stop();
});

describe('the outbox in PostgreSQL', () => {
  holdToContract(async () => {
    await sql`truncate outbox_checkpoint, outbox_parked_facts, notifications, mails, local_mailbox`.execute(db);
    return postgresOutboxStore(db);
  });
});

const day = (date: number) => new Date(Date.UTC(2026, 11, date, 9)).toISOString();

describe('a person’s inbox', () => {
  beforeAll(async () => {
    await sql`truncate outbox_checkpoint, outbox_parked_facts, notifications, mails`.execute(db);
    const store = postgresOutboxStore(db);
    await store.begin(day(1) as Instant, 'local');
    const facts = [8, 9, 10].map((date) => factAfter(blocked(day(date)), day(date), ...steps(date - 8)));
    const told = await Promise.all(facts.map((fact) => notificationsOf(fact, telling(day(10)))));
    await store.admit({ ...noChange, from: null, to: 7n, notifications: told.flat() });
  });

  it('has the latest first, page by page, each once', async () => {
    const first = await listNotifications(db, { recipient: 'ops-1', after: null, limit: 2 });
    expect(first.notifications.map(({ happenedAt }) => happenedAt)).toEqual([day(10), day(9)]);
    const second = await listNotifications(db, { recipient: 'ops-1', after: first.next, limit: 2 });
    expect(second.notifications.map(({ happenedAt }) => happenedAt)).toEqual([day(8)]);
    expect([first.unread, second.next]).toEqual([3, null]);
  });

  it('is read by its owner alone', async () => {
    const { notifications } = await listNotifications(db, { recipient: 'ops-1', after: null, limit: 2 });
    const ids = notifications.map(({ id }) => id);
    expect(await markRead(db, 'somebody', ids, day(11) as Instant)).toBe(0);
    expect(await markRead(db, 'ops-1', ids, day(11) as Instant)).toBe(1);
    expect(await markRead(db, 'ops-1', ids, day(12) as Instant)).toBe(1);
    const again = await listNotifications(db, { recipient: 'ops-1', after: null, limit: 9 });
    expect(again.notifications.map(({ readAt }) => readAt)).toEqual([day(11), day(11), null]);
  });
});

describe('the local mailbox', () => {
  it('keeps each message once, and shows it among what left', async () => {
    const store = postgresOutboxStore(db);
    const [bundle] = await store.dueBundles(day(11) as Instant, 1);
    const settings = { sender: 'Parchemin <no-reply@example.org>', consoleUrl: 'https://parchemin.example.org' };
    await store.seal(bundle!, day(11) as Instant, (lines) =>
      composeMail(bundle!, 'k', lines, day(11) as Instant, settings),
    );
    const { mail } = (await store.claim(day(11) as Instant, () => day(12) as Instant))!;
    for (const source of ['once', 'again']) await keepLocalMail(db, mail, source, day(11) as Instant);
    const { mails, transport, waiting } = await listOutgoing(db);
    expect({ transport, waiting }).toEqual({ transport: 'local', waiting: 1 });
    expect(mails).toMatchObject([{ subject: '3 alertes demandent votre attention', local: true, state: 'waiting' }]);
    expect(await findLocalMail(db, mails[0]!.id)).toBe('once');
    expect(await findLocalMail(db, '0'.repeat(32))).toBeUndefined();
  });
});

describe('the people of a role', () => {
  it('are those of the school, and the certifier’s own', async () => {
    await sql`create table accounts (id text, role text, school text, email text)`.execute(db);
    await sql`insert into accounts values ('a', 'trainer', 'lyon', 'a@lyon.invalid'), ('b', 'trainer', 'nantes', null),
      ('c', 'operations', null, null), ('d', 'trainer', 'lyon', null)`.execute(db);
    const find = accountsOf(db);
    expect(await find('trainer', 'lyon')).toEqual([
      { id: 'a', school: 'lyon', address: 'a@lyon.invalid' },
      { id: 'd', school: 'lyon', address: null },
    ]);
    expect(await find('operations', 'lyon')).toEqual([{ id: 'c', school: null, address: null }]);
    expect(await find('tutor', 'lyon')).toEqual([]);
  });
});

/** Facts before the one that is told, so that each stands at a revision of its own. */
function steps(count: number) {
  return [stepTaken('reminder', day(7)), stepTaken('overdue', day(7))].slice(0, count);
}
