import type { Actor, Instant } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { calendarOfMember, cohort, isBehind, memberMove, type CohortEvent, type PlannedCohort } from './index.js';

const at = '2026-11-05T14:00:00.000Z' as Instant;
const operations: Actor = { id: 'op', role: 'operations', school: null };
const lead: Actor = { id: 'lead', role: 'school-lead', school: 'lyon' };
const itself: Actor = { id: 'process', role: 'process', school: null };
const calendar = { id: 'usual', version: 1, zone: 'Europe/Paris', dates: { start: '2026-09-07', exam: '2027-06-14' } };
const later = { ...calendar, dates: { ...calendar.dates, exam: '2027-06-21' } };

const plan = { type: 'PlanCohort', scheme: 'short', calendar, reason: 'autumn' } as const;
const move = { type: 'MoveCohort', calendar: later, reason: 'strike' } as const;

const planned: CohortEvent = {
  type: 'CohortPlanned',
  data: { scheme: 'short', calendar, reason: 'autumn', plannedBy: 'op', plannedAt: at },
};
const moved: CohortEvent = {
  type: 'CohortCalendarMoved',
  data: {
    ...{ calendar: later, reason: 'strike', movedBy: 'op', movedAt: at },
    dates: [{ date: 'exam', from: '2027-06-14', to: '2027-06-21' }],
  },
};
const refused: CohortEvent = {
  type: 'MembersRefused',
  data: { version: 1, answers: [{ candidacy: 'c-1', refused: 'DateMissing' }], recordedAt: at },
};
const settled: CohortEvent = {
  type: 'CalendarMoveSettled',
  data: { version: 1, members: 3, refused: 1, settledAt: at },
};

const { given, fold } = specify(cohort);
const by = { by: operations, at };
const byItself = { by: itself, at };

describe('a cohort', () => {
  it('is planned once, by the certifier', () => {
    given().when(plan, by).then(planned);
    given(planned).when(plan, by).thenRefused({ refused: 'CohortAlreadyPlanned', calendar: 'usual@1' });
    given().when(plan, { by: lead, at }).thenRefused({ refused: 'NotYourAct', act: 'PlanCohort', role: 'school-lead' });
  });

  it('has no dates to move before it is planned', () => {
    given().when(move, by).thenRefused({ refused: 'CohortNotPlanned' });
  });

  it('moves its dates, says which and why, and the revision of that fact is the version', () => {
    given(planned).when(move, by).then(moved);
    expect(fold([planned, moved])).toMatchObject({
      version: 1,
      calendar: later,
      given: { reason: 'strike', by: 'op' },
    });
  });

  it('has nothing to move where every date stays', () => {
    given(planned, moved).when(move, by).thenRefused({ refused: 'CohortDatesUnchanged' });
  });
});

describe('how far a calendar has come', () => {
  const record = {
    type: 'RecordMemberRefusals',
    version: 1,
    answers: [{ candidacy: 'c-1', refused: 'DateMissing' }],
  } as const;
  const settle = { type: 'SettleCalendarMove', version: 1, members: 3 } as const;
  const askAgain = { type: 'AskMemberAgain', candidacy: 'c-1' } as const;

  it('keeps who refused it and by which rule, once', () => {
    given(planned, moved).when(record, byItself).then(refused);
    given(planned, moved, refused).when(record, byItself).thenNothing();
  });

  it('is settled once, with how many refused', () => {
    given(planned, moved, refused).when(settle, byItself).then(settled);
    given(planned, moved, refused, settled).when(settle, byItself).thenNothing();
  });

  it('is said of no calendar but the newest', () => {
    given(planned, moved)
      .when({ ...settle, version: 0 }, byItself)
      .thenNothing();
    given(planned, moved)
      .when({ ...record, version: 0 }, byItself)
      .thenNothing();
  });

  it('is open again for a member who refused, when somebody asks', () => {
    const asked: CohortEvent = {
      type: 'MemberAskedAgain',
      data: { candidacy: 'c-1', askedBy: 'op', askedAt: at },
    };
    given(planned, moved, refused, settled).when(askAgain, by).then(asked);
    expect(fold([planned, moved, refused, settled, asked])).toMatchObject({ refused: {}, settled: null });
    given(planned, moved).when(askAgain, by).thenRefused({ refused: 'MemberNotRefused', candidacy: 'c-1' });
  });

  it('begins anew with every move: whoever refused before is asked like all others', () => {
    const [before, after] = [fold([planned, refused, settled]), fold([planned, refused, settled, moved])];
    expect(before).toMatchObject({ refused: { 'c-1': 'DateMissing' }, settled: { members: 3 } });
    expect(after).toMatchObject({ refused: {}, settled: null });
  });

  it('is told by the process alone', () => {
    given(planned, moved).when(settle, by).thenRefused({ refused: 'NotYourAct', act: settle.type, role: 'operations' });
  });
});

describe('a member', () => {
  const state = fold([planned, moved]) as PlannedCohort;

  it('is behind with an older version, or with a calendar that never was the cohort’s', () => {
    expect([{}, { cohortVersion: 0 }, { cohortVersion: 1 }].map((one) => isBehind(one, state))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is moved by one command, the same whoever sends it: in the name of the mover, under an id made of the version', () => {
    expect(memberMove('autumn', state, 'c-1')).toEqual({
      request: { type: 'MoveCalendar', cohort: 'autumn', calendar: calendarOfMember(state), reason: 'strike' },
      asking: { by: operations, at, commandId: 'cohort:cohort-autumn@1/c-1' },
    });
  });
});
