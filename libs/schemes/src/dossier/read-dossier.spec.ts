import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCertification } from '../load-schemes.js';
import { compileDeliberation } from './deliberate.js';
import type { DossierFault } from './read-dossier.js';

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

describe('a fault is told in words', () => {
  it.each([
    [
      'levels.1.1',
      7,
      'levels.1.1',
      '«\u00a0levels.1.1\u00a0» (Niveaux des compétences) doit être un entier de 0 à 5, ou null\u00a0; reçu 7',
      '«levels.1.1» (Level of competency) must be a whole number from 0 to 5, or null; got 7',
    ],
    [
      'exam',
      'twelve',
      'exam',
      '«\u00a0exam\u00a0» (Note de l’examen national) doit être un nombre de 0 à 20, ou null\u00a0; reçu "twelve"',
      '«exam» (Mark of the national exam) must be a number from 0 to 20, or null; got "twelve"',
    ],
    [
      'documents.RA',
      'yes',
      'documents.RA',
      '«\u00a0documents.RA\u00a0» (Documents remis) doit être true ou false, ou null\u00a0; reçu "yes"',
      '«documents.RA» (Document) must be true or false, or null; got "yes"',
    ],
    [
      'works',
      [],
      'works',
      '«\u00a0works\u00a0» doit être un objet avec ses 11 entrées\u00a0; reçu une liste',
      '«works» must be an object with its 11 entries; got a list',
    ],
    [
      'works.RA1',
      3,
      'works.RA1',
      '«\u00a0works.RA1\u00a0» doit être un objet avec ses 2 entrées\u00a0; reçu 3',
      '«works.RA1» must be an object with its 2 entries; got 3',
    ],
    [
      'works.RA1',
      { level: 3, validated: null },
      'works.RA1.validated',
      expect.stringMatching(/^«\u00a0works.RA1.validated\u00a0» \(.+\) doit être true ou false\u00a0; reçu null$/),
      expect.stringMatching(/^«works.RA1.validated» \(.+\) must be true or false; got null$/),
    ],
    [
      'works.RA1',
      { level: 3, validated: true, toString: 1 },
      'works.RA1.toString',
      '«\u00a0works.RA1.toString\u00a0» n’est pas connu ici\u00a0; attendu\u00a0: level, validated',
      '«works.RA1.toString» is not known here; expected: level, validated',
    ],
    [
      'anomalies',
      'RA2',
      'anomalies',
      '«\u00a0anomalies\u00a0» doit être une liste prise dans RA1, RA2, RA3, RA4, RA5, DP1, DP2, DP3, DP4, DP5, DP6\u00a0; reçu "RA2"',
      '«anomalies» must be a list of RA1, RA2, RA3, RA4, RA5, DP1, DP2, DP3, DP4, DP5, DP6; got "RA2"',
    ],
    [
      'anomalies',
      ['RA1', {}],
      'anomalies.1',
      '«\u00a0anomalies.1\u00a0» doit être pris dans RA1, RA2, RA3, RA4, RA5, DP1, DP2, DP3, DP4, DP5, DP6\u00a0; reçu un objet',
      '«anomalies.1» must be one of RA1, RA2, RA3, RA4, RA5, DP1, DP2, DP3, DP4, DP5, DP6; got an object',
    ],
    [
      'ue.7',
      undefined,
      'ue.7',
      '«\u00a0ue.7\u00a0» manque\u00a0; null dit que ce n’est pas connu',
      '«ue.7» is missing; null says that it is not known',
    ],
    ['levels', undefined, 'levels', '«\u00a0levels\u00a0» manque', '«levels» is missing'],
    [
      'self_levels',
      { '9.9': 1 },
      'self_levels.9.9',
      '«\u00a0self_levels.9.9\u00a0» n’est pas connu ici\u00a0; attendu\u00a0: 1.1, 1.2, 1.3, 1.4, 1.5, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7 …',
      '«self_levels.9.9» is not known here; expected: 1.1, 1.2, 1.3, 1.4, 1.5, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7 …',
    ],
    [
      'derogations',
      {},
      'derogations',
      '«\u00a0derogations\u00a0» doit être une liste prise dans { code, by, reason }\u00a0; reçu un objet',
      '«derogations» must be a list of { code, by, reason }; got an object',
    ],
  ])('%s as %j', (place, value, path, messageFr, message) => {
    expect(faultsOf(change(place, value))).toContainEqual(expect.objectContaining({ path, messageFr, message }));
  });

  it.each([
    ['', '1:1', 'ligne 1, colonne 1\u00a0: une valeur est attendue'],
    ['{"ue": {', '1:9', 'ligne 1, colonne 9\u00a0: une clé entre guillemets est attendue'],
    ['{"ue" 1}', '1:7', 'ligne 1, colonne 7\u00a0: «\u00a0:\u00a0» est attendu'],
    ['{\n"exam": 1,\n"exam": 2}', '3:7', 'ligne 3, colonne 7\u00a0: la clé «\u00a0exam\u00a0» figure deux fois'],
    [
      '{"exam": "a',
      '1:10',
      'ligne 1, colonne 10\u00a0: un texte sans fin, ou avec des caractères qui n’y ont pas place',
    ],
    ['{"exam": 1,}', '1:12', 'ligne 1, colonne 12\u00a0: une virgule sans rien après elle'],
    ['{} {}', '1:4', 'ligne 1, colonne 4\u00a0: quelque chose suit la fin'],
    ['{"exam": trou}', '1:10', 'ligne 1, colonne 10\u00a0: une valeur est attendue'],
    ['['.repeat(70), '1:66', 'ligne 1, colonne 66\u00a0: imbriqué sur plus de 64 niveaux'],
  ])('%j is no JSON from %s on', (text, path, messageFr) => {
    expect(faultsOf(text)).toEqual([expect.objectContaining({ code: 'UNKNOWN:json', path, messageFr })]);
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

function faultsOf(text: string): readonly DossierFault[] {
  const answer = deliberate(text);
  return 'errors' in answer ? answer.errors : [];
}

function codesOf(text: string): readonly string[] {
  const answer = deliberate(text);
  return 'errors' in answer ? answer.errors.map(({ code }) => code) : [];
}
