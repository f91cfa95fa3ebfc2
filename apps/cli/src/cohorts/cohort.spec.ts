import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CohortPreview, CohortView } from '@parchemin/contracts';
import { textsFor } from '../language/texts.js';
import { runCommandLine } from '../program.js';

const view: CohortView = {
  ...{ cohort: 'autumn', scheme: 'cgco', version: 1, revision: 2 },
  calendar: { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', region: null },
  dates: [{ date: 'exam', label: 'Examen national', day: '2027-06-21' }],
  progress: { members: 3, current: 2, refused: 1, settledAt: null },
  refused: [{ candidacy: 'c-1', refused: 'DateMissing', why: 'Date de la promotion manquante' }],
  story: [],
};
const preview: CohortPreview = {
  ...{ cohort: 'autumn', version: 1, members: 3, affected: 2, complete: true, next: 'c-2' },
  dates: [{ date: 'exam', label: 'Examen national', from: '2027-06-14', to: '2027-06-21' }],
  bySchool: [{ key: 'lyon', count: 2 }],
  byStage: [{ key: 'exam', count: 2 }],
  deadlines: [
    {
      ...{
        stage: 'exam',
        deadline: 'exam-marks',
        from: '2027-06-14T22:00:00.000Z',
        to: '2027-06-21T22:00:00.000Z',
        count: 2,
      },
      past: [
        { step: 'reminder-30', kind: 'reminder', to: 'trainer', plannedAt: '2027-05-22T07:00:00.000Z', skipped: true },
      ],
    },
  ],
  candidacies: [
    {
      ...{ candidacy: 'c-1', reference: 'C-1', school: 'lyon' },
      moves: [{ stage: 'exam', deadline: 'exam-marks', from: '2027-06-14T22:00:00.000Z', to: null }],
    },
  ],
};

describe('cohorts on the command line', () => {
  let service: Server;
  let asked: { readonly line: string; readonly body: unknown }[];
  let answers: string;
  let errors: string;

  beforeAll(async () => {
    service = createServer((request, response) => {
      const line = `${request.method} ${request.url}`;
      void read(request).then((body) => {
        asked.push({ line, body });
        const answer = line.includes('preview') ? preview : line.startsWith('GET') ? view : recorded;
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => new Promise((closed) => service.close(closed)));
  beforeEach(() => {
    [asked, answers, errors] = [[], '', ''];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))));
  });
  afterEach(() => jest.restoreAllMocks());

  const recorded = {
    cohort: 'autumn',
    revision: 1,
    position: '1',
    recorded: [{ event: 'CohortCalendarMoved', data: {} }],
  };

  it('are shown with their dates, how far these have come and who refused them', async () => {
    expect(await run('cohort', 'show', 'autumn')).toBe(0);
    expect(answers).toContain('2 of 3 bear this calendar, 1 refused it');
    expect(answers).toContain('exam  2027-06-21  Examen national');
    expect(answers).toContain('c-1  Date de la promotion manquante (DateMissing)');
  });

  it('tell what a move would do, and ask nothing but that', async () => {
    expect(await run('cohort', 'move', 'autumn', '--date', 'exam=2027-06-21', '--dry-run')).toBe(0);
    expect(asked).toEqual([{ line: 'POST /api/cohorts/autumn/preview', body: { dates: { exam: '2027-06-21' } } }]);
    expect(answers).toContain('nothing is written; 2 of 3 members have deadlines that would move');
    expect(answers).toContain('past already, skipped: reminder-30');
    expect(answers).toContain('there are more: --after c-2');
  });

  it('are moved date by date, with a reason', async () => {
    const line = ['cohort', 'move', 'autumn', '--date', 'exam=2027-06-21', '--date', 'jury=2027-07-01'];
    expect(await run(...line, '--reason', 'strike')).toBe(0);
    expect(asked).toEqual([
      {
        line: 'POST /api/cohorts/autumn/acts/MoveCohort',
        body: { dates: { exam: '2027-06-21', jury: '2027-07-01' }, reason: 'strike' },
      },
    ]);
    expect(answers).toContain('recorded: CohortCalendarMoved (revision 1)');
  });

  it('are planned with a calendar and its version', async () => {
    const line = ['cohort', 'plan', 'autumn', '--calendar', 'cgco-demo@1', '--date', 'exam=2027-06-14'];
    expect(await run(...line)).toBe(0);
    const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates: { exam: '2027-06-14' } };
    expect(asked).toEqual([{ line: 'POST /api/cohorts', body: { cohort: 'autumn', calendar } }]);
  });

  it.each([
    [2, ['cohort', 'move', 'autumn']],
    [2, ['cohort', 'move', 'autumn', '--date', 'exam']],
    [2, ['cohort', 'move', 'autumn', '--date', 'exam=2027-06-21']],
    [2, ['cohort', 'plan', 'autumn', '--calendar', 'cgco-demo']],
    [3, ['cohort', 'again', 'autumn', '--candidacy', 'c-1']],
  ])('end with status %i for %j, and nothing is sent', async (status, line) => {
    expect(await run(...line)).toBe(status);
    expect([asked, answers]).toEqual([[], '']);
    expect(errors).not.toBe('');
  });

  function run(...line: string[]): Promise<number> {
    const { port } = service.address() as AddressInfo;
    const env = { LANG: 'en', PARCHEMIN_URL: `http://127.0.0.1:${port}`, PARCHEMIN_TOKEN: 'secret' };
    return runCommandLine(line, { texts: textsFor(env), env, print: (answer) => void (answers += answer) });
  }
});

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? null : (JSON.parse(text) as unknown);
}
