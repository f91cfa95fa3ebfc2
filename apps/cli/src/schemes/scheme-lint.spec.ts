import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LintAnswer } from '@parchemin/schemes';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const schemes = resolve(__dirname, '../../../../seeds/schemes');
const folder = mkdtempSync(join(tmpdir(), 'parchemin-lint-'));

describe('parchemin scheme lint', () => {
  let answers: string;

  beforeEach(() => {
    answers = '';
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds no error in any certification, and says what it warns of', async () => {
    expect(await run({}, '--all', '--json')).toBe(0);
    const answer = LintAnswer.parse(JSON.parse(answers));
    expect(answer.ok).toBe(true);
    expect(answer.schemes.map(({ errors }) => errors)).toEqual([0, 0, 0, 0, 0]);
    expect(answer.schemes.every(({ warnings }) => warnings > 0)).toBe(true);
  });

  it('names document lines, the check and the reading that knows of it, in the language of the reader', async () => {
    expect(await run({ LANG: 'fr_FR.UTF-8' }, 'cgco')).toBe(0);
    expect(answers).toContain('ligne 1969  B3 demande 3 compétences sur 7');
    expect(answers).toContain('[uneven-share, R-16]');
    answers = '';
    await run({}, 'cgco');
    expect(answers).toContain('line 1969  B3 asks for 3 of 7 competencies');
  });

  it('answers no while an error stands', async () => {
    expect(
      await run(
        {},
        draft((scheme) => (scheme['blocks']![0]!['code'] = 'B2')),
        '--json',
      ),
    ).toBe(1);
    const { ok, schemes: linted } = LintAnswer.parse(JSON.parse(answers));
    expect(ok).toBe(false);
    expect(linted[0]!.findings).toContainEqual(
      expect.objectContaining({ check: 'duplicate-code', severity: 'error', places: ['blocks/B2', 'blocks/B2'] }),
    );
  });

  it('names the place in a file that breaks the language', async () => {
    expect(
      await run(
        {},
        draft((scheme) => delete scheme['units']![0]!['credits']),
      ),
    ).toBe(1);
    expect(answers).toContain('units/UE1/credits');
  });

  it.each([[[]], [['cgco', '--all']], [['nothing']]])('takes %j for wrong usage', async (line) => {
    expect(await run({}, ...line)).toBe(2);
  });

  it('refuses what is no JSON', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{');
    expect(await run({}, file)).toBe(3);
  });

  type Draft = Record<string, Record<string, unknown>[] | undefined>;

  function draft(change: (scheme: Draft) => unknown): string {
    const scheme = JSON.parse(readFileSync(join(schemes, 'cgco.json'), 'utf8')) as Draft;
    change(scheme);
    const file = join(folder, 'draft.json');
    writeFileSync(file, JSON.stringify(scheme));
    return file;
  }

  function run(env: NodeJS.ProcessEnv, ...line: string[]): Promise<number> {
    const print = (answer: string): void => void (answers += answer);
    return runCommandLine(['scheme', 'lint', ...line], {
      texts: textsFor(env),
      env: { ...env, PARCHEMIN_DATA: folder },
      print,
    });
  }
});
