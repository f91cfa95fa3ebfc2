import { Calendar, isSetting } from './calendar.js';
import { calendarsOf } from './calendars.js';
import { missingDates, suggestedDates } from './cohort-dates.js';

const date = (name: string, suggested: object | null = null) => ({ date: name, label: `Date ${name}`, suggested });
const rung = (step: string, offset: object, kind = 'reminder', at = '09:00:00') => {
  return { step, kind, to: 'trainer', at, gapMinutes: 0, ...offset };
};
const deadline = (code: string, others: object = {}) => ({
  ...{ deadline: code, stage: code, due: { date: 'end', offsetDays: 0, at: '18:00:00' }, source: null, ladder: [] },
  ...others,
});
const calendar = (others: object = {}) => ({
  ...{ id: 'any', version: 1, scheme: 'any', note: '', dates: [date('end')], deadlines: [deadline('marks')] },
  ...others,
});
const onLadder = (...ladder: object[]) => calendar({ deadlines: [deadline('marks', { ladder })] });

describe('a calendar is refused', () => {
  it.each([
    ['when a deadline hangs on a date that it does not declare', calendar({ dates: [] }), 'end is not declared'],
    [
      'when a stage has two deadlines',
      calendar({ deadlines: [deadline('a'), deadline('b', { stage: 'a' })] }),
      'already',
    ],
    [
      'when two deadlines share a code',
      calendar({ deadlines: [deadline('a'), deadline('a', { stage: 'b' })] }),
      'taken',
    ],
    [
      'when a date is suggested from a later one',
      calendar({ dates: [date('a', { date: 'end', offsetDays: 1 }), date('end')] }),
      'above',
    ],
    [
      'when nothing clears what follows a fact',
      calendar({ deadlines: [deadline('a', { due: { after: 'F', offsetDays: 1 } })] }),
      'clears',
    ],
    [
      'when a deadline falls on its own fact',
      calendar({ deadlines: [deadline('a', { due: { after: 'F', offsetDays: 0 }, clearedBy: ['G'] })] }),
      'the fact itself',
    ],
    [
      'when a ladder goes down',
      onLadder(rung('a', { offsetDays: -1 }), rung('b', { offsetDays: -2 })),
      'before the step above',
    ],
    [
      'when a step comes twice',
      onLadder(rung('a', { offsetDays: -2 }), rung('a', { offsetDays: -1 })),
      'already on the ladder',
    ],
    [
      'when one side mixes the kinds of days',
      onLadder(rung('a', { offsetDays: 1 }), rung('b', { offsetWorkingDays: 2 })),
      'mixed',
    ],
    ['when it escalates before the deadline', onLadder(rung('a', { offsetDays: 0 }, 'escalation')), 'only a reminder'],
    [
      'when it names a ladder that it does not declare',
      calendar({ deadlines: [deadline('a', { ladder: 'nobody' })] }),
      'not declared',
    ],
    ['when an offset is given twice', onLadder(rung('a', { offsetDays: 1, offsetWorkingDays: 1 })), ''],
    ['when it includes what is not there', calendar({ includes: [{ id: 'law', version: 1 }] }), 'law@1'],
  ])('%s', (_, document, why) => {
    expect(() => calendarsOf([document], 'any')).toThrow(why);
  });
});

describe('a calendar', () => {
  it('adds what it includes, unless it says otherwise itself', () => {
    const fact = { due: { after: 'Fact', offsetDays: 3 }, clearedBy: ['Other'] };
    const law = calendar({
      ...{ id: 'law', scheme: null, dates: [], ladders: { usual: [rung('late', { offsetDays: 1 }, 'escalation')] } },
      deadlines: [deadline('one', { ...fact, ladder: 'usual' }), deadline('two', fact)],
    });
    const own = { ...fact, due: { after: 'Fact', offsetDays: 9 } };
    const including = calendar({ includes: [{ id: 'law', version: 1 }], deadlines: [deadline('two', own)] });
    const found = calendarsOf([including, law], 'any').find('any', 1);
    expect(found?.deadlines).toMatchObject([
      { deadline: 'two', due: { offsetDays: 9 } },
      { deadline: 'one', ladder: [{ step: 'late' }] },
    ]);
  });

  it('names every date that a cohort lacks, with its label', () => {
    const parsed = Calendar.parse(
      calendar({
        dates: [date('start'), date('end'), date('oral'), date('jury')],
        deadlines: [
          deadline('marks'),
          deadline('oral', { due: { date: 'oral', offsetDays: 0, at: '18:00:00' } }),
          deadline('jury', { due: { date: 'jury', offsetDays: 0, at: '18:00:00' } }),
        ],
      }),
    );
    const cohort = { zone: 'Europe/Paris', dates: { jury: '2027-07-01' } };
    expect(missingDates(parsed, cohort, ['marks', 'oral', 'jury'])).toEqual([
      { date: 'end', label: 'Date end' },
      { date: 'oral', label: 'Date oral' },
    ]);
    expect(missingDates(parsed, cohort, ['jury'])).toEqual([]);
  });

  it('suggests dates from those that are given, on working days', () => {
    const dates = [
      date('start'),
      date('end', { date: 'start', offsetDays: 5 }),
      date('jury', { date: 'end', offsetDays: 1 }),
    ];
    const parsed = Calendar.parse(calendar({ dates }));
    const cohort = { zone: 'Europe/Paris', dates: { start: '2026-11-23' } };
    expect(suggestedDates(parsed, cohort)).toEqual({ start: '2026-11-23', end: '2026-11-30', jury: '2026-12-01' });
  });

  it('tells a setting from what a document or a law says', () => {
    const { deadlines } = Calendar.parse(
      calendar({
        deadlines: [
          deadline('setting'),
          deadline('printed', { source: [12, 14] }),
          deadline('law', { legalBasis: 'Code du travail' }),
        ],
      }),
    );
    expect(deadlines.map(isSetting)).toEqual([true, false, false]);
  });
});
