import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import { withPieces } from './kept-by-piece.js';
import type { Piece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';

/** A path under way goes over to another version of its rules; the new version says what becomes of the facts. */
export type MoveToSchemeVersion = {
  readonly type: 'MoveToSchemeVersion';
  readonly version: number;
  readonly reason: string;
  readonly passage: Passage;
};
export type SchemeVersionCommand = MoveToSchemeVersion;

/** Completed by the write path from the new version. Stages already closed stay as they were judged. */
export interface Passage {
  /** What the open stages expect from now on. */
  readonly stages: readonly { readonly stage: string; readonly pieces: readonly Piece[] }[];
  readonly renamed: Readonly<Record<string, string>>;
  readonly dropped: readonly string[];
}

// Stored for ever.
export type SchemeVersionMoved = DomainEvent<
  'SchemeVersionMoved',
  Passage & {
    readonly from: number;
    readonly to: number;
    readonly reason: string;
    readonly movedBy: string;
    readonly movedAt: Instant;
  }
>;
export type SchemeVersionEvent = SchemeVersionMoved;

export const schemeVersionActs = { MoveToSchemeVersion: decideMove };
export const schemeVersionFacts = { SchemeVersionMoved: withVersion };

function decideMove(
  { version, reason, passage, by, at }: Asked<MoveToSchemeVersion>,
  path: EnrolledCandidacy,
): Decision<SchemeVersionMoved, CandidacyRefusal> {
  const from = path.enrolment.schemeVersion;
  if (version === from) return { refused: 'AlreadyOnVersion', version };
  return [{ type: 'SchemeVersionMoved', data: { ...passage, from, to: version, reason, movedBy: by.id, movedAt: at } }];
}

function withVersion(path: EnrolledCandidacy, { data }: SchemeVersionMoved): EnrolledCandidacy {
  const stages = { ...path.stages };
  for (const { stage, pieces } of data.stages) {
    const standing = stages[stage];
    if (standing?.status === 'open') stages[stage] = { ...standing, pieces };
  }
  const { renamed, dropped } = data;
  const moved = { ...path, enrolment: { ...path.enrolment, schemeVersion: data.to }, stages };
  return withPieces(moved, (piece) => (dropped.includes(piece) ? null : (renamed[piece] ?? piece)));
}
