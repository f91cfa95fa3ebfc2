import type { CandidacyEvent } from '@parchemin/candidacy';
import { memberMove } from '@parchemin/cohorts';
import type { CandidacyAnswer, CandidacyLedger, CandidacyPreview, CandidacyRefused } from './candidacy-ledger.js';
import type { CandidacyRequest } from './candidacy-plan.js';
import type { CohortMoved } from './cohort-plan.js';
import type { CohortShelf } from './cohort-shelf.js';
import type { Asking } from './ledger.js';
import type { Recorded } from './ledger-answers.js';

/** The write path of a candidacy, as it answers before anybody has brought the path up to its cohort. */
export interface LedgerBehindCohort {
  execute(id: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyAnswer | CohortMoved>;
  preview(id: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyPreview | CohortMoved>;
  load: CandidacyLedger['load'];
}

/**
 * A step that finds its path behind the cohort is stale, and brings the path up itself, by the fan-out's own command: the process looks again
 * at once and finds the dates of today, whether the fan-out is fast, slow or away. Whoever joins looks at the cohort once more afterwards,
 * since a move may have come between the look and the append.
 */
export function withCohort(ledger: LedgerBehindCohort, cohorts: CohortShelf): CandidacyLedger {
  return {
    load: (id) => ledger.load(id),
    async preview(id, request, asking) {
      const answer = await ledger.preview(id, request, asking);
      return isBehindCohort(answer) ? stale(request) : answer;
    },
    async execute(id, request, asking) {
      const answer = await ledger.execute(id, request, asking);
      if (isBehindCohort(answer)) {
        const brought = await bring(id, answer.cohort);
        return brought && 'refused' in brought ? brought : stale(request);
      }
      const joined = 'refused' in answer ? undefined : joinedBy(answer);
      if (joined) await bring(id, joined.cohort, joined.calendar.cohortVersion);
      return answer;
    },
  };

  async function bring(id: string, cohort: string, known = -1): Promise<CandidacyAnswer | null> {
    const planned = await cohorts.find(cohort);
    if (!planned || planned.version <= known) return null;
    const { request, asking } = memberMove(cohort, planned, id);
    const answer = await ledger.execute(id, request, asking);
    return isBehindCohort(answer) ? stale(request) : answer;
  }
}

function joinedBy({ events }: Recorded<CandidacyEvent>) {
  const joined = events.find(({ type }) => type === 'CandidateEnrolled' || type === 'PresentedAgain');
  return joined?.type === 'CandidateEnrolled' || joined?.type === 'PresentedAgain' ? joined.data : undefined;
}

function isBehindCohort(answer: object): answer is CohortMoved {
  return 'refused' in answer && answer.refused === 'CohortMoved';
}

function stale(request: CandidacyRequest): Extract<CandidacyRefused, { refused: 'Stale' }> {
  return { refused: 'Stale', step: 'step' in request ? request.step : request.type };
}
