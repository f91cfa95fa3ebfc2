import type { CandidateRecordView } from '@parchemin/contracts';

export const candidacy = '0190a1b2-0000-7000-8000-000000000001';

function aPiece(settled: boolean) {
  const progress = { done: settled ? 1 : 0, of: 1, value: settled ? '12.5' : null };
  return { kind: 'mark', settled, progress, outOf: '20', file: null, acts: [] };
}

/** A record with two pieces, one of them marked, one deadline running. */
export function aRecord(changes: Partial<CandidateRecordView> = {}): CandidateRecordView {
  return {
    candidacy,
    reference: 'CGCO-2026-0142',
    scheme: { id: 'cgco', version: 1, title: 'Chargé de gestion commerciale' },
    school: 'lyon',
    cohort: 'lyon-2026',
    status: 'active',
    stages: [
      {
        stage: 'continuous-assessment',
        title: 'Contrôle continu',
        status: 'open',
        openedAt: '2026-09-07T08:00:00.000Z',
        closedAt: null,
        pieces: [
          { piece: 'CC1', title: 'Droit des contrats', ...aPiece(true), mark: aMark('12.5') },
          { piece: 'CC2', title: 'Notoriété et e-réputation', ...aPiece(false), mark: null },
        ],
      },
    ],
    upcoming: [{ stage: 'jury', title: 'Jury de certification' }],
    deadlines: [aDeadline()],
    story: [
      {
        revision: 0,
        event: 'CandidateEnrolled',
        at: '2026-09-07T08:00:00.000Z',
        by: { id: 'ops-1', role: 'operations' },
        data: { reference: 'CGCO-2026-0142', school: 'lyon', cohort: 'lyon-2026' },
      },
    ],
    proposal: null,
    decision: null,
    blocked: null,
    overrides: [],
    acts: ['RecordMark'],
    revision: 3,
    position: '30',
    ...changes,
  };
}

export function aMark(value: string, late = false) {
  return { value, late, recordedBy: 'trainer-lyon', recordedAt: '2026-10-12T13:05:00.000Z' };
}

/** The same record once the second piece has its mark. */
export function aRecordWithMark(value: string, late = false): CandidateRecordView {
  const record = aRecord({ revision: 4, position: '40' });
  const stages = record.stages.map((stage) => ({
    ...stage,
    pieces: stage.pieces.map((piece) =>
      piece.piece === 'CC2' ? { ...piece, ...aPiece(true), mark: aMark(value, late) } : piece,
    ),
  }));
  return { ...record, stages };
}

function aDeadline(): CandidateRecordView['deadlines'][number] {
  return {
    deadline: 'continuous-assessment-marks',
    stage: 'continuous-assessment',
    due: '2026-11-19T22:59:59.000Z',
    zone: 'Europe/Paris',
    rule: 'continuous-assessment-end 2026-11-19, +0 d, 23:59:59',
    status: 'armed',
    ladder: [
      {
        step: 'reminder-7-days',
        kind: 'reminder',
        to: 'trainer',
        plannedAt: '2026-11-12T08:00:00.000Z',
        settled: { as: 'skipped', at: '2026-11-18T08:00:00.000Z' },
      },
      {
        step: 'overdue',
        kind: 'escalation',
        to: 'school-lead',
        plannedAt: '2026-11-20T08:00:00.000Z',
        settled: { as: 'taken', at: '2026-11-20T08:00:00.000Z' },
      },
      {
        step: 'certifier',
        kind: 'escalation',
        to: 'operations',
        plannedAt: '2026-11-23T08:00:00.000Z',
        settled: null,
      },
    ],
  };
}
