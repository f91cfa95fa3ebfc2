import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CounterfactualAnswer } from '@parchemin/schemes';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const dossiers = resolve(__dirname, '../../../../libs/schemes/fixtures/dossiers');
const refused = join(dossiers, 'cgco-refused-c16.json');
const folder = mkdtempSync(join(tmpdir(), 'parchemin-counterfactual-'));

describe('parchemin counterfactual', () => {
  let answers: string;
  let errors: string;

  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((answers += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says in French what would have been enough, and in English when asked', async () => {
    expect(await run('--scheme', 'cgco', '--dossier', refused)).toBe(0);
    expect(answers).toContain('d’au moins 0,01\u00a0: de 10 à plus de 10, soit 10,01');
    answers = '';
    expect(await run('--scheme', 'cgco', '--dossier', refused, '--lang', 'en')).toBe(0);
    expect(answers).toContain('by at least 0.01: from 10 to more than 10, that is 10.01');
  });

  it('answers scripts in the published shape', async () => {
    expect(await run('--scheme', 'cgco', '--dossier', refused, '--json')).toBe(0);
    expect(CounterfactualAnswer.parse(JSON.parse(answers))).toMatchObject({
      outcome: 'changes',
      changes: { fact: 'ue.7', to: '10.01' },
    });
  });

  it('holds facts, limits the question, or asks about one block', async () => {
    await run('--scheme', 'cgco', '--dossier', refused, '--fixed', 'exam, ue.7', '--json');
    expect(JSON.parse(answers)).toMatchObject({ outcome: 'impossible', fixed: ['exam', 'ue.7'] });
    answers = '';
    await run('--scheme', 'cgco', '--dossier', refused, '--only', 'levels', '--block', 'B1', '--json');
    expect(JSON.parse(answers)).toMatchObject({ goal: { block: 'B1', awarded: false }, changes: { n: 3 } });
  });

  it('a document without a rule is done, and said to be for the jury', async () => {
    const dossier = join(folder, 'open.json');
    writeFileSync(dossier, '{"percentages": {}, "criteria": {}, "language": {}}');
    expect(await run('--scheme', 'mdce', '--dossier', dossier)).toBe(0);
    expect(answers).toContain('aucune règle de calcul');
  });

  it('names every fault of a dossier at once', async () => {
    const dossier = join(folder, 'faulty.json');
    writeFileSync(dossier, '{"exam": 21}');
    expect(await run('--scheme', 'cgco', '--dossier', dossier, '--json')).toBe(3);
    expect((JSON.parse(answers) as { errors: unknown[] }).errors.length).toBe(7);
    expect(await run('--scheme', 'cgco', '--dossier', dossier)).toBe(3);
    expect(errors).toContain('EXAM_RANGE');
  });

  it.each([
    [['--scheme', 'nothing', '--dossier', refused]],
    [['--scheme', 'cgco', '--dossier', refused, '--fixed', 'ue.9']],
    [['--scheme', 'cgco', '--dossier', refused, '--block', 'B9']],
    [['--scheme', 'cgco', '--dossier', refused, '--lang', 'de']],
    [['--scheme', 'cgco']],
  ])('takes %j for wrong usage', async (line) => {
    expect(await run(...line)).toBe(2);
  });

  function run(...line: string[]): Promise<number> {
    const env = { PARCHEMIN_DATA: folder };
    const print = (answer: string): void => void (answers += answer);
    return runCommandLine(['counterfactual', ...line], { texts: textsFor(env), env, print });
  }
});
