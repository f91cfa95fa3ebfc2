import { sql, type Kysely } from 'kysely';
import { Client, type PoolClient } from 'pg';
import type { ReadDatabase } from './database.js';
import type { ViewChange } from './view-store.js';

export const viewChannel = 'view_changed';

/** One notification tells of one candidacy in one view; `*` says that so many changed that each reader had better look again. */
export interface ViewChanged {
  readonly view: string;
  readonly id: string;
  readonly position: string;
}

/** Catching up changes thousands of rows at once; nobody is served by hearing of each. */
const toldOneByOneAtMost = 500;

/** Told in the transaction that changes the view: whoever hears of it can read it. */
export async function announce(client: PoolClient, changes: readonly ViewChange[]): Promise<void> {
  const messages = changes.filter(({ announced, view }) => announced && view.announced).flatMap(messagesOf);
  if (messages.length === 0) return;
  await client.query({
    name: 'announce',
    text: 'select pg_notify($1, message) from unnest($2::text[]) as message',
    values: [viewChannel, messages.map((message) => JSON.stringify(message))],
  });
}

/** Another version stands where the old one stood: whoever watches this view looks again. */
export async function announceAll(db: Kysely<ReadDatabase>, view: string, position: bigint): Promise<void> {
  const message: ViewChanged = { view, id: '*', position: position.toString() };
  await sql`select pg_notify(${viewChannel}, ${JSON.stringify(message)})`.execute(db);
}

function messagesOf({ view, added, changed, to }: ViewChange): ViewChanged[] {
  const rows = [...added, ...changed];
  if (rows.length > toldOneByOneAtMost) return [{ view: view.name, id: '*', position: to.toString() }];
  return rows.map((row) => ({ view: view.name, id: row.candidacy, position: row.position }));
}

export interface ViewListener {
  close(): Promise<void>;
}

const firstPauseMillis = 100;
const longestPauseMillis = 5_000;

/**
 * Hears of every change on one connection of its own and opens another when that one breaks. What was said in between
 * is lost, so `onGap` is called at each opening: whoever watches looks again.
 */
export function listenToViews(
  url: string,
  hear: { onChanged(changed: ViewChanged): void; onGap(): void },
): ViewListener {
  let closed = false;
  let client: Client | undefined;
  let pause = firstPauseMillis;
  let timer: NodeJS.Timeout | undefined;
  void open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };

  async function open(): Promise<void> {
    const opening = new Client({ connectionString: url, keepAlive: true });
    client = opening;
    let over = false;
    const again = (): void => {
      if (over || closed) return;
      over = true;
      void opening.end().catch(() => {});
      timer = setTimeout(() => void open(), pause);
      pause = Math.min(pause * 2, longestPauseMillis);
    };
    opening.on('error', again).on('end', again);
    opening.on('notification', ({ payload }) => hear.onChanged(JSON.parse(payload ?? '{}') as ViewChanged));
    try {
      await opening.connect();
      await opening.query(`listen ${viewChannel}`);
      pause = firstPauseMillis;
      hear.onGap();
    } catch {
      again();
    }
  }
}
