import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WholePath, id as decided } from '@parchemin/commands/testing';
import { openEventStore, type NewEvent } from '@parchemin/event-store';
import { startParts, testToken, type RunningParts } from '@parchemin/testing';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-service-'));
const candidacy = '0192f5c0-0000-7000-8000-00000000c011';
const dates = { start: '2026-09-07', 'continuous-assessment-end': '2026-12-01', end: '2027-01-29' };
const later = { exam: '2027-01-11', deposit: '2027-03-08', oral: '2027-03-29', jury: '2027-04-12' };
const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates: { ...dates, ...later } };
const plan = { scheme: 'cgco', schemeVersion: 1, school: 'lyon', cohort: 'printemps', calendar };
const signed = { place: 'Lyon', signedOn: '2026-09-08', commitment: true };

describe('the command line on a running service', () => {
  let parts: RunningParts;
  let answers: string;
  let errors: string;

  beforeAll(async () => {
    parts = await startParts({ api: true, projector: true, own: true });
    await store(await decidedPath(), decided, parts.url('event-store'));
  });
  afterAll(async () => {
    await parts?.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());

  it('enrols a candidate, foresees an act, asks it, and asks it again without effect', async () => {
    const file = join(folder, 'enrolment.json');
    writeFileSync(file, JSON.stringify({ candidacy, reference: 'C-0011', ...plan }));
    expect(await run('candidacy', 'enrol', '--data', file)).toBe(0);
    expect(answers).toContain('CandidateEnrolled');
    const asked = ['act', candidacy, 'AcknowledgeRules', '--data', JSON.stringify(signed), '--key', 'rules-of-c11'];
    answers = '';
    expect(await run(...asked, '--dry-run')).toBe(0);
    expect(answers).toMatch(/^nothing is recorded; this would be: RulesAcknowledged, DeadlineCleared/);
    answers = '';
    expect(await run(...asked)).toBe(0);
    expect(answers).toMatch(/^recorded: RulesAcknowledged, DeadlineCleared \(revision \d+\)$/);
    const first = answers;
    answers = '';
    expect(await run(...asked)).toBe(0);
    expect(answers).toBe(first);
  });

  it('tells the service’s own sentence when it refuses', async () => {
    const again = ['act', candidacy, 'AcknowledgeRules', '--data', JSON.stringify(signed)];
    expect(await run(...again)).toBe(1);
    expect(errors).toContain('(RulesAlreadyAcknowledged)');
    expect(await run('candidacy', 'show', '0192f5c0-0000-7000-8000-00000000dead')).toBe(1);
    expect(errors).toContain('(CandidacyNotFound)');
    expect(await runAs('nobody', 'candidacy', 'list')).toBe(1);
    expect(errors).toContain('(NotSignedIn)');
  });

  it('lists candidacies, shows one, explains it, and says what will come of itself', async () => {
    await until(async () => {
      answers = '';
      return (await run('candidacy', 'show', candidacy)) === 0 && answers.includes('RulesAcknowledged');
    });
    expect(answers).toContain('RulesAcknowledged  machine (operations)');
    answers = '';
    expect(await run('candidacy', 'list')).toBe(0);
    expect(answers).toContain('C-0011');
    answers = '';
    expect(await run('candidacy', 'explain', decided, '--lang', 'en')).toBe(0);
    expect(answers).toContain('A4');
    answers = '';
    expect(await run('forecast', '--days', '92', '--school', 'nowhere', '--json')).toBe(0);
    expect(JSON.parse(answers)).toMatchObject({ total: 0, steps: [], byCohort: [], bySchool: [] });
  });

  it('exports a decision that verifies without the service, and replays it', async () => {
    const file = join(folder, 'decision.json');
    expect(await run('export', 'decision', decided, '--out', file)).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('parchemin.decision-record');
    expect(await run('verify', file)).toBe(0);
    expect(answers).toContain('verified');
    answers = '';
    expect(await run('replay', decided)).toBe(0);
    expect(answers).toContain('comes out again, to the letter');
    expect(await run('export', 'decision', candidacy)).toBe(1);
    expect(errors).toContain('(NoDecision)');
  });

  it('is told a token for a name and its password, with which a trainer asks as themselves', async () => {
    const token = await signedIn('formateur-lyon', 'parchemin-formateur');
    expect(await runAs(token, 'candidacy', 'show', candidacy, '--json')).toBe(0);
    expect(await runAs(token, 'export', 'decision', decided)).toBe(1);
    expect(errors).toContain('(NotAllowed)');
  });

  /** Through the command itself, whose password comes on the standard input of a process of its own. */
  async function signedIn(name: string, password: string): Promise<string> {
    const { signIn } = await import('../service-door.js');
    return (await signIn(name, password, { env: envOf(''), texts: textsFor({}) })) ?? '';
  }

  function run(...line: string[]): Promise<number> {
    return runAs(testToken, ...line);
  }

  function runAs(token: string, ...line: string[]): Promise<number> {
    const env = envOf(token);
    return runCommandLine(line, { texts: textsFor(env), env, print: (answer) => void (answers += answer) });
  }

  function envOf(token: string): NodeJS.ProcessEnv {
    return { PARCHEMIN_DATA: folder, LANG: 'en', PARCHEMIN_URL: parts.url('api'), PARCHEMIN_TOKEN: token };
  }
});

async function decidedPath(): Promise<readonly NewEvent[]> {
  const path = await WholePath.enrolled('rdc', { optional: [], sought: ['A4'] });
  await path.completeAndDecide('block_awarded');
  const events: NewEvent[] = [];
  for await (const { id, event, metadata } of path.stored()) events.push({ id, event, metadata });
  return events;
}

async function store(events: readonly NewEvent[], id: string, url: string): Promise<void> {
  const opened = openEventStore(url);
  const { outcome } = await opened.append(`candidacy-${id}`, 'no-stream', events);
  await opened.close();
  expect(outcome).toBe('appended');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((again) => setTimeout(again, 200))) {
    if (await holds()) return;
  }
  throw new Error('still not so after 30 s');
}
