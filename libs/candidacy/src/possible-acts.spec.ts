import { roles, type Actor, type Role } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { mayAsk } from './allowed.js';
import { candidacy, type CandidacyEvent, type EnrolledCandidacy } from './candidacy.js';
import type { Piece } from './piece.js';
import { possibleActs } from './possible-acts.js';
import { aMarkPiece, armed, at, enrolment, marked, ourSchool } from './stories.fixture.js';

const { fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const stage = 'continuous-assessment';
const mark: Piece = { ...aMarkPiece('P1'), approval: 'grid' };
const work: Piece = { kind: 'work', piece: 'W1', levels: { min: 1, max: 4 }, approvals: ['budget'] };
const file: Piece = { kind: 'file', piece: 'R1', naming: null, copies: ['tutor', 'centre'], copyCheck: false };
const opened: CandidacyEvent = { type: 'StageOpened', data: { stage, pieces: [mark, work, file], openedAt: when } };
const begun = [enrolment, opened, armed];

function possible(piece: Piece, role: Role, ...facts: readonly CandidacyEvent[]) {
  const by: Actor = { id: role, role, school: ourSchool };
  return possibleActs(piece, fold([...begun, ...facts]) as EnrolledCandidacy, by, when);
}

function named(piece: Piece, role: Role, ...facts: readonly CandidacyEvent[]): string[] {
  return possible(piece, role, ...facts).map(({ act }) => act);
}

describe('what may be asked of a piece now', () => {
  it('of a mark is its approval first, then the mark, then its correction', () => {
    const approved: CandidacyEvent = {
      type: 'PieceApproved',
      data: { piece: 'P1', approval: 'grid', approvedBy: 'r', approvedAt: when },
    };
    const given = marked('P1', '12', { late: false, recordedAt: when });
    expect(named(mark, 'operations')).toEqual(['ApprovePiece', 'RecordAbsence', 'ExcusePiece']);
    expect(named(mark, 'operations', approved)).toEqual(['RecordMark', 'RecordAbsence', 'ExcusePiece']);
    expect(named(mark, 'operations', approved, given)).toEqual(['CorrectMark']);
    expect(named(mark, 'tutor', approved)).toEqual([]);
  });

  it('of a work is what its next hand does', () => {
    const plan: CandidacyEvent = {
      type: 'WorkPlanApproved',
      data: { piece: 'W1', approval: 'budget', recordedBy: 't', recordedAt: when },
    };
    const evaluate = { act: 'EvaluateWork', choices: {} };
    expect(possible(work, 'tutor')).toEqual([{ act: 'ApproveWorkPlan', choices: { approval: ['budget'] } }, evaluate]);
    expect(possible(work, 'tutor', plan)).toContainEqual(evaluate);
    expect(named(work, 'competency-referent', plan)).not.toContain('ValidateWork');
  });

  it('of a file are its copies once it is in, each to those it was not sent to', () => {
    const content = { sha256: 'a', mediaType: 'application/pdf', bytes: 1 };
    const deposited: CandidacyEvent = {
      type: 'FileDeposited',
      data: { piece: 'R1', ...content, late: false, depositedBy: 'c', depositedAt: when },
    };
    const sent: CandidacyEvent = {
      type: 'CopyTransmitted',
      data: { piece: 'R1', to: 'tutor', transmittedBy: 'c', transmittedAt: when },
    };
    expect(named(file, 'candidate')).toEqual(['DepositFile']);
    expect(possible(file, 'candidate', deposited)).toEqual([
      { act: 'DepositFile', choices: {} },
      { act: 'TransmitCopy', choices: { to: ['tutor', 'centre'] } },
    ]);
    expect(possible(file, 'tutor', deposited, sent)).toEqual([{ act: 'AcknowledgeCopy', choices: { to: ['tutor'] } }]);
  });

  it('is nothing that the table does not give to that role, and nothing for another school', () => {
    for (const role of roles) {
      for (const piece of [mark, work, file]) {
        const acts = possible(piece, role).map(({ act }) => act);
        expect(acts.filter((act) => !mayAsk('active', act, role))).toEqual([]);
      }
    }
    const stranger: Actor = { id: 'x', role: 'school-lead', school: 'nantes' };
    expect(possibleActs(mark, fold(begun) as EnrolledCandidacy, stranger, when)).toEqual([]);
  });
});
