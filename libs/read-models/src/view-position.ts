import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.js';

/** How far the live version of each of these views has come; of several, the one that is furthest behind. */
export function livePosition(views: readonly string[]): RawBuilder<string> {
  return sql<string>`(
    select greatest(min(position), 0)::text from view_versions where live and view = any(${views})
  )`;
}

export async function viewPosition(db: Database, view: string): Promise<bigint> {
  const { rows } = await sql<{ position: string | null }>`select ${livePosition([view])} as position`.execute(db);
  const position = rows[0]?.position;
  if (position === null || position === undefined) throw new Error(`there is no view ${view}`);
  return BigInt(position);
}

const firstPauseMillis = 5;
const longestPauseMillis = 100;

/** Whether the view reached the position in time. Polls, more and more slowly; a caller who hears of changes need not ask. */
export async function waitForPosition(
  db: Database,
  view: string,
  position: bigint,
  withinMillis: number,
): Promise<boolean> {
  const end = Date.now() + withinMillis;
  for (let pause = firstPauseMillis; ; pause = Math.min(pause * 2, longestPauseMillis)) {
    if ((await viewPosition(db, view)) >= position) return true;
    const left = end - Date.now();
    if (left <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
  }
}
