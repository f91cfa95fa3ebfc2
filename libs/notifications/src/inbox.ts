import type { NotificationList } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import { sql } from 'kysely';
import type { NotificationDb } from './tables.js';

export interface InboxQuery {
  readonly recipient: string;
  /** The `next` of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

export const notificationsPerPageAtMost = 100;

/** What one person was told, the latest first. */
export async function listNotifications(db: NotificationDb, query: InboxQuery): Promise<NotificationList> {
  const size = Math.max(1, Math.min(query.limit, notificationsPerPageAtMost));
  const place = query.after === null ? null : placeOf(query.after);
  const rows = await db
    .selectFrom('notifications')
    .select(['id', 'notice', 'urgency', 'candidacy', 'sentence', 'advice'])
    .select(['happened_at', 'read_at', 'withdrawn_at'])
    .where('recipient', '=', query.recipient)
    .where('channel', '=', 'in-app')
    .$if(place !== null, (page) =>
      page.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('happened_at', 'id'), '<', tuple(place!.happenedAt, place!.id)),
      ),
    )
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute();
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  return {
    notifications: page.map(({ happened_at, read_at, withdrawn_at, ...same }) => {
      return { ...same, happenedAt: happened_at, readAt: read_at, settledAt: withdrawn_at };
    }),
    unread: await countUnread(db, query.recipient),
    next: last ? cursorOf(last) : null,
  };
}

/** Those of the person alone, whatever ids are given; what was read before keeps its instant. Answers how many are left. */
export async function markRead(
  db: NotificationDb,
  recipient: string,
  ids: readonly string[],
  now: Instant,
): Promise<number> {
  await db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('recipient', '=', recipient)
    .where('channel', '=', 'in-app')
    .where('id', 'in', [...ids])
    .where('read_at', 'is', null)
    .execute();
  return countUnread(db, recipient);
}

/** Asked at the border: a text that is no cursor of ours would read as the first page. */
export function isInboxCursor(text: string): boolean {
  return placeOf(text) !== null;
}

/** The screen says «plus de 999» beyond it; counting on would cost a busy person more than it tells. */
const unreadAtMost = 1_000;

async function countUnread(db: NotificationDb, recipient: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from (
    select 1 from notifications
    where recipient = ${recipient} and channel = 'in-app' and read_at is null and withdrawn_at is null
    limit ${unreadAtMost}
  ) as unread`.execute(db);
  return Number(rows[0]?.count);
}

function cursorOf({ happened_at, id }: { readonly happened_at: Instant; readonly id: string }): string {
  return `${happened_at}~${id}`;
}

function placeOf(cursor: string): { readonly happenedAt: Instant; readonly id: string } | null {
  const [, happenedAt, id] = /^([0-9TZ:.-]{24})~([0-9a-f]{32})$/.exec(cursor) ?? [];
  return happenedAt && id ? { happenedAt: happenedAt as Instant, id } : null;
}
