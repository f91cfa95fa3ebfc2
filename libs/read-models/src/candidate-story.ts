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
  shape: 2,
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
    const { revision, position, event, metadata } = recorded;
    return {
      candidacy: candidacyOf(recorded),
      revision,
      position: position.toString(),
      event: event.type,
      at: metadata.actedAt,
      by_id: metadata.actor.id,
      by_role: metadata.actor.role,
      data: event.data as Readonly<Record<string, unknown>>,
    };
  },
  complete: (row) => row,
};
