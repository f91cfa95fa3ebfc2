import type { Calendars } from '@parchemin/calendars';
import type { Candidacy, CandidacyCommand, CandidacyEvent, CandidacyRefusal } from '@parchemin/candidacy';
import { candidacy, candidacyStream, schemaVersionOf } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import type { Schemes } from '@parchemin/schemes';
import { planning, type CandidacyRequest, type RequestRefusal } from './candidacy-plan.js';
import { followedByDeadlines } from './deadlines-of-facts.js';
import {
  Ledger,
  type Asking,
  type LedgerBounds,
  type LedgerRefusal,
  type Loaded,
  type Recorded,
  type TooBusy,
} from './ledger.js';

export type CandidacyRefused = CandidacyRefusal | RequestRefusal | LedgerRefusal;
export type CandidacyAnswer = Recorded<CandidacyEvent> | CandidacyRefused;

/** Every command on a candidacy, a person's or a process's, passes here. */
export interface CandidacyLedger {
  execute(id: string, request: CandidacyRequest, asking: Asking): Promise<CandidacyAnswer>;
  /** The state at the head of the stream. */
  load(id: string): Promise<Loaded<Candidacy> | TooBusy>;
}

export interface CandidacyParts {
  readonly store: EventStore;
  readonly schemes: Schemes;
  readonly calendars: Calendars;
}

export function candidacyLedger({ store, schemes, calendars }: CandidacyParts, bounds?: LedgerBounds): CandidacyLedger {
  return new Ledger<CandidacyRequest, CandidacyCommand, CandidacyEvent, Candidacy, CandidacyRefusal | RequestRefusal>(
    store,
    {
      decider: followedByDeadlines(candidacy, calendars),
      streamOf: candidacyStream,
      prepare: planning(schemes, calendars),
      schemeVersionOf,
      schemaVersionOf,
    },
    bounds,
  );
}

function schemeVersionOf(state: Candidacy): string | null {
  return state.status === 'absent' ? null : `${state.enrolment.scheme}@${state.enrolment.schemeVersion}`;
}
