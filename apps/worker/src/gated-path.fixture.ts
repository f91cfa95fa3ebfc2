import { Certification } from '@parchemin/schemes';

const source = [1, 1];
const mark = { kind: 'mark', code: 'EX', title: 'EX', source };
const oral = { kind: 'oral', code: 'OR', title: 'OR', source, rubric: [{ item: 'P1', max: '20' }] };
const decision = { kind: 'decision', code: 'DECISION', title: 'DECISION', source };
const decimal = { kind: 'decimal', min: '0', max: '20', items: null, parameters: {} };
const rule = { operator: '>=', value: '10', unit: '/20', source, reading: null };
const atLeastTen = (fact: string) => ({ compare: { left: { fact }, operator: '>=', right: { value: '10' } } });

/** An exam, an oral behind its gate, a jury: the least that goes from the facts to a decision by the rules. */
export const gated = Certification.parse({
  id: 'gated',
  version: 1,
  title: 'Gated',
  document: 'none',
  lines: 1,
  blocks: [{ code: 'B1', title: 'B1', optional: false, source }],
  competencies: [],
  assessments: [],
  stages: [
    { code: 'exam', title: 'exam', after: [], outOf: '20', pieces: [mark] },
    { code: 'oral', title: 'oral', after: ['exam'], gate: true, pieces: [oral] },
    { code: 'jury', title: 'jury', after: ['oral'], pieces: [decision] },
  ],
  facts: [
    { group: 'exam', from: 'mark:EX', label: 'exam', invalid: 'EXAM_RANGE', whenNull: 'fails', ...decimal },
    {
      ...{ group: 'points', from: 'rubric', label: 'points', invalid: 'POINTS_RANGE' },
      ...{ ...decimal, items: ['P1'], unknownWhole: 'ORAL_MISSING' },
    },
  ],
  rules: [
    { code: 'EXAM_BELOW_10', label: 'exam', labelFr: 'examen', test: atLeastTen('exam'), ...rule },
    { code: 'BLOCK_1', label: 'block', labelFr: 'bloc', test: atLeastTen('points.P1'), ...rule },
  ],
  verdict: {
    mode: 'computed',
    gate: ['EXAM_BELOW_10'],
    derogable: [],
    title: [{ rule: 'BLOCK_1', deliberated: true }],
    blocks: [{ block: 'B1', rule: 'BLOCK_1' }],
    credits: [],
    reserves: [],
    measures: [],
  },
  readings: [],
});

const planned = (stage: string) => ({
  ...{ deadline: stage, stage, due: { date: 'end', offsetDays: 0, at: '23:59:59' }, source: null },
  ladder: [],
});

export const gatedCalendar = {
  ...{ id: 'gated-demo', version: 1, scheme: 'gated', note: 'for tests' },
  dates: [{ date: 'end', label: 'end', suggested: null }],
  deadlines: ['exam', 'oral', 'jury'].map(planned),
};

export const gatedEnrolment = {
  type: 'EnrolCandidate',
  reference: 'R-1',
  scheme: 'gated',
  schemeVersion: 1,
  school: 'lyon',
  cohort: '2026',
  calendar: { id: 'gated-demo', version: 1, zone: 'Europe/Paris', dates: { end: '2026-12-01' } },
} as const;
