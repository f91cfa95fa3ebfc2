import type { EnrolledCandidacy, EnrolmentChoice } from '@parchemin/candidacy';
import { next, pathOf, type Path, type StageOrder } from '@parchemin/candidacy-process';
import type { Instant } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import type { Database } from './database.js';
import { fold, rowColumns, type FoldedRow } from './folded-row.js';
import type { View, ViewRow } from './view.js';

/** What each path awaits, so that whatever is due and unserved is seen without asking Temporal. */
export interface OpenProcessRow extends ViewRow {
  /** When the path's next step falls due; null when it awaits nothing, or nothing before a person retries. */
  readonly acts_at: Instant | null;
  readonly blocked: boolean;
}

/** The order of the stages of a scheme's version, for those who chose so. */
export type StageOrders = (scheme: string, version: number, choice?: EnrolmentChoice) => StageOrder | undefined;

export interface OpenProcess {
  readonly candidacy: string;
  readonly actsAt: Instant;
}

export const processesPerPageAtMost = 1_000;

export function openProcessesBy(orders: StageOrders): View<FoldedRow, OpenProcessRow & FoldedRow, OpenProcessRow> {
  return {
    name: 'open_processes',
    shape: 3,
    columns: { ...rowColumns, acts_at: 'text', blocked: 'boolean' },
    key: ['candidacy'],
    indexes: [['acts_at', 'candidacy']],
    kind: 'fold',
    announced: false,
    project: fold,
    complete(row, last) {
      const path = getPath(orders, row.state, row.revision);
      return { ...row, acts_at: actsAt(path, last.metadata.actedAt), blocked: path.blocked };
    },
  };
}

/** Those whose next step fell due at this instant or before, the longest due first. */
export async function dueBefore(db: Database, instant: Instant, limit: number): Promise<readonly OpenProcess[]> {
  const rows = await urgentFirst(db, limit).where('acts_at', '<=', instant).execute();
  return rows.map(processOf);
}

/** Every process that awaits something, the most urgent first, page by page: `after` is the last one of the page before. */
export async function allOpen(db: Database, after: OpenProcess | null, limit: number): Promise<readonly OpenProcess[]> {
  const rows = await urgentFirst(db, limit)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('acts_at', 'candidacy'), '>', tuple(after!.actsAt, after!.candidacy)),
      ),
    )
    .execute();
  return rows.map(processOf);
}

function processOf({ candidacy, acts_at }: Pick<OpenProcessRow, 'candidacy' | 'acts_at'>): OpenProcess {
  return { candidacy, actsAt: acts_at! };
}

function urgentFirst(db: Database, limit: number) {
  return db
    .selectFrom('open_processes')
    .select(['candidacy', 'acts_at'])
    .where('acts_at', 'is not', null)
    .orderBy('acts_at')
    .orderBy('candidacy')
    .limit(Math.max(1, Math.min(limit, processesPerPageAtMost)));
}

/** What `next` is asked about: the same as in the workflow. */
export function getPath(orders: StageOrders, state: EnrolledCandidacy, revision: number): Path {
  const { scheme, schemeVersion, choice } = state.enrolment;
  const order = orders(scheme, schemeVersion, choice);
  const path = order && pathOf(state, revision, order);
  if (!path) throw new Error(`the scheme ${scheme} v${schemeVersion} is not known here`);
  return path;
}

/** Asked at the instant of the fact, `next` says from when there is something to do; nothing but another fact moves that. */
function actsAt(path: Path, at: Instant): Instant | null {
  const step = next(path, at);
  switch (step.do) {
    case 'rest':
      return null;
    case 'wait':
      return step.until;
    case 'open-stage':
    case 'close-stage':
    case 'establish-admissibility':
    case 'propose':
    case 'establish-consequences':
    case 'take-deadline-step':
    case 'skip-deadline-step':
      return at;
    default:
      return assertNever(step);
  }
}
