import type { Decimal } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import { aTrainer, armed, at, enrolment, marked, opened, ourSchool, theirSchool } from './stories.fixture.js';

const { given } = specify(candidacy);
const record = (mark: string, piece = 'P1') => ({ type: 'RecordMark' as const, piece, mark: mark as Decimal });

describe('recording the mark of a piece', () => {
  it('is a fact, with the scale of its stage and who recorded it', () => {
    given(enrolment, opened, armed)
      .when(record('12.5'), { by: aTrainer(ourSchool), at: at('2026-12-01T10:00:00Z') })
      .then(marked('P1', '12.5', { late: false, recordedAt: at('2026-12-01T10:00:00Z') }));
  });

  it.each([
    ['2026-12-15T22:59:59.000Z', false],
    ['2026-12-15T22:59:59.001Z', true],
    ['2027-06-01T00:00:00.000Z', true],
  ])('at %s, with the deadline at 22:59:59.000Z, is late: %s', (when, late) => {
    given(enrolment, opened, armed)
      .when(record('12'), { by: aTrainer(ourSchool), at: at(when) })
      .then(marked('P1', '12', { late, recordedAt: at(when) }));
  });

  it.each([
    ['-0.01', 'refused'],
    ['0', 'accepted'],
    ['20', 'accepted'],
    ['20.01', 'refused'],
  ])('of %s on a scale of 20 is %s', (mark, verdict) => {
    const asked = given(enrolment, opened, armed).when(record(mark), {
      by: aTrainer(ourSchool),
      at: at('2026-12-01T10:00:00Z'),
    });
    if (verdict === 'accepted') expect(asked.events()).toHaveLength(1);
    else asked.thenRefused({ refused: 'MarkOutOfRange', piece: 'P1', mark: mark as Decimal, outOf: '20' as Decimal });
  });

  it('already recorded is refused with what stands, even when it is the same mark', () => {
    const standing = { mark: '12' as Decimal, late: false, recordedBy: 't-1', recordedAt: at('2026-12-01T10:00:00Z') };
    given(enrolment, opened, armed, marked('P1', '12', { late: false, recordedAt: standing.recordedAt }))
      .when(record('12'), { by: aTrainer(ourSchool), at: at('2026-12-02T10:00:00Z') })
      .thenRefused({ refused: 'MarkAlreadyRecorded', piece: 'P1', standing });
  });

  it('of a closed stage is refused', () => {
    const closedAt = at('2026-12-03T00:00:00Z');
    given(enrolment, opened, armed, { type: 'StageClosed', data: { stage: 'continuous-assessment', closedAt } })
      .when(record('12'), { by: aTrainer(ourSchool), at: at('2026-12-04T10:00:00Z') })
      .thenRefused({ refused: 'StageClosed', stage: 'continuous-assessment', closedAt });
  });

  it('of a piece that no open stage expects is refused', () => {
    given(enrolment, opened, armed)
      .when(record('12', 'P9'), { by: aTrainer(ourSchool), at: at('2026-12-01T10:00:00Z') })
      .thenRefused({ refused: 'PieceUnknown', piece: 'P9' });
  });

  it('by another school answers exactly as if the candidacy did not exist', () => {
    const asking = { by: aTrainer(theirSchool), at: at('2026-12-01T10:00:00Z') };
    given(enrolment, opened, armed).when(record('12'), asking).thenRefused({ refused: 'CandidacyNotFound' });
    given().when(record('12'), asking).thenRefused({ refused: 'CandidacyNotFound' });
  });

  it('by a role that has no such act is refused', () => {
    given(enrolment, opened, armed)
      .when(record('12'), { by: { id: 'a-1', role: 'auditor', school: null }, at: at('2026-12-01T10:00:00Z') })
      .thenRefused({ refused: 'NotYourAct', act: 'RecordMark', role: 'auditor' });
  });
});
