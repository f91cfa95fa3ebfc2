import { resolve } from 'node:path';
import { loadCalendars } from '@parchemin/calendars';
import { loadSchemes } from '@parchemin/schemes';
import { titlesFrom } from './forecasts.js';

const seeds = resolve(__dirname, '../../../../seeds');
const titlesOf = titlesFrom(loadSchemes(seeds), loadCalendars(seeds));
const enrolment = {
  ...{ reference: 'R-1', scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort: '2026' },
  calendar: { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates: {} },
};

describe('a step that is foreseen', () => {
  it.each([
    ['of a stage', 'continuous-assessment', 'continuous-assessment-marks', 'Notes du contrôle continu'],
    ['after a fact', 'appeal', 'appeal-answered', 'Réponse motivée à un recours'],
    ['after a fact about one piece', 'absence', 'absence-reason.CC2', 'Justification d’une absence'],
  ])('%s bears the name that its calendar gives', (_, stage, deadline, title) => {
    expect(titlesOf(enrolment, { stage, deadline }).deadlineTitle).toBe(title);
  });

  it('bears none where nobody gives one', () => {
    expect(titlesOf(enrolment, { stage: 'other', deadline: 'other' })).toEqual({
      stageTitle: null,
      deadlineTitle: null,
    });
  });
});
