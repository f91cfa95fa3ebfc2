import type { ExplanationView, ForecastView } from '@parchemin/contracts';
import { candidacy } from './records.js';

export function anExplanation(changes: Partial<ExplanationView> = {}): ExplanationView {
  const text = 'Proposition : admis, le titre est attribué.\nBlocs validés : B1.';
  return { candidacy, revision: 3, decision: 'admitted', underWay: false, text, asProposed: null, ...changes };
}

/** Two steps to come, of one candidacy in Lyon. */
export function aForecast(changes: Partial<ForecastView> = {}): ForecastView {
  const place = { candidacy, reference: 'CGCO-2026-0142', cohort: 'lyon-2026', school: 'lyon' };
  const titles = { stageTitle: 'Contrôle continu', deadlineTitle: 'Notes du contrôle continu' };
  const hangsOn = { stage: 'continuous-assessment', deadline: 'continuous-assessment-marks', ...titles };
  return {
    from: '2026-11-21T08:00:00.000Z',
    until: '2026-11-28T08:00:00.000Z',
    total: 2,
    complete: true,
    byCohort: [{ key: 'lyon-2026', count: 2 }],
    bySchool: [{ key: 'lyon', count: 2 }],
    byPerson: [
      { key: 'school-lead', count: 1 },
      { key: 'operations', count: 1 },
    ],
    steps: [
      { ...place, ...hangsOn, step: 'overdue', kind: 'escalation', to: 'school-lead', at: '2026-11-23T08:00:00.000Z' },
      { ...place, ...hangsOn, step: 'task', kind: 'task', to: 'operations', at: '2026-11-24T08:00:00.000Z' },
    ],
    ...changes,
  };
}
