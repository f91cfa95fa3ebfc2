import type { CandidacyEvent, EnrolledCandidacy } from './candidacy.js';
import { roles, type Actor, type CommandId, type Role } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { actNames, acts, mayAsk } from './allowed.js';
import { candidacy } from './candidacy.js';
import { armed, at, enrolment, marked, opened, operations, ourProcess } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const asks = { by: ourProcess, at: when };
const both = [
  marked('P1', '12', { late: false, recordedAt: when }),
  marked('P2', '9', { late: false, recordedAt: when }),
];
const open = {
  type: 'OpenStage' as const,
  stage: 'continuous-assessment',
  pieces: opened.data.pieces,
  deadline: armed.data,
};
const close = { type: 'CloseStage' as const, stage: 'continuous-assessment' };

describe('a stage', () => {
  it('opens with its pieces, and arms its deadline in the same breath', () => {
    given(enrolment).when(open, { by: ourProcess, at: opened.data.openedAt }).then(opened, armed);
  });

  it('opens once', () => {
    given(enrolment, opened, armed)
      .when(open, asks)
      .thenRefused({ refused: 'Stale', step: 'open continuous-assessment' });
  });

  it('closes when the last of its marks is in, and its deadline is cleared', () => {
    given(enrolment, opened, armed, ...both)
      .when(close, asks)
      .then(
        { type: 'StageClosed', data: { stage: 'continuous-assessment', closedAt: when } },
        { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt: 2 } },
      );
  });

  it('does not close while a mark is missing', () => {
    given(enrolment, opened, armed, both[0] as CandidacyEvent)
      .when(close, asks)
      .thenRefused({ refused: 'StageIncomplete', stage: 'continuous-assessment', missing: ['P2'] });
  });

  it('is not closed by a person', () => {
    given(enrolment, opened, armed, ...both)
      .when(close, { by: operations, at: when })
      .thenRefused({ refused: 'NotYourAct', act: 'CloseStage', role: 'operations' });
  });
});

describe('a path', () => {
  it('begins once', () => {
    const enrol = { type: 'EnrolCandidate' as const, ...enrolment.data };
    given().when(enrol, { by: operations, at: when }).then(enrolment);
    given(enrolment)
      .when(enrol, { by: operations, at: when })
      .thenRefused({ refused: 'AlreadyEnrolled', reference: '2026-0001' });
  });

  it('that is blocked says why and to whom, and goes on when operations ask again', () => {
    const blocked: CandidacyEvent = {
      type: 'PathBlocked',
      data: { step: 'open x', because: 'CalendarUnknown', owner: 'operations', blockedAt: when },
    };
    given(enrolment)
      .when({ type: 'BlockPath', step: 'open x', because: 'CalendarUnknown', owner: 'operations' }, asks)
      .then(blocked);
    given(enrolment, blocked)
      .when({ type: 'RetryPath' }, { by: operations, at: when })
      .then({ type: 'PathRetried', data: { retriedBy: 'o-1', retriedAt: when } });
    given(enrolment)
      .when({ type: 'RetryPath' }, { by: operations, at: when })
      .thenRefused({ refused: 'PathNotBlocked' });
    expect(fold([enrolment, blocked])).toMatchObject({ blocked: { because: 'CalendarUnknown' } });
  });
});

describe('the table of acts', () => {
  const later = actNames.filter((act) => act !== 'EnrolCandidate');
  const ask = (act: string, by: Actor, state = fold([enrolment])) =>
    candidacy.decide({ type: act, by, at: when, commandId: 'person:x:1' as CommandId } as never, state);

  it.each(later)('lets nobody but its roles ask %s', (act) => {
    for (const role of roles.filter((candidate) => !mayAsk('active', act, candidate))) {
      const answer = ask(act, { id: 'x', role, school: null });
      const expected = (acts[act].by as readonly Role[]).includes(role) ? 'ActClosed' : 'NotYourAct';
      expect(answer).toMatchObject({ refused: expected, act });
    }
  });

  it.each(later)('closes %s to everybody while the candidacy stands otherwise', (act) => {
    const path = fold([enrolment]) as EnrolledCandidacy;
    const statuses = ['active', 'interrupted', 'withdrawn', 'excluded', 'decided'] as const;
    const [by] = acts[act].by;
    for (const status of statuses.filter((candidate) => !(acts[act].in as readonly string[]).includes(candidate))) {
      expect(ask(act, { id: 'x', role: by, school: null }, { ...path, status })).toEqual({
        refused: 'ActClosed',
        act,
        status,
      });
    }
  });
});
