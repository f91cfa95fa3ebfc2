import { countMembers, listCohorts, listMembers, type CohortMember, type Database } from '@parchemin/read-models';
import type { CohortList } from '@parchemin/contracts';

/** Who belongs to which cohort, as the API sees it. Its one production form asks the read models. */
export abstract class CohortMembers {
  abstract cohorts(): Promise<CohortList['cohorts']>;
  /** How many there are, and how many bear this version of the calendar or a newer one. */
  abstract count(cohort: string, version: number): Promise<{ readonly members: number; readonly current: number }>;
  /** In the order of their ids, after one of them. */
  abstract page(cohort: string, after: string | null, limit: number): Promise<readonly CohortMember[]>;
}

export class StoredCohortMembers extends CohortMembers {
  constructor(private readonly db: Database) {
    super();
  }

  async cohorts(): Promise<CohortList['cohorts']> {
    return (await listCohorts(this.db)).map((cohort) => ({ ...cohort }));
  }

  count(cohort: string, version: number) {
    return countMembers(this.db, cohort, version);
  }

  page(cohort: string, after: string | null, limit: number): Promise<readonly CohortMember[]> {
    return listMembers(this.db, { cohort, after, limit });
  }
}
