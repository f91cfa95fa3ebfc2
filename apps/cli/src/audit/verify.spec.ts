import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const exported = resolve(__dirname, '../../../../libs/decision-record/fixtures/rdc.v1.json');
const folder = mkdtempSync(join(tmpdir(), 'parchemin-verify-'));

describe('parchemin verify', () => {
  let answers: string;
  let errors: string;

  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says in one line that an exported decision is verified', async () => {
    expect(await run('verify', exported)).toBe(0);
    expect(answers).toMatch(/: verified\. Candidacy 0192f5c0-.*, rdc@1, block_awarded$/);
  });

  it('says which check fails on an altered one, what is written there and what is found', async () => {
    const file = altered((record) => (record.decision.recorded.blocks[0] = 'A1'));
    expect(await run('verify', file)).toBe(1);
    expect(answers).toContain('NOT VERIFIED, 2 checks fail');
    expect(answers).toContain('✗ the facts follow each other');
    expect(answers).toContain('decision.recorded.blocks.0: "A1" is written, "A4" is found');
    expect(answers).toContain('– the dossier comes from the facts (could not be looked at)');
    answers = '';
    expect(await runIn('fr_FR.UTF-8', 'verify', file)).toBe(1);
    expect(answers).toContain('NON VÉRIFIÉ, 2 contrôles échouent');
  });

  it('looks at every document of a folder, and answers scripts check by check', async () => {
    const several = join(folder, 'several');
    mkdirSync(several);
    cpSync(exported, join(several, 'a.json'));
    cpSync(
      altered((record) => (record.sha256 = '0'.repeat(64))),
      join(several, 'b.json'),
    );
    expect(await run('verify', several, '--json')).toBe(1);
    const { verified, files } = JSON.parse(answers) as Answer;
    expect([verified, ...files.map((each) => each.verified)]).toEqual([false, true, false]);
    expect(files[1]!.checks.filter(({ holds }) => holds === false).map(({ check }) => check)).toEqual(['digest']);
  });

  it('takes nothing else for an exported decision', async () => {
    const other = join(folder, 'minutes.json');
    writeFileSync(other, '{"format":"minutes"}');
    expect(await run('verify', other)).toBe(3);
    expect(errors).toContain('minutes and logs are not exported yet');
    mkdirSync(join(folder, 'empty'));
    expect(await run('verify', join(folder, 'empty'))).toBe(3);
    expect(await run('verify', join(folder, 'absent.json'))).toBe(2);
    expect(answers).toBe('');
  });

  interface Answer {
    readonly verified: boolean;
    readonly files: readonly { verified: boolean; checks: readonly { check: string; holds: boolean | null }[] }[];
  }

  interface Exported {
    decision: { recorded: { blocks: string[] } };
    sha256: string;
  }

  function altered(change: (record: Exported) => unknown): string {
    const record = JSON.parse(readFileSync(exported, 'utf8')) as Exported;
    change(record);
    const file = join(folder, 'altered.json');
    writeFileSync(file, JSON.stringify(record));
    return file;
  }

  function run(...line: string[]): Promise<number> {
    return runIn('en', ...line);
  }

  function runIn(language: string, ...line: string[]): Promise<number> {
    const env = { PARCHEMIN_DATA: folder, LANG: language };
    return runCommandLine(line, { texts: textsFor(env), env, print: (answer) => void (answers += answer) });
  }
});
