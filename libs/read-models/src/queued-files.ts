import type { EnrolledCandidacy } from '@parchemin/candidacy';
import type { QueuedFile } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import { sql } from 'kysely';
import type { Database } from './database.js';
import { viewPosition } from './view-position.js';

/** A file whose name follows no rule, as the line of its candidacy holds it. */
export type QueuedFileOfRow = Pick<QueuedFile, 'piece' | 'sha256' | 'mediaType' | 'bytes' | 'late' | 'depositedAt'>;

/** Without its title, which is the scheme's, and its name, which stands beside its content. */
export type QueuedFileLine = Omit<QueuedFile, 'title' | 'name'> & { readonly schemeVersion: number };

export interface QueuedFilesQuery {
  /** Null for those who see every school. */
  readonly school: string | null;
  readonly after?: string | null | undefined;
  readonly limit: number;
}

export const queuedFilesPerPageAtMost = 100;

const order = sql`(file ->> 'depositedAt') collate "C", candidacy, (file ->> 'piece') collate "C"`;

export function queueOf({ files }: EnrolledCandidacy) {
  const queued = Object.entries(files)
    .filter(([, { status }]) => status === 'queued')
    .map(([piece, { sha256, mediaType, bytes, late, depositedAt }]): QueuedFileOfRow => {
      return { piece, sha256, mediaType, bytes, late, depositedAt };
    });
  const queued_since = (queued.map(({ depositedAt }) => depositedAt).sort()[0] ?? null) as Instant | null;
  return { queued, queued_since };
}

/** The longest waiting first, whoseever they are. */
export async function listQueuedFiles(
  db: Database,
  { school, after, limit }: QueuedFilesQuery,
): Promise<{ files: QueuedFileLine[]; next: string | null; position: string }> {
  const size = Math.max(1, Math.min(limit, queuedFilesPerPageAtMost));
  const place = after ? placeOf(after) : null;
  const position = await viewPosition(db, 'candidacy_list');
  const fromSchool = school === null ? sql`true` : sql`list.school = ${school}`;
  const afterPlace = place === null ? sql`true` : sql`(${order}) > (${sql.join(place)})`;
  const { rows } = await sql<Row>`
    select candidacy, reference, scheme, scheme_version, school, cohort, file
    from candidacy_list as list cross join lateral json_array_elements(list.queued) as file
    where list.queued_since is not null and ${fromSchool} and ${afterPlace}
    order by ${order}
    limit ${size + 1}
  `.execute(db);
  const page = rows.slice(0, size);
  return {
    files: page.map(lineOf),
    next: rows.length > size ? cursorOf(page.at(-1)!) : null,
    position: position.toString(),
  };
}

export function isQueueCursor(text: string): boolean {
  return placeOf(text) !== null;
}

interface Row {
  readonly candidacy: string;
  readonly reference: string;
  readonly scheme: string;
  readonly scheme_version: number;
  readonly school: string;
  readonly cohort: string;
  readonly file: QueuedFileOfRow;
}

function lineOf({ file, scheme_version: schemeVersion, ...line }: Row): QueuedFileLine {
  return { ...line, schemeVersion, ...file };
}

function cursorOf({ candidacy, file }: Row): string {
  return Buffer.from(JSON.stringify([file.depositedAt, candidacy, file.piece])).toString('base64url');
}

function placeOf(cursor: string): readonly string[] | null {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return place.length === 3 && place.every((part) => typeof part === 'string') ? place : null;
  } catch {
    return null;
  }
}
