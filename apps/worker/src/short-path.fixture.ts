import { calendarsOf } from '@parchemin/calendars';
import { Scheme, schemesOf } from '@parchemin/schemes';
import { gated, gatedCalendar } from './gated-path.fixture.js';

const stage = 'continuous-assessment';
const [trainer, schoolLead, operations] = ['trainer', 'school-lead', 'operations'];
const rung = (step: string, kind: string, to: string | undefined, offsetDays: number, gapMinutes: number) => {
  return { step, kind, to, offsetDays, at: '09:00:00', gapMinutes };
};
const nine = Array.from({ length: 9 }, (_, index) => `CC${index + 1}`);

/** One stage of nine marks and its deadline: what a path is made of, without what one certification asks besides. */
const short = {
  id: 'short',
  version: 1,
  title: 'Short',
  document: 'none',
  stages: [
    {
      code: stage,
      title: stage,
      after: [],
      outOf: '20',
      pieces: nine.map((code) => ({ code, title: code, source: [1, 1] })),
    },
  ],
};

export const schemes = schemesOf([Scheme.parse(short), gated], [gated]);

export const calendars = calendarsOf(
  [
    {
      id: 'short-demo',
      version: 1,
      scheme: 'short',
      note: 'for tests',
      dates: [{ date: 'continuous-assessment-end', label: 'end', suggested: null }],
      deadlines: [
        {
          deadline: 'continuous-assessment-marks',
          stage,
          due: { date: 'continuous-assessment-end', offsetDays: 0, at: '23:59:59' },
          source: null,
          ladder: [
            rung('reminder-7-days', 'reminder', trainer, -7, 0),
            rung('reminder-1-day', 'reminder', trainer, -1, 1_440),
            rung('overdue', 'escalation', schoolLead, 1, 0),
            rung('certifier', 'escalation', operations, 4, 1_440),
          ],
        },
      ],
    },
    gatedCalendar,
  ],
  '2026c',
);

export const enrolment = {
  type: 'EnrolCandidate',
  reference: 'R-1',
  scheme: 'short',
  schemeVersion: 1,
  school: 'lyon',
  cohort: '2026',
  calendar: {
    id: 'short-demo',
    version: 1,
    zone: 'Europe/Paris',
    dates: { 'continuous-assessment-end': '2026-12-01' },
  },
} as const;
