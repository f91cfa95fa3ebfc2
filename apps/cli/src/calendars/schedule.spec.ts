import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';
import type { Schedule } from './scheduled.js';

const calendars = resolve(__dirname, '../../../../seeds/calendars');
const folder = mkdtempSync(join(tmpdir(), 'parchemin-schedule-'));

describe('parchemin schedule', () => {
  let answers: string;
  let errors: string;

  beforeEach(() => {
    [answers, errors] = ['', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['cgco', 'mdce', 'diplovis', 'mdpc', 'rdc'])(
    'gives every step of %s an instant, from its start alone',
    async (id) => {
      const { deadlines } = await scheduled('--scheme', id, '--start', '2026-09-07');
      const dated = deadlines.filter(({ rule }) => 'date' in rule);
      expect(dated.length).toBeGreaterThan(8);
      const moments = dated.flatMap(({ due, ladder }) => [due, ...ladder.map(({ at }) => at)]);
      for (const moment of moments) expect(Date.parse(moment!.local)).toBe(Date.parse(moment!.instant));
      const dues = dated.map(({ due }) => due!.instant);
      expect(dues).toEqual([...dues].sort());
    },
  );

  it('counts in the zone and the holidays of the cohort', async () => {
    const { zone, holidays, dates, deadlines } = await scheduled(
      ...['--scheme', 'cgco', '--zone', 'Indian/Reunion', '--start', '2026-09-07', '--date', 'jury=2027-12-17'],
    );
    expect([zone, holidays.region]).toEqual(['Indian/Reunion', 'reunion']);
    expect(dates).toContainEqual({ date: 'jury', label: 'Jury de certification', on: '2027-12-17', suggested: false });
    // Two working days after Friday: Monday 20 December is a holiday there.
    expect(deadlines.find(({ stage }) => stage === 'jury')?.due?.local).toBe('2027-12-22T23:59:59+04:00');
  });

  it('says what no document prints, and what hangs on a fact', async () => {
    expect(await run('--scheme', 'cgco', '--start', '2026-09-07')).toBe(0);
    expect(answers).toContain('not in the document');
    expect(answers).toContain('5 working days after AppealLodged, 23:59:59');
    answers = '';
    expect(await run('--scheme', 'cgco', '--start', '2026-09-07', '--lang', 'fr')).toBe(0);
    expect(answers).toContain('absent du document');
    expect(answers).toContain('5 jours ouvrés après AppealLodged, 23:59:59');
  });

  it('gives instants to what follows a fact that is supposed', async () => {
    const supposed = ['AppealLodged=2028-07-03T09:00:00Z', 'ConsequencesEstablished=2028-07-03T09:00:00Z'];
    const { deadlines } = await scheduled('--scheme', 'cgco', ...supposed.flatMap((fact) => ['--fact', fact]));
    const dues = deadlines.filter(({ fact }) => fact !== null).map(({ deadline, due }) => [deadline, due?.local]);
    expect(dues).toEqual([
      ['appeal-acknowledged', '2028-07-10T23:59:59+02:00'],
      ['appeal-answered', '2028-08-03T23:59:59+02:00'],
      ['resit-window', '2029-07-03T23:59:59+02:00'],
    ]);
  });

  it('takes a calendar of one’s own, and names every date that it still needs', async () => {
    const file = written((calendar) => {
      calendar.dates = calendar.dates.map((date) => ({ ...date, suggested: null }));
    });
    expect(await run('--scheme', 'cgco', '--calendar', file, '--start', '2026-09-07')).toBe(3);
    for (const date of ['exam', 'deposit', 'oral', 'jury', 'Grand oral']) expect(errors).toContain(date);
    expect(answers).toBe('');
  });

  it('refuses a file that is no calendar, with every fault', async () => {
    const file = written((calendar) => {
      calendar.dates = calendar.dates.filter(({ date }) => date !== 'oral' && date !== 'jury');
    });
    expect(await run('--scheme', 'cgco', '--calendar', file)).toBe(3);
    expect(errors).toContain('the date oral is not declared');
    expect(errors).toContain('the date jury is not declared');
  });

  it('refuses a calendar of another certification', async () => {
    expect(await run('--scheme', 'cgco', '--calendar', join(calendars, 'rdc-demo.json'))).toBe(3);
  });

  it.each([
    [['--scheme', 'nothing']],
    [['--scheme', 'cgco', '--zone', 'Mars/Base']],
    [['--scheme', 'cgco', '--region', 'atlantis']],
    [['--scheme', 'cgco', '--start', '2026-02-30']],
    [['--scheme', 'cgco', '--date', 'oral']],
    [['--scheme', 'cgco', '--fact', 'AppealLodged=yesterday']],
    [['--scheme', 'cgco', '--lang', 'de']],
    [['--scheme', 'cgco', '--calendar', join(folder, 'absent.json')]],
    [[]],
  ])('takes %j for wrong usage', async (line) => {
    expect(await run(...line)).toBe(2);
  });

  interface Written {
    dates: { date: string; suggested: object | null }[];
  }

  function written(change: (calendar: Written) => void): string {
    const calendar = JSON.parse(readFileSync(join(calendars, 'cgco-demo.json'), 'utf8')) as Written;
    change(calendar);
    const file = join(folder, 'calendar.json');
    writeFileSync(file, JSON.stringify({ ...calendar, id: 'ours', version: 4 }));
    return file;
  }

  async function scheduled(...line: string[]): Promise<Schedule> {
    expect(await run(...line, '--json')).toBe(0);
    return JSON.parse(answers) as Schedule;
  }

  function run(...line: string[]): Promise<number> {
    const print = (answer: string): void => void (answers += answer);
    return runCommandLine(['schedule', ...line], { texts: textsFor({}), env: { PARCHEMIN_DATA: folder }, print });
  }
});
