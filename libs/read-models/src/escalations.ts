import type { ForecastView } from '@parchemin/contracts';
import { forecast } from '@parchemin/candidacy-process';
import type { Instant } from '@parchemin/kernel';
import type { Database } from './database.js';
import type { FoldedRow } from './folded-row.js';
import { allOpen, getPath, processesPerPageAtMost, type OpenProcess, type StageOrders } from './open-processes.js';

export interface ForecastQuery {
  readonly now: Instant;
  readonly until: Instant;
  /** Null for those who see every school. */
  readonly school: string | null;
}

type Step = ForecastView['steps'][number];
type Titles = Pick<Step, 'stageTitle' | 'deadlineTitle'>;

/** What certification and calendar call a stage and a deadline. */
export type TitlesOf = (enrolment: FoldedRow['state']['enrolment'], step: Pick<Step, 'stage' | 'deadline'>) => Titles;

/** Ten thousand paths are looked at, one page after the other; whoever has more asks for fewer days, and is told. */
const pagesAtMost = 10;
/** A screen shows so many lines; the counts are of all. */
const stepsAtMost = 500;

/** What time alone will bring to every path until then, by the workflow's own `next`. */
export async function findEscalations(
  db: Database,
  orders: StageOrders,
  titlesOf: TitlesOf,
  query: ForecastQuery,
): Promise<ForecastView> {
  const steps: Step[] = [];
  let last: OpenProcess | null = null;
  let complete = false;
  for (let page = 0; page < pagesAtMost && !complete; page += 1) {
    const processes: readonly OpenProcess[] = await allOpen(db, last, processesPerPageAtMost);
    const due = processes.filter(({ actsAt }) => actsAt <= query.until);
    const paths = await foldsOf(db, due, query);
    steps.push(...paths.flatMap((path) => stepsOf(path, orders, titlesOf, query)));
    complete = due.length < processes.length || processes.length < processesPerPageAtMost;
    last = processes.at(-1) ?? last;
  }
  steps.sort((left, right) => (left.at < right.at ? -1 : 1));
  return {
    from: query.now,
    until: query.until,
    total: steps.length,
    complete: complete && steps.length <= stepsAtMost,
    byCohort: counted(steps, ({ cohort }) => cohort),
    bySchool: counted(steps, ({ school }) => school),
    byPerson: counted(steps, ({ to }) => to),
    steps: steps.slice(0, stepsAtMost),
  };
}

/** The fold stands in the record: what is due and whose it is are true for the same position, since both change together. */
async function foldsOf(
  db: Database,
  due: readonly OpenProcess[],
  { school }: ForecastQuery,
): Promise<readonly Pick<FoldedRow, 'candidacy' | 'revision' | 'state'>[]> {
  if (due.length === 0) return [];
  const ids = due.map(({ candidacy }) => candidacy);
  const rows = await db
    .selectFrom('candidate_record')
    .select(['candidacy', 'revision', 'state'])
    .where('candidacy', 'in', ids)
    .execute();
  return rows.filter(({ state }) => school === null || state.enrolment.school === school);
}

function stepsOf(
  { candidacy, revision, state }: Pick<FoldedRow, 'candidacy' | 'revision' | 'state'>,
  orders: StageOrders,
  titlesOf: TitlesOf,
  { now, until }: ForecastQuery,
): readonly Step[] {
  const { reference, cohort, school } = state.enrolment;
  return forecast(getPath(orders, state, revision), now, until).map((step) => ({
    ...{ candidacy, reference, cohort, school },
    ...step,
    ...titlesOf(state.enrolment, step),
  }));
}

function counted(steps: readonly Step[], keyOf: (step: Step) => string): ForecastView['byCohort'] {
  const counts = new Map<string, number>();
  for (const step of steps) counts.set(keyOf(step), (counts.get(keyOf(step)) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((left, right) => right.count - left.count);
}
