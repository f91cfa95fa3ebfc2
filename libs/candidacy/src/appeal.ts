import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';

/** Always possible after a decision. On paper it counts from the day it came in, whenever somebody records it. */
export type LodgeAppeal = {
  readonly type: 'LodgeAppeal';
  readonly grounds: string;
  readonly receivedAt: Instant | null;
};
export type AcknowledgeAppeal = { readonly type: 'AcknowledgeAppeal' };
export type InstructAppeal = { readonly type: 'InstructAppeal'; readonly findings: string };
export type AnswerAppeal = {
  readonly type: 'AnswerAppeal';
  readonly outcome: 'upheld' | 'rejected';
  readonly answer: string;
  readonly replay: Replay;
};
export type AppealCommand = LodgeAppeal | AcknowledgeAppeal | InstructAppeal | AnswerAppeal;

/** The rules run once more on the facts as they stand, beside what was proposed to the jury. */
export interface Replay {
  readonly dossier: string;
  readonly verdict: string;
  readonly sameFacts: boolean;
  readonly sameVerdict: boolean;
  /** The same on the facts as they stood at the decision; null in what was answered before this was kept. */
  readonly contested: ContestedReplay | null;
}

export interface ContestedReplay {
  /** The revision of the proposal that the decision was pronounced on. */
  readonly proposal: number;
  readonly dossier: string;
  readonly verdict: string;
  readonly sameFacts: boolean;
  readonly sameVerdict: boolean;
}

// Stored for ever.
export type AppealLodged = DomainEvent<
  'AppealLodged',
  {
    readonly appeal: number;
    readonly decision: number;
    readonly grounds: string;
    /** From when its delays run. */
    readonly happenedAt: Instant;
    readonly lodgedBy: string;
    readonly lodgedAt: Instant;
  }
>;
export type AppealAcknowledged = DomainEvent<
  'AppealAcknowledged',
  { readonly appeal: number; readonly acknowledgedBy: string; readonly acknowledgedAt: Instant }
>;
export type AppealInstructed = DomainEvent<
  'AppealInstructed',
  {
    readonly appeal: number;
    readonly findings: string;
    readonly instructedBy: string;
    readonly instructedAt: Instant;
  }
>;
export type AppealAnswered = DomainEvent<
  'AppealAnswered',
  {
    readonly appeal: number;
    readonly outcome: 'upheld' | 'rejected';
    readonly answer: string;
    readonly replay: Replay;
    readonly answeredBy: string;
    readonly answeredAt: Instant;
  }
>;
export type AppealEvent = AppealLodged | AppealAcknowledged | AppealInstructed | AppealAnswered;

export interface Appeal {
  readonly status: 'lodged' | 'acknowledged' | 'instructed' | 'upheld' | 'rejected';
  /** The revision of the decision that it is against. */
  readonly decision: number;
}

export interface AppealsPart {
  /** In the order in which they were lodged: the first is number 1. */
  readonly appeals: readonly Appeal[];
}

export const noAppeals: AppealsPart = { appeals: [] };

export const appealActs = {
  LodgeAppeal: decideLodge,
  AcknowledgeAppeal: decideAcknowledge,
  InstructAppeal: decideInstruct,
  AnswerAppeal: decideAnswer,
};
export const appealFacts = {
  AppealLodged: withLodged,
  AppealAcknowledged: withAcknowledged,
  AppealInstructed: withInstructed,
  AppealAnswered: withAnswered,
};

export function pendingAppeal({ appeals }: AppealsPart): Appeal | null {
  const last = appeals.at(-1);
  return last && last.status !== 'upheld' && last.status !== 'rejected' ? last : null;
}

function decideLodge(
  { grounds, receivedAt, by, at }: Asked<LodgeAppeal>,
  path: EnrolledCandidacy,
): Decision<AppealLodged, CandidacyRefusal> {
  if (!path.decision) return { refused: 'NoDecision' };
  const pending = pendingAppeal(path);
  if (pending) return { refused: 'AppealPending', status: pending.status };
  const happenedAt = receivedAt ?? at;
  if (happenedAt > at || happenedAt < path.decision.pronouncedAt) {
    return { refused: 'AppealDateImpossible', receivedAt: happenedAt, pronouncedAt: path.decision.pronouncedAt };
  }
  const data = { appeal: path.appeals.length + 1, decision: path.decision.revision, grounds, happenedAt };
  return [{ type: 'AppealLodged', data: { ...data, lodgedBy: by.id, lodgedAt: at } }];
}

function decideAcknowledge(
  { by, at }: Asked<AcknowledgeAppeal>,
  path: EnrolledCandidacy,
): Decision<AppealAcknowledged, CandidacyRefusal> {
  const refused = outOfTurn(path, ['lodged']);
  if (refused) return refused;
  const data = { appeal: path.appeals.length, acknowledgedBy: by.id, acknowledgedAt: at };
  return [{ type: 'AppealAcknowledged', data }];
}

function decideInstruct(
  { findings, by, at }: Asked<InstructAppeal>,
  path: EnrolledCandidacy,
): Decision<AppealInstructed, CandidacyRefusal> {
  const refused = outOfTurn(path, ['acknowledged']);
  if (refused) return refused;
  const data = { appeal: path.appeals.length, findings, instructedBy: by.id, instructedAt: at };
  return [{ type: 'AppealInstructed', data }];
}

function decideAnswer(
  { outcome, answer, replay, by, at }: Asked<AnswerAppeal>,
  path: EnrolledCandidacy,
): Decision<AppealAnswered, CandidacyRefusal> {
  const refused = outOfTurn(path, ['instructed']);
  if (refused) return refused;
  const data = { appeal: path.appeals.length, outcome, answer, replay, answeredBy: by.id, answeredAt: at };
  return [{ type: 'AppealAnswered', data }];
}

function outOfTurn(path: EnrolledCandidacy, expected: readonly Appeal['status'][]): CandidacyRefusal | null {
  const pending = pendingAppeal(path);
  if (!pending) return { refused: 'NoAppealPending' };
  return expected.includes(pending.status) ? null : { refused: 'AppealOutOfTurn', status: pending.status };
}

function withLodged(path: EnrolledCandidacy, { data: { decision } }: AppealLodged): EnrolledCandidacy {
  return { ...path, appeals: [...path.appeals, { status: 'lodged', decision }] };
}

function withAcknowledged(path: EnrolledCandidacy): EnrolledCandidacy {
  return withLast(path, 'acknowledged');
}

function withInstructed(path: EnrolledCandidacy): EnrolledCandidacy {
  return withLast(path, 'instructed');
}

function withAnswered(path: EnrolledCandidacy, { data: { outcome } }: AppealAnswered): EnrolledCandidacy {
  return withLast(path, outcome);
}

function withLast(path: EnrolledCandidacy, status: Appeal['status']): EnrolledCandidacy {
  const last = path.appeals.at(-1);
  if (!last) throw new Error('no appeal was lodged before this event');
  return { ...path, appeals: [...path.appeals.slice(0, -1), { ...last, status }] };
}
