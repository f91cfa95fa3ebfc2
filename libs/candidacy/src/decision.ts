import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { cleared, openDeadlinesOf, type Deadline, type DeadlineCleared } from './deadline.js';
import { coherence, departs } from './decision-rules.js';
import type { DecisionPiece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import type { Stage } from './stage.js';

/** The engine's verdict on the facts, as codes: whoever wants the trace computes it again from the same facts. */
export interface ProposedVerdict {
  readonly decision: string;
  readonly titleAwarded: boolean;
  readonly blocksValidated: readonly string[];
  readonly reasons: readonly string[];
  readonly alsoUnmet: readonly string[];
  readonly reserves: readonly string[];
  readonly credits: Readonly<Record<string, number | null>>;
  readonly creditsTotal: number;
  readonly measures: Readonly<Record<string, number | string | null>>;
  readonly unknown: readonly string[];
  /** `<id>@<version>` of the rules that were applied. */
  readonly scheme: string;
  /** Digests of the facts that went in and of the verdict that came out. */
  readonly dossier: string;
  readonly verdict: string;
}

export type PronouncedName =
  'admitted' | 'admitted_with_reserve' | 'not_admissible' | 'partial' | 'refused' | 'block_awarded' | 'block_refused';

export type RecordProposal = { readonly type: 'RecordProposal'; readonly proposal: ProposedVerdict };
export type PronounceDecision = {
  readonly type: 'PronounceDecision';
  readonly decision: PronouncedName;
  readonly blocks: readonly string[];
  /** Needed when the jury departs from the proposal. */
  readonly reason: string | null;
  readonly presented: Presented;
};
export type AnnulDecision = { readonly type: 'AnnulDecision'; readonly reason: string };
export type DecisionCommand = RecordProposal | PronounceDecision | AnnulDecision;

/** What the candidate presents, and the stages that the decision still waits for; the write path takes both from the scheme. */
export interface Presented {
  readonly blocks: readonly string[];
  readonly wholeTitle: boolean;
  readonly awaited: readonly string[];
}

// Stored for ever.
export type DecisionProposed = DomainEvent<'DecisionProposed', ProposedVerdict & { readonly proposedAt: Instant }>;
export type DecisionPronounced = DomainEvent<
  'DecisionPronounced',
  {
    readonly stage: string;
    readonly piece: string;
    readonly decision: PronouncedName;
    readonly titleAwarded: boolean;
    readonly blocks: readonly string[];
    readonly reason: string | null;
    /** Whether the jury departed from what was proposed, and the revision of that proposal. */
    readonly departs: boolean;
    readonly proposal: number;
    readonly pronouncedBy: string;
    readonly pronouncedAt: Instant;
  }
>;
export type DecisionAnnulled = DomainEvent<
  'DecisionAnnulled',
  {
    /** The revision of the decision that no longer stands. */
    readonly decision: number;
    readonly stage: string;
    readonly reason: string;
    readonly annulledBy: string;
    readonly annulledAt: Instant;
  }
>;
export type DecisionEvent = DecisionProposed | DecisionPronounced | DecisionAnnulled;

export type StandingProposal = ProposedVerdict & { readonly revision: number };
export type StandingDecision = DecisionPronounced['data'] & { readonly revision: number };

export interface DecisionPart {
  readonly proposal: StandingProposal | null;
  readonly decision: StandingDecision | null;
}

export const noDecision: DecisionPart = { proposal: null, decision: null };

export const decisionActs = {
  RecordProposal: decideProposal,
  PronounceDecision: decidePronounce,
  AnnulDecision: decideAnnul,
};
export const decisionFacts = {
  DecisionProposed: withProposal,
  DecisionPronounced: withDecision,
  DecisionAnnulled: withAnnulled,
};

export function isPronounced({ piece }: DecisionPiece, path: EnrolledCandidacy): boolean {
  return path.decision?.piece === piece;
}

/** A proposal holds until a fact comes that it did not see. */
export function currentProposal(path: EnrolledCandidacy): StandingProposal | null {
  return path.proposal && path.proposal.revision >= path.factsAt ? path.proposal : null;
}

/** Where the jury decides, once that stage has been opened. */
export function placeOfDecision(
  path: EnrolledCandidacy,
): { readonly stage: Stage; readonly piece: DecisionPiece } | null {
  for (const stage of Object.values(path.stages)) {
    const piece = stage.pieces.find(({ kind }) => kind === 'decision');
    if (piece?.kind === 'decision') return { stage, piece };
  }
  return null;
}

/** Whether what is pronounced is something else than what stands proposed; null where nothing does. */
export function departsFromProposal(
  path: EnrolledCandidacy,
  pronounced: Pick<PronounceDecision, 'decision' | 'blocks'> & { readonly presented: readonly string[] },
): boolean | null {
  const proposal = currentProposal(path);
  return proposal && departs(pronounced, proposal, heldAmong(pronounced.presented, path));
}

function decideProposal(
  { proposal, at }: Asked<RecordProposal>,
  path: EnrolledCandidacy,
): Decision<DecisionProposed, CandidacyRefusal> {
  if (!placeOfDecision(path) || currentProposal(path)) return { refused: 'Stale', step: 'propose' };
  return [{ type: 'DecisionProposed', data: { ...proposal, proposedAt: at } }];
}

function decidePronounce(
  command: Asked<PronounceDecision>,
  path: EnrolledCandidacy,
): Decision<DecisionPronounced | DeadlineCleared, CandidacyRefusal> {
  const place = placeOfDecision(path);
  if (!place) return { refused: 'JuryNotOpen' };
  const { decision, blocks, reason, presented, by, at } = command;
  if (presented.awaited.length > 0) return { refused: 'StagesStillAwaited', stages: presented.awaited };
  const proposal = currentProposal(path);
  if (!proposal) return path.proposal ? { refused: 'ProposalOutdated' } : { refused: 'NothingProposed' };
  const held = heldAmong(presented.blocks, path);
  const incoherent = coherence({ ...command, blocks: [...new Set([...held, ...blocks])] });
  if (incoherent) return incoherent;
  const departed = departs({ decision, blocks }, proposal, held);
  if (departed && reason === null) return { refused: 'ReasonNeeded', proposed: proposal.decision };
  const data: DecisionPronounced['data'] = {
    stage: place.stage.stage,
    piece: place.piece.piece,
    decision,
    titleAwarded: decision === 'admitted' || decision === 'admitted_with_reserve',
    blocks,
    reason,
    departs: departed,
    proposal: proposal.revision,
    pronouncedBy: by.id,
    pronouncedAt: at,
  };
  return [{ type: 'DecisionPronounced', data }, ...leftOpen(path, place.stage).map(cleared)];
}

/** Blocks acquired before count in whatever the jury pronounces. */
function heldAmong(presented: readonly string[], { blocksKept, equivalences }: EnrolledCandidacy): readonly string[] {
  return [...blocksKept, ...Object.keys(equivalences)].filter((block) => presented.includes(block));
}

/** Of the stages that the jury did without, nothing is awaited any more: nobody is reminded of them. */
function leftOpen(path: EnrolledCandidacy, deciding: Stage): readonly Deadline[] {
  const others = Object.values(path.stages).filter(({ stage }) => stage !== deciding.stage);
  return others.flatMap(({ stage }) => openDeadlinesOf(path, stage));
}

function decideAnnul(
  { reason, by, at }: Asked<AnnulDecision>,
  path: EnrolledCandidacy,
): Decision<DecisionAnnulled, CandidacyRefusal> {
  if (!path.decision) return { refused: 'NoDecision' };
  const { revision, stage } = path.decision;
  const data = { decision: revision, stage, reason, annulledBy: by.id, annulledAt: at };
  return [{ type: 'DecisionAnnulled', data }];
}

function withProposal(path: EnrolledCandidacy, { data }: DecisionProposed, revision: number): EnrolledCandidacy {
  const { proposedAt: _, ...proposal } = data;
  return { ...path, proposal: { ...proposal, revision }, blocked: null };
}

function withDecision(path: EnrolledCandidacy, { data }: DecisionPronounced, revision: number): EnrolledCandidacy {
  return { ...path, status: 'decided', decision: { ...data, revision } };
}

/** The jury sits again: its stage is open once more, and what followed from the annulled decision follows no longer. */
function withAnnulled(path: EnrolledCandidacy, { data }: DecisionAnnulled, revision: number): EnrolledCandidacy {
  const stage = path.stages[data.stage];
  if (!stage) throw new Error(`stage ${data.stage} was not opened before its decision was annulled`);
  const { pieces, openedAt } = stage;
  const reopened: Stage = { stage: data.stage, pieces, openedAt, status: 'open', reopenedAt: revision };
  const stages = { ...path.stages, [data.stage]: reopened };
  return { ...path, status: 'active', stages, decision: null, consequences: null };
}
