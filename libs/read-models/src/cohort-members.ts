import type { DatedPlan } from './candidacy-list.js';
import type { Database } from './database.js';

/** A cohort as its candidacies tell of it, planned or not. */
export interface CohortCount {
  readonly cohort: string;
  readonly members: number;
  /** One of them at least bears the calendar of a planned cohort. */
  readonly planned: boolean;
}

export interface CohortMember {
  readonly candidacy: string;
  readonly reference: string;
  readonly school: string;
  readonly plan: DatedPlan;
}

export interface MembersQuery {
  readonly cohort: string;
  /** The last candidacy of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

export const membersPerPageAtMost = 500;

/** More cohorts than a certifier runs at once; beyond, the list says so by being full. */
const cohortsAtMost = 1_000;

export async function listCohorts(db: Database): Promise<readonly CohortCount[]> {
  const rows = await db
    .selectFrom('candidacy_list')
    .select(({ fn }) => ['cohort', fn.countAll<string>().as('members'), fn.max('calendar_version').as('newest')])
    .groupBy('cohort')
    .orderBy('cohort')
    .limit(cohortsAtMost)
    .execute();
  return rows.map(({ cohort, members, newest }) => ({ cohort, members: Number(members), planned: newest >= 0 }));
}

/** How many there are, and how many bear this version of the cohort's calendar or a newer one. */
export async function countMembers(
  db: Database,
  cohort: string,
  version: number,
): Promise<{ readonly members: number; readonly current: number }> {
  const row = await db
    .selectFrom('candidacy_list')
    .select(({ fn }) => [
      fn.countAll<string>().as('members'),
      fn.countAll<string>().filterWhere('calendar_version', '>=', version).as('current'),
    ])
    .where('cohort', '=', cohort)
    .executeTakeFirstOrThrow();
  return { members: Number(row.members), current: Number(row.current) };
}

export async function listMembers(db: Database, query: MembersQuery): Promise<readonly CohortMember[]> {
  return page(db, query).select(['candidacy', 'reference', 'school', 'plan']).execute();
}

/** Those whose calendar is older than this version, in the order of their ids. */
export async function membersBehind(
  db: Database,
  version: number,
  query: MembersQuery,
): Promise<readonly { readonly candidacy: string }[]> {
  return page(db, query).select('candidacy').where('calendar_version', '<', version).execute();
}

function page(db: Database, { cohort, after, limit }: MembersQuery) {
  return db
    .selectFrom('candidacy_list')
    .where('cohort', '=', cohort)
    .$if(after !== null, (query) => query.where('candidacy', '>', after!))
    .orderBy('candidacy')
    .limit(Math.max(1, Math.min(limit, membersPerPageAtMost)));
}
