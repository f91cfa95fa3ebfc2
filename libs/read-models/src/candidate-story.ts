import type { RecordedEvent } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { candidacyOf, type View, type ViewRow } from './view.js';

/** The candidate's story, one line per fact as it was told, in stream order. */
export interface CandidateStoryRow extends ViewRow {
  readonly event: string;
  readonly at: Instant;
  readonly by_id: string;
  readonly by_role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const candidateStory: View<CandidateStoryRow> = {
  name: 'candidate_story',
  shape: 1,
  columns: {
    candidacy: 'text',
    revision: 'integer',
    position: 'bigint',
    event: 'text',
    at: 'text',
    by_id: 'text',
    by_role: 'text',
    data: 'json',
  },
  key: ['candidacy', 'revision'],
  indexes: [],
  kind: 'append',
  announced: false,
  project(_, recorded) {
    return { ...lineOf(recorded), candidacy: candidacyOf(recorded), position: recorded.position.toString() };
  },
};

function lineOf({ revision, event, metadata }: RecordedEvent) {
  const { id, role } = metadata.actor;
  return {
    revision,
    event: event.type,
    at: metadata.actedAt,
    by_id: id,
    by_role: role,
    data: event.data as Readonly<Record<string, unknown>>,
  };
}
