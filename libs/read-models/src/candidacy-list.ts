import { isSettled, type EnrolledCandidacy } from '@parchemin/candidacy';
import type { CandidacyList } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import type { Database } from './database.js';
import { fold, foldedColumns, type FoldedRow } from './folded-row.js';
import type { View } from './view.js';
import { viewPosition } from './view-position.js';

/** One line per candidacy, for boards and lists. */
export interface CandidacyListRow extends FoldedRow {
  readonly reference: string;
  readonly scheme: string;
  readonly school: string;
  readonly cohort: string;
  readonly recorded: number;
  readonly expected: number;
  readonly next_due_at: Instant | null;
  readonly blocked: boolean;
}

export const candidacyList: View<FoldedRow, CandidacyListRow> = {
  name: 'candidacy_list',
  shape: 1,
  columns: {
    ...foldedColumns,
    reference: 'text',
    scheme: 'text',
    school: 'text',
    cohort: 'text',
    recorded: 'integer',
    expected: 'integer',
    next_due_at: 'text',
    blocked: 'boolean',
  },
  key: ['candidacy'],
  indexes: [
    ['reference', 'candidacy'],
    ['school', 'reference', 'candidacy'],
  ],
  kind: 'fold',
  announced: true,
  project: fold,
  complete(row) {
    const { reference, scheme, school, cohort } = row.state.enrolment;
    return { ...row, reference, scheme, school, cohort, ...progressOf(row.state) };
  },
};

export interface CandidacyListQuery {
  /** Null for those who see every school. */
  readonly school: string | null;
  /** The `next` of the page before. */
  readonly after?: string | null | undefined;
  readonly limit: number;
}

export const candidaciesPerPageAtMost = 200;

/** Pages follow the reference, which never changes: what is written meanwhile neither repeats nor hides a line. */
export async function listCandidacies(
  db: Database,
  { school, after, limit }: CandidacyListQuery,
): Promise<CandidacyList> {
  const size = Math.max(1, Math.min(limit, candidaciesPerPageAtMost));
  const place = after ? placeOf(after) : null;
  // Read first: the lines are then true for this position at least, even when there are none.
  const position = await viewPosition(db, 'candidacy_list');
  const rows = await db
    .selectFrom('candidacy_list')
    .select(['candidacy', 'reference', 'scheme', 'school', 'cohort', 'recorded', 'expected', 'next_due_at', 'blocked'])
    .$if(school !== null, (query) => query.where('school', '=', school))
    .$if(place !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('reference', 'candidacy'), '>', tuple(place!.reference, place!.candidacy)),
      ),
    )
    .orderBy('reference')
    .orderBy('candidacy')
    .limit(size + 1)
    .execute();
  const page = rows.slice(0, size);
  return {
    candidacies: page.map(lineOf),
    next: rows.length > size ? cursorOf(page.at(-1)!) : null,
    position: position.toString(),
  };
}

/** Asked at the border: a text that is no cursor of ours would read as the first page. */
export function isListCursor(text: string): boolean {
  return placeOf(text) !== null;
}

function progressOf(state: EnrolledCandidacy) {
  const pieces = Object.values(state.stages).flatMap((stage) => stage.pieces);
  const dues = Object.values(state.deadlines).filter(({ status }) => status === 'armed');
  return {
    recorded: pieces.filter((piece) => isSettled(piece, state)).length,
    expected: pieces.length,
    next_due_at: dues.map(({ due }) => due).sort()[0] ?? null,
    blocked: state.blocked !== null,
  };
}

function lineOf(row: Omit<CandidacyListRow, 'state' | 'revision' | 'position'>): CandidacyList['candidacies'][number] {
  const { candidacy, reference, scheme, school, cohort, recorded, expected, next_due_at, blocked } = row;
  return { candidacy, reference, scheme, school, cohort, recorded, expected, nextDueAt: next_due_at, blocked };
}

function cursorOf({ reference, candidacy }: { reference: string; candidacy: string }): string {
  return Buffer.from(JSON.stringify([reference, candidacy])).toString('base64url');
}

function placeOf(cursor: string): { reference: string; candidacy: string } | null {
  try {
    const [reference, candidacy] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof reference === 'string' && typeof candidacy === 'string' ? { reference, candidacy } : null;
  } catch {
    return null;
  }
}
