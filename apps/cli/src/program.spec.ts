import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '@parchemin/parts';
import { textsFor } from './language/texts.js';
import { runCommandLine } from './program.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-cli-'));

describe('the command line', () => {
  let errors: string;
  let answers: string;

  beforeEach(() => {
    errors = '';
    answers = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((answers += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['--help', 0],
    ['--version', 0],
    ['doctor --help', 0],
    ['', 2],
    ['unheard-of', 2],
    ['doctor --unheard-of', 2],
    ['rebuild', 2],
    ['recover', 2],
    ['recover --all --candidacy c1', 2],
    ['event-node --data x', 2],
    ['event-node --data x --port many', 2],
    ['doctor', 4],
    ['rebuild candidate_record', 4],
    ['recover --all', 4],
    ['retry-mails', 4],
  ])('ends «parchemin %s» with status %i while nothing runs', async (line, status) => {
    expect(await run(line)).toBe(status);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('puts nothing but the answer on stdout', async () => {
    await run('doctor');
    expect(answers).toBe('');
    expect(errors).toContain('npm start');
  });

  it('takes a record for nobody’s whose supervisor is gone', async () => {
    const record = { supervisor: { pid: process.pid, startedAt: 'long ago' }, parts: [] };
    writeFileSync(join(folder, 'parts.json'), JSON.stringify(record));
    expect(await run('doctor --json')).toBe(4);
  });

  it.each(['doctor', 'event-node', 'rebuild', 'recover', 'retry-mails'])(
    'shows examples in the help of %s',
    async (command) => {
      await run(`${command} --help`);
      expect(answers).toContain(`$ parchemin ${command}`);
    },
  );

  it('speaks French where the environment does, English elsewhere', async () => {
    await run('recover', { LANG: 'fr_FR.UTF-8' });
    expect(errors).toContain('utilisation incorrecte\u00a0: ');
    await run('recover', { LANG: 'de_DE.UTF-8' });
    expect(errors).toContain('wrong usage: ');
  });

  it('shows where an unexpected error came from only when asked', async () => {
    const supervisor = identityOf(process.pid);
    writeFileSync(join(folder, 'parts.json'), JSON.stringify({ supervisor, parts: [] }));
    expect(await run('rebuild candidate_record')).toBe(1);
    expect(errors).toContain('Unexpected: ');
    expect(errors).not.toMatch(/^\s+at /m);
    await run('rebuild candidate_record --debug');
    expect(errors).toMatch(/^\s+at /m);
  });

  function run(line: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
    const told = { PARCHEMIN_DATA: folder, ...env };
    const print = (answer: string): void => void (answers += answer);
    return runCommandLine(line.split(' ').filter(Boolean), { texts: textsFor(told), env: told, print });
  }
});
