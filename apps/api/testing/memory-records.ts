import { candidacyStream } from '@parchemin/candidacy';
import type { CandidacyList } from '@parchemin/contracts';
import type { EventStore, RecordedEvent } from '@parchemin/event-store';
import {
  candidateRecord,
  candidateStory,
  queueOf,
  recordOf,
  type CandidacyListQuery,
  type CandidateRecord,
  type QueuedFilesQuery,
} from '@parchemin/read-models';
import { Records, type QueuePage, type RecordHead } from '../src/candidacy/records.js';

/** The read side as the API meets it, made from the streams at each question; `behind` makes it lag. */
export class MemoryRecords extends Records {
  behind = false;

  constructor(private readonly store: EventStore) {
    super();
  }

  async find(candidacy: string): Promise<CandidateRecord | undefined> {
    let row: Parameters<typeof candidateRecord.project>[0];
    const story = [];
    for (const recorded of await this.#stored(candidacy)) {
      row = candidateRecord.project(row, recorded);
      story.push(candidateStory.project(undefined, recorded));
    }
    return row && recordOf(row, story, row.position);
  }

  async findHead(candidacy: string): Promise<RecordHead | undefined> {
    const record = await this.find(candidacy);
    return record && { school: record.school, revision: record.revision, position: record.position };
  }

  async list({ school }: CandidacyListQuery): Promise<CandidacyList> {
    const seen = await Promise.all(this.candidacies.map((candidacy) => this.find(candidacy)));
    const visible = seen.filter((record) => record && (school === null || record.school === school));
    return {
      candidacies: visible.map((record) => ({
        candidacy: record!.candidacy,
        reference: record!.reference,
        scheme: record!.scheme.id,
        school: record!.school,
        cohort: record!.cohort,
        recorded: 0,
        expected: 0,
        nextDueAt: null,
        blocked: false,
      })),
      next: null,
      position: '0',
    };
  }

  async queuedFiles({ school }: QueuedFilesQuery): Promise<QueuePage> {
    const seen = await Promise.all(this.candidacies.map((candidacy) => this.find(candidacy)));
    const visible = seen.filter((record) => record && (school === null || record.school === school));
    const files = visible.flatMap((record) =>
      queueOf(record!.path).queued.map((file) => ({ ...placeOf(record!), ...file })),
    );
    return { files: files.toSorted((a, b) => a.depositedAt.localeCompare(b.depositedAt)), next: null, position: '0' };
  }

  async reached(): Promise<boolean> {
    return !this.behind;
  }

  candidacies: string[] = [];

  async #stored(candidacy: string): Promise<RecordedEvent[]> {
    const stored = [];
    for await (const recorded of this.store.readStream(candidacyStream(candidacy))) stored.push(recorded);
    return stored;
  }
}

function placeOf({ candidacy, reference, scheme, school, cohort }: CandidateRecord) {
  return { candidacy, reference, scheme: scheme.id, schemeVersion: scheme.version, school, cohort };
}
