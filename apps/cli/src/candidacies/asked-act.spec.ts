import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actRequests } from '@parchemin/contracts';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-acts-'));

describe('acts on the command line', () => {
  let answers: string;
  let errors: string;

  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are all listed with what each takes', async () => {
    expect(await run('act', '--list')).toBe(0);
    for (const act of Object.keys(actRequests)) expect(answers).toMatch(new RegExp(`^${act}$`, 'm'));
    expect(answers).toContain('RecordMark\n  piece: string\n  mark: string');
    expect(answers).toContain('ResumePath\n  takes nothing');
    expect(answers).toContain('reason: string | null (optional)');
  });

  it('are listed for scripts as JSON Schemas, one of them where it is named', async () => {
    expect(await run('act', '--list', 'RecordMark', '--json')).toBe(0);
    expect(JSON.parse(answers)).toEqual({
      RecordMark: expect.objectContaining({ required: ['piece', 'mark'] }) as object,
    });
    answers = '';
    expect(await run('group', 'act', '--list')).toBe(0);
    expect(answers).toContain('MemberLeaves\n  member: string\n  reason: string');
  });

  it('are refused before anything is sent, with all their faults at once', async () => {
    const data = '{"piece":"?","side":1}';
    expect(await run('act', 'c1', 'RecordMark', '--data', data)).toBe(3);
    expect(errors).toContain('RecordMark cannot be asked so, 3 faults:');
    expect(errors).toMatch(/• \/piece .*\n\s+• \/mark .*\n\s+• \/ /);
    errors = '';
    await runIn('fr', 'act', 'c1', 'RecordMark', '--data', data);
    expect(errors).toContain('ne peut pas être demandé ainsi, 3 erreurs\u00a0:');
    expect(errors).toContain('Entrée invalide');
  });

  it('take their data from a file, and say what is wrong with it', async () => {
    const file = join(folder, 'mark.json');
    writeFileSync(file, '{"piece":');
    expect(await run('act', 'c1', 'RecordMark', '--data', file)).toBe(3);
    expect(errors).toContain('--data is no JSON');
    expect(await run('act', 'c1', 'RecordMark', '--data', join(folder, 'absent.json'))).toBe(2);
  });

  it.each([
    [2, ['act', 'c1', 'Dance']],
    [2, ['act', 'c1', 'constructor']],
    [2, ['act', 'c1']],
    [2, ['act', '--list', 'Dance']],
    [2, ['group', 'act', 'g1', 'Dance']],
    [2, ['group', 'form']],
    [3, ['candidacy', 'enrol', '--data', '{}']],
    [2, ['candidacy', 'list', '--limit', 'many']],
    [2, ['candidacy', 'explain', 'c1', '--lang', 'de']],
    [2, ['forecast', '--days', '0']],
    [2, ['replay', 'c1', '--at', 'yesterday']],
    [2, ['replay', 'c1@last']],
    [2, ['export', 'decision', 'c1', '--decision', 'last']],
  ])('end with status %i for %j', async (status, line) => {
    expect(await run(...line)).toBe(status);
    expect(answers).toBe('');
  });

  it.each([
    [['act', 'c1', 'RetryPath']],
    [['candidacy', 'list']],
    [['candidacy', 'show', 'c1']],
    [['candidacy', 'explain', 'c1']],
    [['group', 'show', 'g1']],
    [['forecast']],
    [['export', 'decision', 'c1']],
    [['replay', 'c1']],
  ])('say that nothing runs here when asked %j', async (line) => {
    expect(await run(...line)).toBe(4);
    expect(errors).toContain('npm start');
  });

  it('say so when the service that is named does not answer, and under which key to ask again', async () => {
    const env = { PARCHEMIN_URL: 'http://127.0.0.1:9', PARCHEMIN_TOKEN: 'somebody' };
    expect(await runIn('en', 'act', 'c1', 'RetryPath', '--key', 'key-12345', env)).toBe(4);
    expect(errors).toContain('Ask again with --key key-12345');
  });

  function run(...line: string[]): Promise<number> {
    return runIn('en', ...line);
  }

  function runIn(language: string, ...given: (string | NodeJS.ProcessEnv)[]): Promise<number> {
    const line = given.filter((word) => typeof word === 'string');
    const more = given.find((word) => typeof word === 'object');
    const env = { PARCHEMIN_DATA: folder, LANG: language, ...more };
    return runCommandLine(line, { texts: textsFor(env), env, print: (answer) => void (answers += answer) });
  }
});
