import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CohortCalendar } from './enrolment.js';
import { placeOfDecision } from './decision.js';
import { withPieces } from './kept-by-piece.js';
import { isSettled } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';

/** What follows comes from the facts, not from the decision's name. The write path has looked at both. */
export interface Consequences {
  /** An attestation is due for each validated block, whatever the outcome. */
  readonly attestations: readonly string[];
  /** The title's delivery; held while a reserve stands. */
  readonly title: { readonly delivery: 'none' | 'due' | 'held'; readonly heldBy: readonly string[] };
  /** Null when nothing is missing. The delay is a setting of the certifier; null where none was ratified. */
  readonly resit: Resit | null;
}

export interface Resit {
  readonly blocks: readonly string[];
  readonly reasons: readonly string[];
  /** The pieces that another presentation sits again. */
  readonly pieces: readonly string[];
  readonly withinMonths: number | null;
  readonly toRatify: boolean;
}

export type EstablishConsequences = { readonly type: 'EstablishConsequences'; readonly consequences: Consequences };
/** Another presentation, in the calendar of its own cohort. */
export type PresentAgain = {
  readonly type: 'PresentAgain';
  readonly cohort: string;
  readonly calendar: CohortCalendar;
};
export type ConsequencesCommand = EstablishConsequences | PresentAgain;

// Stored for ever.
export type ConsequencesEstablished = DomainEvent<
  'ConsequencesEstablished',
  Consequences & { readonly decision: number; readonly establishedAt: Instant }
>;
export type PresentedAgain = DomainEvent<
  'PresentedAgain',
  {
    /** The second presentation is 2. */
    readonly presentation: number;
    readonly stages: readonly string[];
    /** Those whose result is set aside and that are sat again; what was never finished goes on as it stands. */
    readonly pieces: readonly string[];
    readonly blocksKept: readonly string[];
    readonly cohort: string;
    readonly calendar: CohortCalendar;
    readonly presentedBy: string;
    readonly presentedAt: Instant;
  }
>;
export type ConsequencesEvent = ConsequencesEstablished | PresentedAgain;

export interface ConsequencesPart {
  readonly consequences: (Consequences & { readonly revision: number }) | null;
  readonly presentation: number;
  /** Validated by an earlier presentation; they stay. */
  readonly blocksKept: readonly string[];
}

export const noConsequences: ConsequencesPart = { consequences: null, presentation: 1, blocksKept: [] };

export const consequencesActs = { EstablishConsequences: decideConsequences, PresentAgain: decidePresentAgain };
export const consequencesFacts = { ConsequencesEstablished: withConsequences, PresentedAgain: withPresentation };

/** They are looked at again when a fact changes what stands: an anomaly settled, a decision annulled and pronounced again. */
export function currentConsequences(path: EnrolledCandidacy): ConsequencesPart['consequences'] {
  const since = Math.max(path.factsAt, path.decision?.revision ?? -1);
  return path.consequences && path.consequences.revision >= since ? path.consequences : null;
}

function decideConsequences(
  { consequences, at }: Asked<EstablishConsequences>,
  path: EnrolledCandidacy,
): Decision<ConsequencesEstablished, CandidacyRefusal> {
  if (!path.decision || currentConsequences(path)) return { refused: 'Stale', step: 'establish consequences' };
  const data = { ...consequences, decision: path.decision.revision, establishedAt: at };
  return [{ type: 'ConsequencesEstablished', data }];
}

function decidePresentAgain(
  { cohort, calendar, by, at }: Asked<PresentAgain>,
  path: EnrolledCandidacy,
): Decision<PresentedAgain, CandidacyRefusal> {
  const consequences = currentConsequences(path);
  if (!path.decision || !consequences) return { refused: 'ConsequencesNotEstablished' };
  if (!consequences.resit) return { refused: 'NothingToPresentAgain' };
  const again = consequences.resit.pieces;
  const data = {
    presentation: path.presentation + 1,
    stages: stagesToReopen(path, again),
    pieces: settledAmong(path, again),
    blocksKept: [...new Set([...path.blocksKept, ...path.decision.blocks])],
    cohort,
    calendar,
    presentedBy: by.id,
    presentedAt: at,
  };
  return [{ type: 'PresentedAgain', data }];
}

/** Those with a piece to sit again, those that were never finished, and the jury's own. */
function stagesToReopen(path: EnrolledCandidacy, again: readonly string[]): readonly string[] {
  const deciding = placeOfDecision(path)?.stage.stage;
  return Object.values(path.stages)
    .filter(
      ({ stage, status, pieces }) =>
        stage === deciding || status === 'open' || pieces.some(({ piece }) => again.includes(piece)),
    )
    .map(({ stage }) => stage);
}

function settledAmong(path: EnrolledCandidacy, again: readonly string[]): readonly string[] {
  const pieces = Object.values(path.stages).flatMap((stage) => stage.pieces);
  return pieces.filter((piece) => again.includes(piece.piece) && isSettled(piece, path)).map(({ piece }) => piece);
}

function withConsequences(
  path: EnrolledCandidacy,
  { data }: ConsequencesEstablished,
  revision: number,
): EnrolledCandidacy {
  const { attestations, title, resit } = data;
  return { ...path, consequences: { attestations, title, resit, revision }, blocked: null };
}

/** A new beginning for what is missing alone: its stages are to be opened again. */
function withPresentation(path: EnrolledCandidacy, { data }: PresentedAgain, revision: number): EnrolledCandidacy {
  const { presentation, stages, pieces, blocksKept, cohort, calendar } = data;
  const standing = Object.entries(path.stages).filter(([stage]) => !stages.includes(stage));
  return {
    ...withPieces(path, (piece) => (pieces.includes(piece) ? null : piece)),
    status: 'active',
    enrolment: { ...path.enrolment, cohort, calendar },
    enrolledAt: revision,
    stages: Object.fromEntries(standing),
    presentation,
    blocksKept,
    admissibility: null,
    proposal: null,
    decision: null,
    consequences: null,
  };
}
