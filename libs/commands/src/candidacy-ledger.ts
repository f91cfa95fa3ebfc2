import type { Calendars } from '@parchemin/calendars';
import type { Candidacy, CandidacyCommand, CandidacyEvent, CandidacyRefusal } from '@parchemin/candidacy';
import { candidacy, candidacyStream, schemaVersionOf } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import type { Schemes } from '@parchemin/schemes';
import { planning, type CandidacyRequest, type RequestRefusal } from './candidacy-plan.js';
import { underCohort, type CohortMoved, type CohortRefusedJoin } from './cohort-plan.js';
import { cohortShelf } from './cohort-shelf.js';
import { onContestedFacts } from './contested-replay.js';
import { followedByDeadlines } from './deadlines-of-facts.js';
import { Ledger, type Asking, type LedgerBounds } from './ledger.js';
import type { LedgerRefusal, Loaded, Previewed, Recorded, TooBusy } from './ledger-answers.js';
import { withCohort } from './with-cohort.js';

export type CandidacyRefused = CandidacyRefusal | RequestRefusal | CohortRefusedJoin | LedgerRefusal;
export type CandidacyAnswer = Recorded<CandidacyEvent> | CandidacyRefused;
export type CandidacyPreview = Previewed<CandidacyEvent> | CandidacyRefused;

/** Every command on a candidacy, a person's or a process's, passes here. */
export interface CandidacyLedger {
  execute(id: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyAnswer>;
  /** What the same request would record now; nothing is written. */
  preview(id: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyPreview>;
  /** The state at the head of the stream. */
  load(id: string): Promise<Loaded<Candidacy> | TooBusy>;
}

export interface CandidacyParts {
  readonly store: EventStore;
  readonly schemes: Schemes;
  readonly calendars: Calendars;
}

export function candidacyLedger({ store, schemes, calendars }: CandidacyParts, bounds?: LedgerBounds): CandidacyLedger {
  const cohorts = cohortShelf(store);
  const ledger = new Ledger<CandidacyRequest, CandidacyCommand, CandidacyEvent, Candidacy, Refusals>(
    store,
    {
      decider: followedByDeadlines(candidacy, calendars),
      streamOf: candidacyStream,
      prepare: onContestedFacts(underCohort(planning(schemes, calendars), cohorts), schemes),
      bodyOf: withoutNames,
      schemeVersionOf,
      schemaVersionOf,
    },
    bounds,
  );
  return withCohort(ledger, cohorts);
}

type Refusals = CandidacyRefusal | RequestRefusal | CohortRefusedJoin | CohortMoved;

function withoutNames(request: CandidacyRequest): object {
  return request.type === 'DepositFile' ? { ...request, name: undefined } : request;
}

function schemeVersionOf(state: Candidacy): string | null {
  return state.status === 'absent' ? null : `${state.enrolment.scheme}@${state.enrolment.schemeVersion}`;
}
