import type { CandidacyList } from '@parchemin/contracts';
import {
  findCandidateRecord,
  listCandidacies,
  listQueuedFiles,
  waitForPosition,
  type CandidacyListQuery,
  type CandidateRecord,
  type QueuedFileLine,
  type QueuedFilesQuery,
  type Database,
} from '@parchemin/read-models';

export interface RecordHead {
  readonly school: string;
  readonly revision: number;
  readonly position: string;
}

/** What the API reads. Its one production form asks the read models. */
export abstract class Records {
  abstract find(candidacy: string): Promise<CandidateRecord | undefined>;
  abstract findHead(candidacy: string): Promise<RecordHead | undefined>;
  abstract list(query: CandidacyListQuery): Promise<CandidacyList>;
  abstract queuedFiles(query: QueuedFilesQuery): Promise<QueuePage>;
  abstract reached(position: bigint, withinMillis: number): Promise<boolean>;
}

export interface QueuePage {
  readonly files: QueuedFileLine[];
  readonly next: string | null;
  readonly position: string;
}

export class StoredRecords extends Records {
  constructor(private readonly db: Database) {
    super();
  }

  find(candidacy: string): Promise<CandidateRecord | undefined> {
    return findCandidateRecord(this.db, candidacy);
  }

  async findHead(candidacy: string): Promise<RecordHead | undefined> {
    const row = await this.db
      .selectFrom('candidate_record')
      .select(['revision', 'position', 'state'])
      .where('candidacy', '=', candidacy)
      .executeTakeFirst();
    return row && { school: row.state.enrolment.school, revision: row.revision, position: String(row.position) };
  }

  list(query: CandidacyListQuery): Promise<CandidacyList> {
    return listCandidacies(this.db, query);
  }

  queuedFiles(query: QueuedFilesQuery): Promise<QueuePage> {
    return listQueuedFiles(this.db, query);
  }

  reached(position: bigint, withinMillis: number): Promise<boolean> {
    return waitForPosition(this.db, 'candidate_record', position, withinMillis);
  }
}
