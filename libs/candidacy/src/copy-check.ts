import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { EnrolledCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { expectingAnyOf } from './rules.js';

/** What a plagiarism check found is evidence. A person judges it; no figure ever decides by itself. */
export type RecordCopyCheck = {
  readonly type: 'RecordCopyCheck';
  readonly piece: string;
  readonly tool: string;
  readonly finding: string;
};
export type JudgeCopyCheck = {
  readonly type: 'JudgeCopyCheck';
  readonly piece: string;
  readonly judgement: 'nothing-to-object' | 'reported-to-jury';
  readonly reason: string;
};
export type CopyCheckCommand = RecordCopyCheck | JudgeCopyCheck;

// Stored for ever.
export type CopyCheckRecorded = DomainEvent<
  'CopyCheckRecorded',
  {
    readonly piece: string;
    readonly tool: string;
    readonly finding: string;
    readonly recordedBy: string;
    readonly recordedAt: Instant;
  }
>;
export type CopyCheckJudged = DomainEvent<
  'CopyCheckJudged',
  {
    readonly piece: string;
    readonly judgement: JudgeCopyCheck['judgement'];
    readonly reason: string;
    readonly judgedBy: string;
    readonly judgedAt: Instant;
  }
>;
export type CopyCheckEvent = CopyCheckRecorded | CopyCheckJudged;

export interface CopyChecksPart {
  readonly copyChecks: Readonly<Record<string, 'recorded' | JudgeCopyCheck['judgement']>>;
}

export const noCopyChecks: CopyChecksPart = { copyChecks: {} };

export const copyCheckActs = { RecordCopyCheck: decideRecordCopyCheck, JudgeCopyCheck: decideJudgeCopyCheck };
export const copyCheckFacts = { CopyCheckRecorded: withRecorded, CopyCheckJudged: withJudged };

/** A piece that asks for a check is settled only once somebody has judged it. */
export function isCheckJudged(piece: string, path: EnrolledCandidacy): boolean {
  const check = path.copyChecks[piece];
  return check !== undefined && check !== 'recorded';
}

function decideRecordCopyCheck(
  { piece, tool, finding, by, at }: Asked<RecordCopyCheck>,
  path: EnrolledCandidacy,
): Decision<CopyCheckRecorded, CandidacyRefusal> {
  const expected = expectingAnyOf(path, ['mark', 'file'], piece);
  if ('refused' in expected) return expected;
  if (!expected.piece.copyCheck) return { refused: 'CopyCheckNotNeeded', piece };
  if (path.copyChecks[piece]) return { refused: 'CopyCheckAlreadyRecorded', piece };
  return [{ type: 'CopyCheckRecorded', data: { piece, tool, finding, recordedBy: by.id, recordedAt: at } }];
}

function decideJudgeCopyCheck(
  { piece, judgement, reason, by, at }: Asked<JudgeCopyCheck>,
  path: EnrolledCandidacy,
): Decision<CopyCheckJudged, CandidacyRefusal> {
  const check = path.copyChecks[piece];
  if (check === undefined) return { refused: 'NoCopyCheckToJudge', piece };
  if (check !== 'recorded') return { refused: 'CopyCheckAlreadyRecorded', piece };
  return [{ type: 'CopyCheckJudged', data: { piece, judgement, reason, judgedBy: by.id, judgedAt: at } }];
}

function withRecorded(path: EnrolledCandidacy, { data }: CopyCheckRecorded): EnrolledCandidacy {
  return { ...path, copyChecks: { ...path.copyChecks, [data.piece]: 'recorded' } };
}

function withJudged(path: EnrolledCandidacy, { data }: CopyCheckJudged): EnrolledCandidacy {
  return { ...path, copyChecks: { ...path.copyChecks, [data.piece]: data.judgement } };
}
