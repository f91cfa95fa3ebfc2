import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const dossiers = resolve(__dirname, '../../../../libs/schemes/fixtures/dossiers');
const folder = mkdtempSync(join(tmpdir(), 'parchemin-schemes-'));

describe('the commands about certifications', () => {
  let answers: string;
  let errors: string;

  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((answers += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(readdirSync(dossiers))('propose for %s what is expected', async (name) => {
    const file = join(dossiers, name);
    expect(await run('deliberate', '--scheme', name.split('-')[0]!, '--dossier', file, '--json')).toBe(0);
    const { expected } = JSON.parse(readFileSync(file, 'utf8')) as { expected: object };
    expect(JSON.parse(answers)).toMatchObject(expected);
  });

  it('list every certification with its counts', async () => {
    expect(await run('scheme', 'list', '--json')).toBe(0);
    const { schemes } = JSON.parse(answers) as { schemes: { id: string; criteria: number }[] };
    expect(schemes).toContainEqual(expect.objectContaining({ id: 'cgco', criteria: 143 }));
    expect(await run('scheme', 'list')).toBe(0);
  });

  it('show one in the shape that scripts rely on', async () => {
    expect(await run('scheme', 'show', 'cgco', '--json')).toBe(0);
    const shown = JSON.parse(answers) as Record<string, unknown>;
    for (const part of ['blocks', 'competencies', 'assessments', 'stages', 'facts', 'rules', 'readings']) {
      expect(shown[part]).toEqual(expect.arrayContaining([expect.anything()]));
    }
  });

  it('name every fault of a dossier at once, and say what was expected', async () => {
    const faulty = dossier((facts) => {
      facts['exam'] = 21;
      facts['levels'] = { ...(facts['levels'] as object), '1.1': 7 };
      delete facts['works'];
    });
    expect(await run('deliberate', '--scheme', 'cgco', '--dossier', faulty, '--json')).toBe(3);
    const told = JSON.parse(answers) as { errors: { code: string }[] };
    expect(told.errors.map(({ code }) => code).sort()).toEqual(['EXAM_RANGE', 'LEVEL:1.1', 'MISSING:works']);
    answers = '';
    expect(await run('deliberate', '--scheme', 'cgco', '--dossier', faulty)).toBe(3);
    expect(answers).toBe('');
    expect(errors).toContain('must be a number from 0 to 20, or null; got 21');
    errors = '';
    expect(await runIn('fr_FR.UTF-8', 'deliberate', '--scheme', 'cgco', '--dossier', faulty)).toBe(3);
    expect(errors).toContain('le dossier contient 3 erreurs');
    expect(errors).toContain(
      '• LEVEL:1.1\u00a0: «\u00a0levels.1.1\u00a0» (Niveaux des compétences) doit être un entier de 0 à 5, ou null\u00a0; reçu 7',
    );
    expect(await runIn('fr', 'deliberate', '--scheme', 'cgco', '--dossier', faulty, '--json')).toBe(3);
    expect(answers).toContain('"path": "levels.1.1"');
  });

  it('explain in French, and in English when asked', async () => {
    const file = join(dossiers, 'cgco-refused-c16.json');
    await run('deliberate', '--scheme', 'cgco', '--dossier', file);
    expect(answers).toContain('10/20, il faut strictement plus de 10/20');
    answers = '';
    await run('deliberate', '--scheme', 'cgco', '--dossier', file, '--lang', 'en');
    expect(answers).toContain('10/20, strictly more than 10/20 is needed');
  });

  describe('compare two versions', () => {
    const versions = resolve(dossiers, '../versions');
    const [before, after] = ['small.json', 'small.v2.json'].map((name) => join(versions, name)) as [string, string];

    it('in words, and in JSON', async () => {
      expect(await run('scheme', 'diff', before, after)).toBe(0);
      expect(answers).toContain('rule EXAM, operator: >= becomes > (now strict)');
      answers = '';
      expect(await run('scheme', 'diff', 'cgco@1', 'cgco', '--json')).toBe(0);
      expect(JSON.parse(answers)).toEqual({
        from: expect.objectContaining({ id: 'cgco', version: 1 }) as object,
        to: expect.objectContaining({ id: 'cgco' }) as object,
        changes: [],
        dossiers: null,
      });
    });

    it('and say who gets another verdict, dossier by dossier', async () => {
      const file = join(folder, 'dossiers.jsonl');
      const of = (id: string, exam: string) =>
        JSON.stringify({ id, dossier: { exam, levels: { '1.1': 3, '1.2': 2, '2.1': 3 } } });
      writeFileSync(file, `${of('limit', '10')}\n${of('safe', '10.5')}\n`);
      expect(await run('scheme', 'diff', before, before, '--dossiers', file, '--json')).toBe(0);
      expect(JSON.parse(answers)).toMatchObject({ dossiers: { compared: 2, unchanged: 2, changed: [] } });
      answers = '';
      expect(await run('scheme', 'diff', before, after, '--dossiers', file)).toBe(0);
      expect(answers).toContain('Dossiers compared: 2');
      expect(answers).toContain('UNKNOWN:levels.1.2');
    });

    it('and refuse what is neither a version, nor a scheme, nor dossiers', async () => {
      const broken = join(folder, 'broken-scheme.json');
      writeFileSync(broken, '{"id":"x","version":0}');
      expect(await run('scheme', 'diff', before, broken)).toBe(3);
      expect(errors).toContain('version');
      expect(await run('scheme', 'diff', 'cgco@1', 'cgco@99')).toBe(2);
      expect(await run('scheme', 'diff', before, after, '--dossiers', join(folder, 'absent.jsonl'))).toBe(2);
      writeFileSync(broken, '[{');
      expect(await run('scheme', 'diff', before, after, '--dossiers', broken)).toBe(3);
    });
  });

  it.each([
    [['deliberate', '--scheme', 'nothing', '--dossier', join(dossiers, 'cgco-refused-c16.json')]],
    [['deliberate', '--scheme', 'cgco', '--dossier', join(folder, 'absent.json')]],
    [['deliberate', '--scheme', 'cgco', '--dossier', join(dossiers, 'cgco-refused-c16.json'), '--lang', 'de']],
    [['deliberate', '--scheme', 'cgco']],
    [['scheme', 'show', 'nothing']],
    [['scheme']],
  ])('take %j for wrong usage', async (line) => {
    expect(await run(...line)).toBe(2);
  });

  it('refuse what is no JSON as an invalid dossier', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"ue": {');
    expect(await run('deliberate', '--scheme', 'cgco', '--dossier', file)).toBe(3);
    expect(errors).toContain('line 1');
  });

  function dossier(change: (facts: Record<string, unknown>) => void): string {
    const { dossier: facts } = JSON.parse(readFileSync(join(dossiers, 'cgco-admitted-c01.json'), 'utf8')) as {
      dossier: Record<string, unknown>;
    };
    change(facts);
    const file = join(folder, 'dossier.json');
    writeFileSync(file, JSON.stringify(facts));
    return file;
  }

  function run(...line: string[]): Promise<number> {
    return runIn('en', ...line);
  }

  function runIn(language: string, ...line: string[]): Promise<number> {
    const env = { PARCHEMIN_DATA: folder, LANG: language };
    const print = (answer: string): void => void (answers += answer);
    return runCommandLine(line, { texts: textsFor(env), env, print });
  }
});
