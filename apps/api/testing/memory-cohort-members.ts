import { candidacyStream } from '@parchemin/candidacy';
import type { CohortList } from '@parchemin/contracts';
import type { EventStore, RecordedEvent } from '@parchemin/event-store';
import { candidacyList, type CandidacyListRow, type CohortMember } from '@parchemin/read-models';
import { CohortMembers } from '../src/cohorts/cohort-members.js';
import type { MemoryRecords } from './memory-records.js';

/** The members of cohorts, made from the streams of the candidacies that the records know. */
export class MemoryCohortMembers extends CohortMembers {
  constructor(
    private readonly store: EventStore,
    private readonly records: Pick<MemoryRecords, 'candidacies'>,
  ) {
    super();
  }

  async cohorts(): Promise<CohortList['cohorts']> {
    const rows = await this.#rows();
    return [...new Set(rows.map(({ cohort }) => cohort))].sort().map((cohort) => {
      const theirs = rows.filter((row) => row.cohort === cohort);
      return { cohort, members: theirs.length, planned: theirs.some((row) => row.calendar_version >= 0) };
    });
  }

  async count(cohort: string, version: number) {
    const theirs = (await this.#rows()).filter((row) => row.cohort === cohort);
    return { members: theirs.length, current: theirs.filter((row) => row.calendar_version >= version).length };
  }

  async page(cohort: string, after: string | null, limit: number): Promise<readonly CohortMember[]> {
    const theirs = (await this.#rows()).filter((row) => row.cohort === cohort && row.candidacy > (after ?? ''));
    return theirs.sort((one, other) => (one.candidacy < other.candidacy ? -1 : 1)).slice(0, limit);
  }

  #rows(): Promise<CandidacyListRow[]> {
    return Promise.all(this.records.candidacies.map((candidacy) => this.#rowOf(candidacy)));
  }

  async #rowOf(candidacy: string): Promise<CandidacyListRow> {
    let row: Parameters<typeof candidacyList.project>[0];
    let last: RecordedEvent | undefined;
    for await (last of this.store.readStream(candidacyStream(candidacy))) row = candidacyList.project(row, last);
    if (!row || !last) throw new Error(`nobody enrolled ${candidacy}`);
    return candidacyList.complete(row, last);
  }
}
