import type { Actor, Decimal } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import type { CandidacyCommand, CandidacyEvent } from './candidacy.js';
import { aMarkPiece, armed, at, enrolment, marked, operations, ourProcess, ourSchool } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const lead: Actor = { id: 'l-1', role: 'school-lead', school: ourSchool };
const trainer: Actor = { id: 't-1', role: 'trainer', school: ourSchool };
const referent: Actor = { id: 'p-1', role: 'pedagogical-referent', school: ourSchool };
const stage = 'continuous-assessment';
const outOf = '20' as Decimal;

const opened: CandidacyEvent = {
  type: 'StageOpened',
  data: {
    stage,
    pieces: [
      aMarkPiece('P1'),
      { ...aMarkPiece('P2'), approval: 'subject' },
      { ...aMarkPiece('EXAM'), copyCheck: true },
      { kind: 'attendance', piece: 'O1' },
      { kind: 'average', piece: 'U1', outOf },
    ],
    openedAt: when,
  },
};
const closed: CandidacyEvent = { type: 'StageClosed', data: { stage, closedAt: when } };
const open = [enrolment, opened, armed];

function asked(facts: readonly CandidacyEvent[], command: CandidacyCommand, by: Actor = lead) {
  return given(...facts).when(command, { by, at: when });
}

/** What is still awaited, as the process learns it when it asks to close. */
function awaited(facts: readonly CandidacyEvent[]): unknown {
  return given(...facts).when({ type: 'CloseStage', stage }, { by: ourProcess, at: when }).decision;
}

function done(facts: readonly CandidacyEvent[], command: CandidacyCommand, by: Actor = lead): CandidacyEvent[] {
  return [...facts, ...asked(facts, command, by).events()];
}

describe('what must be approved beforehand', () => {
  const mark: CandidacyCommand = { type: 'RecordMark', piece: 'P2', mark: '12' as Decimal };

  it('takes no mark before', () => {
    asked(open, mark).thenRefused({ refused: 'ApprovalMissing', piece: 'P2', approval: 'subject' });
  });

  it('takes its mark after the pedagogical referent’s approval', () => {
    const approved = done(open, { type: 'ApprovePiece', piece: 'P2' }, referent);
    expect(asked(approved, mark).events()).toHaveLength(1);
  });

  it('is approved once, and only where the scheme asks for it', () => {
    const approved = done(open, { type: 'ApprovePiece', piece: 'P2' }, referent);
    asked(approved, { type: 'ApprovePiece', piece: 'P2' }, referent).thenRefused({
      refused: 'AlreadyApproved',
      piece: 'P2',
    });
    asked(open, { type: 'ApprovePiece', piece: 'P1' }, referent).thenRefused({
      refused: 'ApprovalNotNeeded',
      piece: 'P1',
    });
  });

  it('is not approved by a trainer', () => {
    asked(open, { type: 'ApprovePiece', piece: 'P2' }, trainer).thenRefused({
      refused: 'NotYourAct',
      act: 'ApprovePiece',
      role: 'trainer',
    });
  });
});

describe('an absence', () => {
  const absent = (justified: boolean): CandidacyCommand => ({
    type: 'RecordAbsence',
    piece: 'P1',
    justified,
    reason: null,
  });
  const mark: CandidacyCommand = { type: 'RecordMark', piece: 'P1', mark: '12' as Decimal };

  it('is never a zero: no mark stands after it', () => {
    expect(fold(done(open, absent(false)))).toMatchObject({ marks: {}, absences: { P1: 'unjustified' } });
  });

  it('that is justified leaves the piece awaited, and its mark welcome', () => {
    const facts = done(open, absent(true));
    expect(awaited(facts)).toMatchObject({ missing: expect.arrayContaining(['P1']) as unknown });
    expect(asked(facts, mark).events()).toHaveLength(1);
  });

  it.each([
    ['without cause', done(open, absent(false))],
    ['that was excused', done(open, { type: 'ExcusePiece', piece: 'P1', reason: 'no other date' }, operations)],
  ])('%s leaves nothing to await, and takes no mark', (_, facts) => {
    expect(awaited(facts)).toMatchObject({ missing: expect.not.arrayContaining(['P1']) as unknown });
    asked(facts, mark).thenRefused({ refused: 'AbsenceStands', piece: 'P1' });
  });

  it('without cause may be justified later, and the mark is welcome again', () => {
    const justified = done(done(open, absent(false)), { type: 'JustifyAbsence', piece: 'P1', reason: 'certificate' });
    expect(asked(justified, mark).events()).toHaveLength(1);
    asked(open, { type: 'JustifyAbsence', piece: 'P1', reason: 'x' }).thenRefused({
      refused: 'NoAbsenceToJustify',
      piece: 'P1',
    });
  });

  it('is refused where a mark stands, and once the stage is closed', () => {
    const standing = marked('P1', '12', { late: false, recordedAt: when });
    expect(asked([...open, standing], absent(false)).decision).toMatchObject({ refused: 'MarkAlreadyRecorded' });
    asked([...open, closed], absent(false)).thenRefused({ refused: 'StageClosed', stage, closedAt: when });
  });
});

describe('a correction', () => {
  const marks = [...open, marked('P1', '12', { late: false, recordedAt: when })];
  const correct: CandidacyCommand = { type: 'CorrectMark', piece: 'P1', mark: '13' as Decimal, reason: 'typing error' };
  const confirm: CandidacyCommand = { type: 'ConfirmCorrection', piece: 'P1' };
  const told = { piece: 'P1', was: '12' as Decimal, mark: '13' as Decimal, reason: 'typing error' };

  it('is a new fact with a reason while the stage is open', () => {
    asked(marks, correct).then({
      type: 'MarkCorrected',
      data: { ...told, correctedBy: 'l-1', confirmedBy: null, correctedAt: when },
    });
    expect(fold(done(marks, correct))).toMatchObject({ marks: { P1: { mark: '13' } } });
  });

  it('needs a second person once the stage is closed, and never the same one', () => {
    const proposed = done([...marks, closed], correct);
    expect(fold(proposed)).toMatchObject({ marks: { P1: { mark: '12' } }, corrections: { P1: told } });
    asked(proposed, confirm).thenRefused({ refused: 'SecondPersonNeeded', first: 'l-1' });
    asked(proposed, confirm, operations).then({
      type: 'MarkCorrected',
      data: { ...told, correctedBy: 'l-1', confirmedBy: 'o-1', correctedAt: when },
    });
  });

  it('that the second person declines leaves the mark as it was', () => {
    const declined = done(
      done([...marks, closed], correct),
      { type: 'DeclineCorrection', piece: 'P1', reason: 'no' },
      operations,
    );
    expect(fold(declined)).toMatchObject({ marks: { P1: { mark: '12' } }, corrections: {} });
    asked(declined, confirm, operations).thenRefused({ refused: 'NoCorrectionProposed', piece: 'P1' });
  });

  it('is refused where no mark stands, off the scale, or where nothing changes', () => {
    asked(open, correct).thenRefused({ refused: 'NothingToCorrect', piece: 'P1' });
    const off = '20.01' as Decimal;
    asked(marks, { ...correct, mark: off }).thenRefused({ refused: 'MarkOutOfRange', piece: 'P1', mark: off, outOf });
    asked(marks, { ...correct, mark: told.was }).thenRefused({
      refused: 'CorrectionChangesNothing',
      piece: 'P1',
      mark: told.was,
    });
  });
});

describe('an average', () => {
  const enter: CandidacyCommand = { type: 'EnterAverage', piece: 'U1', average: '9.99' as Decimal, source: 'report' };

  it('is entered by the school with its source, once, and corrected with a reason', () => {
    const entered = done(open, enter);
    expect(fold(entered)).toMatchObject({ averages: { U1: { average: '9.99', source: 'report', enteredBy: 'l-1' } } });
    expect(asked(entered, enter).decision).toMatchObject({
      refused: 'AverageAlreadyEntered',
      standing: { average: '9.99' },
    });
    const corrected = done(entered, {
      type: 'CorrectMark',
      piece: 'U1',
      mark: '10.01' as Decimal,
      reason: 'one was left out',
    });
    expect(fold(corrected)).toMatchObject({ averages: { U1: { average: '10.01' } } });
  });

  it('is not entered by a trainer, nor as a mark', () => {
    expect(asked(open, enter, trainer).decision).toMatchObject({ refused: 'NotYourAct' });
    asked(open, { type: 'RecordMark', piece: 'U1', mark: '9' as Decimal }).thenRefused({
      refused: 'PieceUnknown',
      piece: 'U1',
    });
  });
});

describe('a plagiarism check', () => {
  const examined = done(open, { type: 'RecordMark', piece: 'EXAM', mark: '12' as Decimal });
  const check: CandidacyCommand = { type: 'RecordCopyCheck', piece: 'EXAM', tool: 'detector', finding: '3 passages' };
  const judge: CandidacyCommand = {
    type: 'JudgeCopyCheck',
    piece: 'EXAM',
    judgement: 'nothing-to-object',
    reason: 'quotations',
  };

  it('is evidence that a person judges before the mark is final', () => {
    const missing = (facts: readonly CandidacyEvent[]) =>
      (awaited(facts) as { missing: string[] }).missing.includes('EXAM');
    const checked = done(examined, check);
    expect([examined, checked, done(checked, judge)].map(missing)).toEqual([true, true, false]);
  });

  it('is recorded once, only where it is asked for, and judged once', () => {
    asked(done(examined, check), check).thenRefused({ refused: 'CopyCheckAlreadyRecorded', piece: 'EXAM' });
    asked(open, { ...check, piece: 'P1' }).thenRefused({ refused: 'CopyCheckNotNeeded', piece: 'P1' });
    asked(examined, judge).thenRefused({ refused: 'NoCopyCheckToJudge', piece: 'EXAM' });
    asked(done(done(examined, check), judge), judge).thenRefused({
      refused: 'CopyCheckAlreadyRecorded',
      piece: 'EXAM',
    });
  });
});

describe('presence at an oral without a mark', () => {
  it('is recorded once, with a comment, and settles it', () => {
    const attend: CandidacyCommand = { type: 'RecordAttendance', piece: 'O1', comment: 'clear' };
    const attended = done(open, attend, trainer);
    expect(awaited(attended)).toMatchObject({ missing: expect.not.arrayContaining(['O1']) as unknown });
    asked(attended, attend, trainer).thenRefused({ refused: 'AttendanceAlreadyRecorded', piece: 'O1' });
  });
});

describe('the receipt of the rules', () => {
  const sign: CandidacyCommand = { type: 'AcknowledgeRules', place: 'Lyon', signedOn: '2026-09-08', commitment: true };

  it('binds the candidate to the scheme’s version, once, and stands in nobody’s way', () => {
    expect(fold(done([enrolment], sign))).toMatchObject({
      rulesAcknowledged: { signedOn: '2026-09-08', schemeVersion: 1 },
    });
    asked(done([enrolment], sign), sign).thenRefused({ refused: 'RulesAlreadyAcknowledged', signedOn: '2026-09-08' });
    expect(asked(open, { type: 'RecordMark', piece: 'P1', mark: '12' as Decimal }).events()).toHaveLength(1);
  });

  it('holds the commitment to attend, or is no receipt', () => {
    asked([enrolment], { ...sign, commitment: false }).thenRefused({ refused: 'CommitmentMissing' });
  });
});
