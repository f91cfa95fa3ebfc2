import { isSettled, runningOnDates } from '@parchemin/candidacy';
import type { CohortCalendar, EnrolledCandidacy, RunningDeadline } from '@parchemin/candidacy';
import type { CandidacyList } from '@parchemin/contracts';
import type { Instant } from '@parchemin/kernel';
import type { Database } from './database.js';
import { fold, rowColumns, type FoldedRow } from './folded-row.js';
import { queueOf, type QueuedFileOfRow } from './queued-files.js';
import type { View, ViewRow } from './view.js';
import { viewPosition } from './view-position.js';

/** One line per candidacy, for boards and lists. */
export interface CandidacyListRow extends ViewRow {
  readonly reference: string;
  readonly scheme: string;
  readonly scheme_version: number;
  readonly school: string;
  readonly cohort: string;
  readonly recorded: number;
  readonly expected: number;
  readonly next_due_at: Instant | null;
  readonly blocked: boolean;
  /** Of the cohort's calendar that the path bears; below any where its cohort was not planned when it joined. */
  readonly calendar_version: number;
  readonly plan: DatedPlan;
  /** Since when a file waits to be recognised, and which ones. */
  readonly queued_since: Instant | null;
  readonly queued: readonly QueuedFileOfRow[];
}

/** What of a path hangs on the dates of its cohort: enough to tell what would move with them, without the whole path. */
export interface DatedPlan {
  readonly calendar: CohortCalendar;
  readonly open: readonly string[];
  readonly running: readonly RunningDeadline[];
}

export const candidacyList: View<FoldedRow, CandidacyListRow & FoldedRow, CandidacyListRow> = {
  name: 'candidacy_list',
  shape: 3,
  columns: {
    ...rowColumns,
    reference: 'text',
    scheme: 'text',
    scheme_version: 'integer',
    school: 'text',
    cohort: 'text',
    recorded: 'integer',
    expected: 'integer',
    next_due_at: 'text',
    blocked: 'boolean',
    calendar_version: 'integer',
    plan: 'json',
    queued_since: 'text',
    queued: 'json',
  },
  key: ['candidacy'],
  indexes: [
    ['reference', 'candidacy'],
    ['school', 'reference', 'candidacy'],
    ['cohort', 'candidacy'],
    ['queued_since', 'candidacy'],
  ],
  kind: 'fold',
  announced: true,
  project: fold,
  complete(row) {
    const { state } = row;
    const { reference, scheme, schemeVersion: scheme_version, school, cohort } = state.enrolment;
    const known = { reference, scheme, scheme_version, school, cohort };
    return { ...row, ...known, ...progressOf(state), ...datesOf(state), ...queueOf(state) };
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

function datesOf(state: EnrolledCandidacy) {
  const { calendar } = state.enrolment;
  const open = Object.values(state.stages).filter(({ status }) => status === 'open');
  const plan: DatedPlan = { calendar, open: open.map(({ stage }) => stage), running: runningOnDates(state) };
  return { calendar_version: calendar.cohortVersion ?? notOfTheCohort, plan };
}

/** Versions are revisions: the first is 0. */
const notOfTheCohort = -1;

type Line = Pick<
  CandidacyListRow,
  'candidacy' | 'reference' | 'scheme' | 'school' | 'cohort' | 'recorded' | 'expected' | 'next_due_at' | 'blocked'
>;

function lineOf(row: Line): CandidacyList['candidacies'][number] {
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
