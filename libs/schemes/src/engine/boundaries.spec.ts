import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileDeliberation } from '../dossier/deliberate.js';
import { loadCertification } from '../load-schemes.js';
import type { Verdict } from './verdict.js';

type Dossier = Record<string, unknown> & { levels: Record<string, unknown>; works: Record<string, object> };

const scheme = loadCertification(resolve(__dirname, '../../../../seeds'), 'cgco')!;
const deliberate = compileDeliberation(scheme);
const solid = readFileSync(join(__dirname, '../../fixtures/dossiers/cgco-admitted-c01.json'), 'utf8');

/** Each rule at its limit: the change that brings a solid dossier there, the rule, and what the verdict then says of it. */
const limits: readonly (readonly [string, string, (dossier: Dossier) => void, string | null])[] = [
  ['EXAM_BELOW_12', 'the exam at 11.99', set('exam', '11.99'), 'EXAM_BELOW_12'],
  ['EXAM_BELOW_12', 'the exam at 11.999999999999999999', set('exam', '11.999999999999999999'), 'EXAM_BELOW_12'],
  ['EXAM_BELOW_12', 'the exam at exactly 12', set('exam', '12'), null],
  ['EXAM_BELOW_12', 'the exam at 12.01', set('exam', '12.01'), null],
  ['EXAM_MISSING', 'the exam absent', set('exam', null), 'EXAM_MISSING'],
  ['UE_AVERAGE', 'an average at 9.99', set('ue.3', '9.99'), 'UE_AVERAGE:UE3'],
  ['UE_AVERAGE', 'an average at exactly 10', set('ue.3', '10.00'), 'UE_AVERAGE:UE3'],
  ['UE_AVERAGE', 'an average at 10.01', set('ue.3', '10.01'), null],
  ['UE_AVERAGE', 'an average at 10.000000000000000001', set('ue.3', '10.000000000000000001'), null],
  ['UE_AVERAGE', 'an average missing', set('ue.3', null), 'unknown UE_MISSING:UE3'],
  ['DOC_MISSING', 'a document that is not in', set('documents.LIVRET', false), 'DOC_MISSING:LIVRET'],
  ['DOC_MISSING', 'a document not recorded', set('documents.LIVRET', null), 'DOC_MISSING:LIVRET'],
  ['WORK_NOT_EVALUATED', 'a work without level', work('DP6', null, true), 'WORK_NOT_EVALUATED:DP6'],
  ['WORK_NOT_EVALUATED', 'a work at level 0', work('DP6', 0, true), null],
  ['WORK_NOT_VALIDATED', 'a work not validated', work('DP6', 3, false), 'WORK_NOT_VALIDATED:DP6'],
  ['WORK_NOT_VALIDATED', 'a work neither evaluated nor validated', work('DP6', null, false), 'WORK_NOT_EVALUATED:DP6'],
  ...block('1', 5, 3),
  ...block('2', 10, 6),
  ...block('3', 7, 3),
  ...block('4', 5, 3),
  ['TRANSVERSAL_BELOW_9', '8 transversal competencies', transversal(8), 'TRANSVERSAL_BELOW_9'],
  ['TRANSVERSAL_BELOW_9', 'exactly 9 transversal competencies', transversal(9), null],
  ['TRANSVERSAL_BELOW_9', '10 transversal competencies', transversal(10), null],
  ['TRANSVERSAL_BELOW_9', 'the oral not held', set('transversal', null), 'unknown ORAL_MISSING'],
  ['PERFORMANCE_BELOW_36', '35.99 points', points('35.99'), 'PERFORMANCE_BELOW_36'],
  ['PERFORMANCE_BELOW_36', 'exactly 36 points', points('36'), null],
  ['PERFORMANCE_BELOW_36', '36.01 points', points('36.01'), null],
  ['PERFORMANCE_BELOW_36', 'the oral not held', set('performance', null), 'unknown ORAL_MISSING'],
  [
    'PERFORMANCE_BELOW_36',
    'one point that decides, not marked',
    points('36', true),
    'unknown PERFORMANCE_MISSING:P5.1',
  ],
];

describe('each rule at its limit', () => {
  it.each(limits.map(([rule, ...rest]) => [`${rule} (${citing(rule)})`, ...rest] as const))(
    '%s: %s',
    (_, __, change, expected) => {
      const verdict = verdictOn(change);
      if (expected?.startsWith('unknown ')) {
        expect([verdict.decision, ...verdict.unknown]).toEqual(['undetermined', expected.slice('unknown '.length)]);
        return;
      }
      expect(verdict.reasons).toEqual(expected === null ? [] : [expected]);
      expect(verdict.decision === 'admitted').toBe(expected === null);
    },
  );

  it('every rule of the scheme stands in the table', () => {
    expect(new Set(limits.map(([rule]) => rule))).toEqual(new Set(scheme.rules.map(({ code }) => code)));
  });
});

describe('each competency at its own minimum', () => {
  const minima = Object.entries(scheme.facts.find(({ group }) => group === 'levels')!.parameters['min']!);

  it.each(minima)('%s asks for level %s', (competency, minimum) => {
    const below = verdictOn(set(`levels.${competency}`, Number(minimum) - 1));
    const at = verdictOn(set(`levels.${competency}`, minimum));
    const missing = verdictOn(set(`levels.${competency}`, null));
    const measure = `B${competency.split('.')[0]}`;
    const full = Number(at.measures[measure]);
    expect([below.measures[measure], missing.measures[measure]]).toEqual([full - 1, full - 1]);
  });
});

describe('what a derogation opens', () => {
  const by = { by: 'A. Person', reason: 'told in time' };
  const derogated = (code: string, change: (dossier: Dossier) => void): Verdict =>
    verdictOn((dossier) => {
      change(dossier);
      dossier['derogations'] = [{ code, ...by }];
    });

  it('a document or a work is waived, and stands in the trace', () => {
    const verdict = derogated('DOC_MISSING:LIVRET', set('documents.LIVRET', false));
    expect(verdict.decision).toBe('admitted');
    expect(verdict.trace.derogations).toEqual([{ code: 'DOC_MISSING:LIVRET', ...by, applied: true }]);
    expect(derogated('WORK_NOT_VALIDATED:DP6', work('DP6', 3, false)).decision).toBe('admitted');
  });

  it('the exam never is', () => {
    expect(derogated('EXAM_BELOW_12', set('exam', '11')).decision).toBe('not_admissible');
    expect(derogated('EXAM_MISSING', set('exam', null)).decision).toBe('not_admissible');
  });
});

describe('what an anomaly withholds', () => {
  it('on a report: the credits of the unit, and the delivery of the title', () => {
    const verdict = verdictOn(set('anomalies', ['RA2']));
    expect(verdict).toMatchObject({ decision: 'admitted_with_reserve', titleAwarded: true, creditsTotal: 50 });
    expect([verdict.reserves, verdict.credits['UE7']]).toEqual([['UE7_CREDITS_WITHHELD'], 0]);
  });

  it('on a project: a reserve without written consequence', () => {
    const verdict = verdictOn(set('anomalies', ['DP3']));
    expect(verdict.reserves).toEqual(['DP_ANOMALY_NO_WRITTEN_CONSEQUENCE']);
    expect(verdict.creditsTotal).toBe(60);
  });
});

describe('while the gate is shut', () => {
  it('nothing is deliberated, and other failures already known are told apart', () => {
    const verdict = verdictOn((dossier) => {
      set('exam', '11.5')(dossier);
      set('ue.2', '9')(dossier);
      set('performance', null)(dossier);
    });
    expect(verdict).toMatchObject({ decision: 'not_admissible', blocksValidated: [], unknown: [] });
    expect([verdict.reasons, verdict.alsoUnmet]).toEqual([['EXAM_BELOW_12'], ['UE_AVERAGE:UE2']]);
    expect(Object.values(verdict.measures)).toEqual([null, null, null, null, null, null]);
    expect([verdict.credits['UE2'], verdict.credits['UE7']]).toEqual([0, null]);
  });
});

function verdictOn(change: (dossier: Dossier) => void): Verdict {
  const { dossier } = JSON.parse(solid) as { dossier: Dossier };
  change(dossier);
  const answer = deliberate(JSON.stringify(dossier));
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer.verdict;
}

function citing(code: string): string {
  const [first, last] = scheme.rules.find((rule) => rule.code === code)!.source;
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}

function set(path: string, value: unknown): (dossier: Dossier) => void {
  const dot = path.indexOf('.');
  const [group, item] = dot < 0 ? [path, null] : [path.slice(0, dot), path.slice(dot + 1)];
  return (dossier) => {
    if (item === null) dossier[group] = value;
    else dossier[group] = { ...(dossier[group] as object), [item]: value };
  };
}

function work(code: string, level: number | null, validated: boolean): (dossier: Dossier) => void {
  return (dossier) => (dossier.works = { ...dossier.works, [code]: { level, validated } });
}

function block(number: string, size: number, minimum: number): typeof limits {
  const items = Array.from({ length: size }, (_, at) => `${number}.${at + 1}`);
  const demonstrated = (count: number) => (dossier: Dossier) =>
    items.forEach((item, at) => set(`levels.${item}`, at < count ? 5 : null)(dossier));
  const rule = `BLOCK_${number}`;
  return [
    [rule, `${minimum - 1} of ${size} competencies`, demonstrated(minimum - 1), `BLOCK:B${number}`],
    [rule, `exactly ${minimum} of ${size} competencies`, demonstrated(minimum), null],
    [rule, `${minimum + 1} of ${size} competencies`, demonstrated(minimum + 1), null],
  ];
}

function transversal(count: number): (dossier: Dossier) => void {
  const items = Array.from({ length: 15 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);
  return set('transversal', Object.fromEntries(items.map((item, at) => [item, at < count ? 5 : null])));
}

/** Points that add up to a total: full marks in order, the rest in the last but one that is open. */
function points(total: string, openLast = false): (dossier: Dossier) => void {
  const maxima = Object.entries(scheme.facts.find(({ group }) => group === 'performance')!.parameters['max']!);
  let left = Math.round(Number(total) * 100);
  const marks = maxima.map(([item, max]) => {
    const mark = Math.min(left, Number(max) * 100);
    left -= mark;
    return [item, (mark / 100).toFixed(2)] as const;
  });
  const open = openLast ? [['P5.1', null] as const, ['P4.1', '0'] as const] : [];
  return set('performance', Object.fromEntries([...marks, ...open]));
}
