import type { CohortAnswerView, CohortPreview, CohortView } from '@parchemin/contracts';
import { candidacy } from './records.js';

/** A planned cohort of three whose calendar has come to all of them. */
export function aCohort(parts: Partial<CohortView> = {}): CohortView {
  return {
    ...{ cohort: 'automne', scheme: 'cgco', version: 0, revision: 1, refused: [] },
    calendar: { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', region: null },
    dates: [
      { date: 'exam', label: 'Examen national', day: '2027-06-14' },
      { date: 'jury', label: 'Jury', day: '2027-07-05' },
    ],
    progress: { members: 3, current: 3, refused: 0, settledAt: '2026-11-21T10:00:00.000Z' },
    story: [
      {
        ...{ revision: 0, event: 'CohortPlanned', at: '2026-11-20T10:00:00.000Z' },
        by: { id: 'ops-1', role: 'operations' },
        sentence: 'Promotion planifiée.',
      },
    ],
    ...parts,
  };
}

/** One of three has a deadline that moves; a reminder of it would be past already. */
export function aCohortPreview(parts: Partial<CohortPreview> = {}): CohortPreview {
  const [from, to] = ['2027-06-14T21:59:59.000Z', '2027-06-21T21:59:59.000Z'];
  const [stage, deadline] = ['exam', 'exam-marks'];
  return {
    ...{ cohort: 'automne', version: 0, members: 3, affected: 1, complete: true, next: null },
    dates: [{ date: 'exam', label: 'Examen national', from: '2027-06-14', to: '2027-06-21' }],
    bySchool: [{ key: 'lyon', count: 1 }],
    byStage: [{ key: stage, count: 1 }],
    deadlines: [
      {
        ...{ stage, deadline, from, to, count: 1 },
        past: [
          {
            ...{ step: 'reminder-30', kind: 'reminder', to: 'trainer' },
            ...{ plannedAt: '2026-11-01T08:00:00.000Z', skipped: true },
          },
        ],
      },
    ],
    candidacies: [{ candidacy, reference: 'C-0001', school: 'lyon', moves: [{ stage, deadline, from, to }] }],
    ...parts,
  };
}

export function aCohortAnswer(): CohortAnswerView {
  return { cohort: 'automne', revision: 2, position: '50', recorded: [{ event: 'CohortCalendarMoved', data: {} }] };
}
