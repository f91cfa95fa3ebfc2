import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { compareDecimals, millisOf } from '@parchemin/kernel';
import type { ActiveCandidacy } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import { stageExpecting } from './rules.js';
import type { Stage } from './stage.js';

export type RecordMark = { readonly type: 'RecordMark'; readonly piece: string; readonly mark: Decimal };

// Stored for ever.
export type MarkRecorded = DomainEvent<
  'MarkRecorded',
  {
    readonly stage: string;
    readonly piece: string;
    readonly mark: Decimal;
    readonly outOf: Decimal;
    /** After the deadline an act is still accepted, and says so, until a fact closes the stage. */
    readonly late: boolean;
    readonly recordedBy: string;
    readonly recordedAt: Instant;
  }
>;

export function decideRecordMark(
  command: Asked<RecordMark>,
  path: ActiveCandidacy,
): Decision<MarkRecorded, CandidacyRefusal> {
  const stage = stageExpecting(path, command.piece);
  if ('refused' in stage) return stage;
  const standing = stage.marks[command.piece];
  if (standing) return { refused: 'MarkAlreadyRecorded', piece: command.piece, standing };
  if (stage.status === 'closed') return { refused: 'StageClosed', stage: stage.stage, closedAt: stage.closedAt };
  if (!onScale(command.mark, stage.outOf)) {
    return { refused: 'MarkOutOfRange', piece: command.piece, mark: command.mark, outOf: stage.outOf };
  }
  const { stage: code, outOf } = stage;
  const late = isLate(path, code, command.at);
  const data = {
    stage: code,
    piece: command.piece,
    mark: command.mark,
    outOf,
    late,
    recordedBy: command.by.id,
    recordedAt: command.at,
  };
  return [{ type: 'MarkRecorded', data }];
}

export function withMark(stage: Stage, { data }: MarkRecorded): Stage {
  const { mark, late, recordedBy, recordedAt } = data;
  return { ...stage, marks: { ...stage.marks, [data.piece]: { mark, late, recordedBy, recordedAt } } };
}

function onScale(mark: Decimal, outOf: Decimal): boolean {
  return compareDecimals(mark, '0' as Decimal) >= 0 && compareDecimals(mark, outOf) <= 0;
}

function isLate(path: ActiveCandidacy, stage: string, at: Instant): boolean {
  return Object.values(path.deadlines).some(
    (deadline) => deadline.stage === stage && millisOf(at) > millisOf(deadline.due),
  );
}
