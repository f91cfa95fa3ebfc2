import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCertification } from '../load-schemes.js';
import { compileDeliberation } from './deliberate.js';

const deliberate = compileDeliberation(loadCertification(resolve(__dirname, '../../../../seeds'), 'cgco')!);
const solid = readFileSync(join(__dirname, '../../fixtures/dossiers/cgco-admitted-c01.json'), 'utf8');

describe('a dossier is refused with every fault at once', () => {
  it.each([
    ['exam', 20.01, ['EXAM_RANGE']],
    ['exam', '-0.01', ['EXAM_RANGE']],
    ['exam', true, ['EXAM_RANGE']],
    ['exam', 'twelve', ['EXAM_RANGE']],
    ['exam', undefined, ['MISSING:exam']],
    ['ue.2', 20.5, ['UE_RANGE:UE2']],
    ['ue.8', 12, ['UNKNOWN:ue.8']],
    ['ue.7', undefined, ['MISSING:ue.7']],
    ['levels.2.10', 6, ['LEVEL:2.10']],
    ['levels.2.10', 2.5, ['LEVEL:2.10']],
    ['levels.2.10', undefined, ['MISSING:levels.2.10']],
    ['levels', null, ['MISSING:levels']],
    ['transversal.T15', -1, ['TRANSVERSAL_LEVEL:T15']],
    ['performance.P1.1', 1.01, ['RUBRIC_RANGE:P1.1']],
    ['performance.P2.4', '5.0000000000000000001', ['RUBRIC_RANGE:P2.4']],
    ['works.RA1', { level: 6, validated: true }, ['WORK_LEVEL:RA1']],
    ['works.RA1', { level: 3 }, ['MISSING:works.RA1.validated']],
    ['works.RA1', { level: 3, validated: true, mark: 4 }, ['UNKNOWN:works.RA1.mark']],
    ['anomalies', ['RA9'], ['ANOMALY_TARGET:RA9']],
    ['documents.RA', 'yes', ['UNKNOWN:documents.RA']],
    ['mood', 'fine', ['UNKNOWN:mood']],
    ['derogations', [{ code: 'DOC_MISSING:RA' }], ['MISSING:derogations.0']],
  ])('%s as %j', (path, value, codes) => {
    expect(codesOf(change(path, value))).toEqual(codes);
  });

  it('names several together, in the order of the scheme', () => {
    const facts = JSON.parse(change('exam', 99)) as Record<string, unknown>;
    delete facts['works'];
    facts['stray'] = 1;
    expect(codesOf(JSON.stringify(facts))).toEqual(['UNKNOWN:stray', 'EXAM_RANGE', 'MISSING:works']);
  });

  it.each(['', '{', '[]', '{"exam": 1, "exam": 2}', '{"exam": 01}', '{"exam": NaN}'])('%j is no dossier', (text) => {
    expect(codesOf(text)[0]).toMatch(/^UNKNOWN:(json|dossier)$/);
  });
});

describe('a dossier is read from its text', () => {
  it.each([
    ['12', 'admitted'],
    ['"12"', 'admitted'],
    ['1.2e1', 'admitted'],
    ['12.0000', 'admitted'],
    ['11.99999999999999999999999', 'not_admissible'],
    ['"11.99999999999999999999999"', 'not_admissible'],
  ])('an exam written %s is %s, never rounded', (written, decision) => {
    const answer = deliberate(change('exam', 12).replace('"exam":12', `"exam":${written}`));
    expect(answer).toMatchObject({ verdict: { decision } });
  });

  it('may stand alone or under «dossier», and leaves out what is optional', () => {
    const facts = JSON.parse(change('anomalies', undefined)) as Record<string, unknown>;
    expect(codesOf(JSON.stringify(facts))).toEqual([]);
    expect(codesOf(JSON.stringify({ dossier: facts, note: 'any' }))).toEqual([]);
  });

  it('takes the candidate’s own levels without letting them count', () => {
    const own = { ...(JSON.parse(solid) as { dossier: { levels: object } }).dossier.levels };
    const answer = deliberate(change('self_levels', own));
    expect(answer).toMatchObject({ verdict: { decision: 'admitted' } });
  });
});

function change(path: string, value: unknown): string {
  const { dossier } = JSON.parse(solid) as { dossier: Record<string, unknown> };
  const dot = path.indexOf('.');
  const group = dot < 0 ? path : path.slice(0, dot);
  dossier[group] = dot < 0 ? value : { ...(dossier[group] as object), [path.slice(dot + 1)]: value };
  return JSON.stringify(dossier);
}

function codesOf(text: string): readonly string[] {
  const answer = deliberate(text);
  return 'errors' in answer ? answer.errors.map(({ code }) => code) : [];
}
