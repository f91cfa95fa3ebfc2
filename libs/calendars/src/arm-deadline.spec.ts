import { resolve } from 'node:path';
import { armDeadline } from './arm-deadline.js';
import { Calendar } from './calendar.js';
import { loadCalendars } from './load-calendars.js';

const calendar = Calendar.parse({
  id: 'any',
  version: 3,
  scheme: 'any',
  note: '',
  deadlines: [
    {
      deadline: 'marks',
      stage: 'continuous-assessment',
      due: { date: 'end', offsetDays: 0, at: '23:59:59' },
      source: null,
      ladder: [{ step: 'reminder', kind: 'reminder', to: 'trainer', offsetDays: -7, at: '09:00:00', gapMinutes: 0 }],
    },
  ],
});
const cohort = { zone: 'Europe/Paris', dates: { end: '2026-12-15' } };

describe('arming the deadline of a stage', () => {
  it('hangs every rung on the cohort’s own date, and keeps the rule beside the instants', () => {
    const armed = armDeadline(calendar, cohort, 'continuous-assessment', '2026c');
    expect(armed).toMatchObject({
      due: '2026-12-15T22:59:59.000Z',
      rule: { text: 'end 2026-12-15, +0 d, 23:59:59', zone: 'Europe/Paris', calendar: 'any@3', zoneData: '2026c' },
      ladder: [{ step: 'reminder', plannedAt: '2026-12-08T08:00:00.000Z' }],
    });
  });

  it('is impossible without the date it hangs on, or without a deadline for that stage', () => {
    expect(armDeadline(calendar, { ...cohort, dates: {} }, 'continuous-assessment', '2026c')).toBeNull();
    expect(armDeadline(calendar, cohort, 'another', '2026c')).toBeNull();
  });
});

it('every calendar of the seeds is readable', () => {
  expect(loadCalendars(resolve(__dirname, '../../../seeds')).find('cgco-demo', 1)?.deadlines).toHaveLength(1);
});
