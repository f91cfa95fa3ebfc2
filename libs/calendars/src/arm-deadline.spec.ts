import type { Instant } from '@parchemin/kernel';
import { armAfter, armDeadline } from './arm-deadline.js';
import { Calendar } from './calendar.js';

const rung = { at: '09:00:00', gapMinutes: 0 };
const calendar = Calendar.parse({
  id: 'any',
  version: 3,
  scheme: 'any',
  note: '',
  dates: [
    { date: 'end', label: 'Fin de la formation', suggested: null },
    { date: 'oral', label: 'Oral', suggested: null },
  ],
  deadlines: [
    {
      deadline: 'marks',
      stage: 'continuous-assessment',
      due: { date: 'end', offsetDays: 0, at: '23:59:59' },
      source: null,
      ladder: [{ ...rung, step: 'reminder', kind: 'reminder', to: 'trainer', offsetDays: -7 }],
    },
    {
      deadline: 'grids',
      stage: 'grids',
      due: { date: 'oral', offsetDays: -14, at: '18:00:00', roll: 'previous-working-day' },
      holdable: true,
      source: [1469, 1506],
      ladder: [
        { ...rung, step: 'reminder', kind: 'reminder', to: 'tutor', offsetWorkingDays: -2 },
        { ...rung, step: 'substitute', kind: 'substitution', to: 'trainer', offsetWorkingDays: 1 },
        { ...rung, step: 'task', kind: 'task', to: 'operations', offsetWorkingDays: 5 },
      ],
    },
    {
      deadline: 'appeal-answer',
      stage: 'appeal',
      due: { after: 'AppealLodged', offsetMonths: 1, at: '23:59:59', roll: 'next-working-day' },
      clearedBy: ['AppealAnswered'],
      source: null,
      ladder: [{ ...rung, step: 'overdue', kind: 'escalation', to: 'operations', offsetDays: 1 }],
    },
    {
      deadline: 'appeal-acknowledgement',
      stage: 'appeal',
      due: { after: 'AppealLodged', offsetWorkingDays: 2 },
      clearedBy: ['AppealAcknowledged'],
      source: null,
      ladder: [],
    },
    {
      deadline: 'resit',
      stage: 'resit',
      due: { after: 'ConsequencesEstablished', given: 'resit', offsetMonths: 12, at: '23:59:59' },
      clearedBy: ['PresentedAgain'],
      source: null,
      ladder: [],
    },
    {
      deadline: 'absence-reason',
      stage: 'absence',
      due: { after: 'AbsenceRecorded', unless: 'justified', offsetWorkingDays: 5 },
      clearedBy: ['AbsenceJustified'],
      source: null,
      ladder: [],
    },
  ],
});
const paris = { zone: 'Europe/Paris', dates: { end: '2026-12-15', oral: '2027-05-22' } };

describe('arming the deadline of a stage', () => {
  it('hangs every rung on the cohort’s own date, and keeps the rule beside the instants', () => {
    expect(armDeadline(calendar, paris, 'continuous-assessment', '2026c')).toEqual({
      deadline: 'marks',
      stage: 'continuous-assessment',
      due: '2026-12-15T22:59:59.000Z',
      rule: { text: 'end 2026-12-15, +0 d, 23:59:59', zone: 'Europe/Paris', calendar: 'any@3', zoneData: '2026c' },
      ladder: [
        { step: 'reminder', kind: 'reminder', to: 'trainer', plannedAt: '2026-12-08T08:00:00.000Z', gapMinutes: 0 },
      ],
      holdable: false,
      clearedBy: [],
    });
  });

  it('rolls to a working day first, and counts the ladder from there', () => {
    // Fourteen days before is 8 May, a holiday and a Saturday; 6 May is Ascension Day.
    expect(armDeadline(calendar, paris, 'grids', '2026c')).toMatchObject({
      due: '2027-05-07T16:00:00.000Z',
      rule: { text: 'oral 2027-05-22, -14 d (mainland 2026-11), 18:00:00, previous-working-day' },
      ladder: [
        { step: 'reminder', plannedAt: '2027-05-04T07:00:00.000Z' },
        { step: 'substitute', kind: 'substitution', plannedAt: '2027-05-10T07:00:00.000Z' },
        // Whit Monday is not counted.
        { step: 'task', kind: 'task', plannedAt: '2027-05-14T07:00:00.000Z' },
      ],
      holdable: true,
    });
  });

  it('counts the holidays of the region that the cohort names', () => {
    const strasbourg = { ...paris, region: 'alsace-moselle', dates: { oral: '2027-04-09' } };
    expect(armDeadline(calendar, strasbourg, 'grids', '2026c')?.due).toBe('2027-03-25T17:00:00.000Z');
    expect(armDeadline(calendar, { ...strasbourg, region: 'mainland' }, 'grids', '2026c')?.due).toBe(
      '2027-03-26T17:00:00.000Z',
    );
  });

  it('is impossible without the date it hangs on, or without a deadline for that stage', () => {
    expect(armDeadline(calendar, { ...paris, dates: {} }, 'continuous-assessment', '2026c')).toBeNull();
    expect(armDeadline(calendar, paris, 'another', '2026c')).toBeNull();
  });

  it('stops at a region that the border should have refused', () => {
    expect(() => armDeadline(calendar, { ...paris, region: 'atlantis' }, 'grids', '2026c')).toThrow('atlantis');
  });
});

describe('arming what follows a fact', () => {
  const lodged = { type: 'AppealLodged', at: '2026-11-21T10:30:00.000Z' as Instant };

  it('counts from the instant of the fact, on the wall of the cohort’s zone', () => {
    expect(armAfter(calendar, paris, lodged, '2026c')).toMatchObject([
      {
        deadline: 'appeal-answer',
        due: '2026-12-21T22:59:59.000Z',
        rule: { text: 'AppealLodged 2026-11-21T10:30:00.000Z, +1 m (mainland 2026-11), 23:59:59, next-working-day' },
        ladder: [{ plannedAt: '2026-12-22T08:00:00.000Z' }],
        clearedBy: ['AppealAnswered'],
      },
      { deadline: 'appeal-acknowledgement', due: '2026-11-24T10:30:00.000Z', clearedBy: ['AppealAcknowledged'] },
    ]);
  });

  it('begins on another day where the day is another', () => {
    // It is already Sunday in Nouméa.
    const noumea = { zone: 'Pacific/Noumea', dates: {} };
    const late = { ...lodged, at: '2026-11-21T20:30:00.000Z' as Instant };
    expect(armAfter(calendar, noumea, late, '2026c').map(({ due }) => due)).toEqual([
      '2026-12-22T12:59:59.000Z',
      '2026-11-23T20:30:00.000Z',
    ]);
  });

  it.each([
    ['a resit', { resit: { blocks: ['B1'] } }, 1],
    ['no resit', { resit: null }, 0],
    ['an empty list', { resit: [] }, 0],
    ['no word about it', {}, 0],
  ])('follows a fact that holds %s only if something is held', (_, data, armed) => {
    const fact = { ...lodged, type: 'ConsequencesEstablished', data };
    expect(armAfter(calendar, paris, fact, '2026c')).toHaveLength(armed);
  });

  it('does not ask for what the fact brings already', () => {
    const absent = (justified: boolean) => ({ ...lodged, type: 'AbsenceRecorded', data: { justified } });
    expect(armAfter(calendar, paris, absent(false), '2026c')).toHaveLength(1);
    expect(armAfter(calendar, paris, absent(true), '2026c')).toEqual([]);
  });

  it('arms nothing after a fact on which nothing hangs', () => {
    expect(armAfter(calendar, paris, { ...lodged, type: 'MarkRecorded' }, '2026c')).toEqual([]);
  });
});
