import type { Position } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { sql, type Selectable, type Transaction } from 'kysely';
import type { Place } from './hours.js';
import type { Bundle, Line, Mail } from './mail.js';
import type { Notification } from './notification.js';
import type {
  Admission,
  Claim,
  FactPlace,
  Outcome,
  OutboxCounts,
  OutboxStore,
  Standing,
  Transport,
} from './outbox-store.js';
import type { NotificationDb, NotificationTables } from './tables.js';

/** The tables must be there: `openNotifications` makes them. */
export function postgresOutboxStore(db: NotificationDb): OutboxStore {
  return new PostgresOutbox(db);
}

const outbox = 'candidacies';
/** PostgreSQL takes 65,535 parameters in a statement; a row has nineteen. */
const rowsPerInsert = 1_000;
const parkedReadAtOnce = 1_000;
const failureAtMost = 500;

class PostgresOutbox implements OutboxStore {
  constructor(private readonly db: NotificationDb) {}

  async begin(now: Instant, transport: Transport): Promise<Standing> {
    const { position, begun_at } = await this.db
      .insertInto('outbox_checkpoint')
      .values({ outbox, position: null, begun_at: now, transport })
      .onConflict((known) => known.column('outbox').doUpdateSet({ transport }))
      .returning(['position', 'begun_at'])
      .executeTakeFirstOrThrow();
    return { position: position === null ? null : BigInt(position), begunAt: begun_at };
  }

  admit(admission: Admission): Promise<'admitted' | 'moved'> {
    return this.db.transaction().execute(async (work) => {
      if (!(await moved(work, admission.from, admission.to))) return 'moved';
      await write(work, admission);
      return 'admitted';
    });
  }

  parkedFacts(): Promise<readonly FactPlace[]> {
    const places = this.db.selectFrom('outbox_parked_facts').select(['stream', 'revision']);
    return places.orderBy('stream').orderBy('revision').limit(parkedReadAtOnce).execute();
  }

  async dueBundles(now: Instant, limit: number): Promise<readonly Bundle[]> {
    const { rows } = await sql<Bundle>`
      select * from (
        select distinct on (recipient, urgency) recipient, urgency, address, place, due_at
        from notifications where ${waiting} and due_at <= ${now}
        order by recipient, urgency, due_at, id
      ) as bundle order by due_at limit ${limit}`.execute(this.db);
    return rows;
  }

  seal(
    { recipient, urgency }: Bundle,
    now: Instant,
    compose: (lines: readonly Line[]) => Mail,
  ): Promise<'sealed' | 'exists' | 'empty'> {
    return this.db.transaction().execute(async (work) => {
      const { rows } = await sql<Selectable<NotificationTables['notifications']>>`
        select * from notifications
        where ${waiting} and due_at <= ${now} and recipient = ${recipient} and urgency = ${urgency}
        order by due_at, id for update`.execute(work);
      if (rows.length === 0) return 'empty';
      const mail = compose(rows.map((row) => ({ ...row, happenedAt: row.happened_at })));
      const added = await work
        .insertInto('mails')
        .values(rowOf(mail))
        .onConflict((known) => known.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) return 'exists';
      const ids = rows.map(({ id }) => id);
      await sql`update notifications set mail = ${mail.messageId} where id = any(${ids})`.execute(work);
      return 'sealed';
    });
  }

  async postpone({ recipient, urgency }: Bundle, now: Instant, until: Instant): Promise<void> {
    await sql`update notifications set due_at = ${until}
      where ${waiting} and due_at <= ${now} and recipient = ${recipient} and urgency = ${urgency}`.execute(this.db);
  }

  /** The rows that a rival is claiming are passed over; the attempt is counted before it is made. */
  claim(now: Instant, until: (attempt: number) => Instant): Promise<Claim | null> {
    return this.db.transaction().execute(async (work) => {
      const row = await work
        .selectFrom('mails')
        .selectAll()
        .where('state', '=', 'waiting')
        .where('try_at', '<=', now)
        .orderBy('try_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return null;
      const attempt = row.attempts + 1;
      const change = { attempts: attempt, try_at: until(attempt) };
      await work.updateTable('mails').set(change).where('message_id', '=', row.message_id).execute();
      return { mail: mailOf(row), attempt };
    });
  }

  /** A mail that left stays sent, whatever a later attempt came to; a failure counts only for the attempt that had it. */
  async settle({ mail, attempt }: Claim, outcome: Outcome): Promise<void> {
    const update = this.db.updateTable('mails').where('message_id', '=', mail.messageId).where('state', '<>', 'sent');
    if (outcome.as === 'sent') {
      await update.set({ state: 'sent', sent_at: outcome.at, failure: null }).execute();
    } else {
      const state = outcome.as === 'parked' ? 'parked' : 'waiting';
      const failure = outcome.failure.slice(0, failureAtMost);
      await update.where('attempts', '=', attempt).set({ state, failure }).execute();
    }
  }

  async unpark(now: Instant): Promise<number> {
    const freed = await this.db
      .updateTable('mails')
      .set({ state: 'waiting', attempts: 0, try_at: now })
      .where('state', '=', 'parked')
      .executeTakeFirst();
    return Number(freed.numUpdatedRows);
  }

  async counts(): Promise<OutboxCounts> {
    const { rows } = await sql<Record<'waiting' | 'mails' | 'facts', string> & { oldest: Instant | null }>`select
      (select count(*) from notifications where ${waiting})
        + (select count(*) from mails where state = 'waiting') as waiting,
      (select count(*) from mails where state = 'parked') as mails,
      (select count(*) from outbox_parked_facts) as facts,
      (select min(sealed_at) from mails where state = 'waiting') as oldest`.execute(this.db);
    const [row] = rows;
    return {
      waiting: Number(row?.waiting),
      parkedMails: Number(row?.mails),
      parkedFacts: Number(row?.facts),
      oldestMailAt: row?.oldest ?? null,
    };
  }
}

const waiting = sql`channel = 'mail' and mail is null and withdrawn_at is null`;

type Work = Transaction<NotificationTables>;

async function moved(work: Work, from: Position | null, to: Position | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update outbox_checkpoint set position = ${to?.toString() ?? null}
    where outbox = ${outbox} and position is not distinct from ${from?.toString() ?? null}`.execute(work);
  return numAffectedRows === 1n;
}

async function write(work: Work, { notifications, withdrawn, parked, freed }: Admission): Promise<void> {
  for (let at = 0; at < notifications.length; at += rowsPerInsert) {
    await work
      .insertInto('notifications')
      .values(notifications.slice(at, at + rowsPerInsert).map(notificationRow))
      .onConflict((known) => known.doNothing())
      .execute();
  }
  for (const { candidacy, occasions, before, at } of withdrawn) {
    await sql`update notifications set withdrawn_at = ${at}
      where candidacy = ${candidacy} and revision < ${before} and withdrawn_at is null
        and starts_with(occasion, ${occasions})`.execute(work);
  }
  for (const { stream, revision, failure } of parked) {
    const row = { stream, revision, failure: failure.slice(0, failureAtMost) };
    const insert = work.insertInto('outbox_parked_facts').values(row);
    await insert.onConflict((known) => known.columns(['stream', 'revision']).doUpdateSet(row)).execute();
  }
  for (const { stream, revision } of freed) {
    const fact = work.deleteFrom('outbox_parked_facts').where('stream', '=', stream);
    await fact.where('revision', '=', revision).execute();
  }
}

function notificationRow({ happenedAt, dueAt, place, ...same }: Notification) {
  return {
    ...same,
    place: JSON.stringify(place) as unknown as Place,
    happened_at: happenedAt,
    due_at: dueAt,
    mail: null,
    read_at: null,
    withdrawn_at: null,
  };
}

function rowOf({ messageId, sealedAt, ...same }: Mail) {
  const beginning = { state: 'waiting', attempts: 0, try_at: sealedAt, sent_at: null, failure: null } as const;
  return { ...same, message_id: messageId, sealed_at: sealedAt, ...beginning };
}

function mailOf(row: Selectable<NotificationTables['mails']>): Mail {
  const { message_id, key, recipient, address, sender, subject, text, html, sealed_at } = row;
  return { messageId: message_id, key, recipient, address, sender, subject, text, html, sealedAt: sealed_at };
}
