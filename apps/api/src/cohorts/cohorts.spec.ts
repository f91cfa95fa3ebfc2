import type { CohortList, CohortPreview, CohortView } from '@parchemin/contracts';
import { enrolment, ids, runApi, type RunningApi } from '../../testing/running-api.js';

const { calendar, cohort, ...person } = enrolment;
const candidates = [1, 2, 3].map((which) => `0192f5c0-0000-7000-8000-00000000000${which}`);
const [space, thin] = ['\u00a0', '\u202f'];

let keys = 0;
const keyed = (body: unknown) => ({ body, headers: { 'idempotency-key': `cohort-key-${(keys += 1)}` } });

describe('cohorts through the API', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApi();
  });
  afterEach(() => api.application.close());

  const plan = (dates: object = calendar.dates) =>
    api.ask('operations', 'POST', '/api/cohorts', keyed({ cohort, calendar: { ...calendar, dates } }));
  const move = (dates: object) =>
    api.ask('operations', 'POST', `/api/cohorts/${cohort}/acts/MoveCohort`, keyed({ dates, reason: 'grève' }));
  const preview = (dates: object, query = '') =>
    api.ask('operations', 'POST', `/api/cohorts/${cohort}/preview${query}`, { body: { dates } });
  const read = async () => (await api.ask('operations', 'GET', `/api/cohorts/${cohort}`)).json<CohortView>();

  async function enrol(candidacy: string, school = 'lyon'): Promise<void> {
    await api.ask('operations', 'POST', '/api/candidacies', keyed({ ...person, cohort, candidacy, school }));
    api.records.candidacies.push(candidacy);
  }

  it('are planned, and those who join them need not say the calendar', async () => {
    expect((await plan()).status).toBe(201);
    await enrol(ids.candidacy);
    expect((await plan()).json()).toMatchObject({ code: 'CohortAlreadyPlanned' });
    expect(await read()).toMatchObject({
      ...{ cohort, scheme: 'cgco', version: 0, revision: 0, refused: [] },
      progress: { members: 1, current: 1, refused: 0, settledAt: null },
      calendar: { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', region: null },
    });
    const list = await api.ask('operations', 'GET', '/api/cohorts');
    expect(list.json<CohortList>().cohorts).toEqual([{ cohort, members: 1, planned: true }]);
  });

  it('say all that is wrong with their dates at once, in French', async () => {
    const { jury: _, ...dates } = calendar.dates;
    const problem = (await plan({ ...dates, exam: '2027-02-30', feast: '2027-01-01' })).json<{ errors: object[] }>();
    expect(problem).toMatchObject({
      code: 'DateUnknown',
      title: 'Date que le calendrier ne connaît pas',
      detail: `La demande comporte 3 points à corriger${thin}; rien n’a été enregistré.`,
    });
    expect(problem.errors).toMatchObject([
      { code: 'DateUnknown', pointer: '/calendar/dates/feast' },
      { code: 'DateImpossible', message: `Date qui n’existe pas${space}: 2027-02-30` },
      { code: 'DateMissing', pointer: '/calendar/dates/jury' },
    ]);
  });

  it('tell who would be affected by other dates and how, and write nothing', async () => {
    await plan();
    for (const [place, candidacy] of candidates.entries()) await enrol(candidacy, place === 2 ? 'nantes' : 'lyon');
    for (const candidacy of candidates.slice(1)) await open(candidacy);
    const before = await read();
    const answer = await preview({ 'continuous-assessment-end': '2026-11-29' });
    expect([answer.status, await read()]).toEqual([200, before]);
    const foreseen = answer.json<CohortPreview>();
    expect(foreseen).toMatchObject({
      ...{ cohort, version: 0, members: 3, affected: 2, complete: true, next: null },
      dates: [{ date: 'continuous-assessment-end', from: '2026-12-01', to: '2026-11-29' }],
      bySchool: [
        { key: 'lyon', count: 1 },
        { key: 'nantes', count: 1 },
      ],
      byStage: [{ key: 'continuous-assessment', count: 2 }],
      deadlines: [{ count: 2, from: '2026-12-01T22:59:59.000Z', to: '2026-11-29T22:59:59.000Z' }],
    });
    expect(foreseen.candidacies.map(({ candidacy }) => candidacy)).toEqual(candidates.slice(1));
    expect(foreseen.deadlines[0]!.past.map(({ kind, skipped }) => [kind, skipped])).toEqual([['reminder', false]]);
    const [first, second] = [
      (await preview({ 'continuous-assessment-end': '2026-11-29' }, '?limit=1')).json<CohortPreview>(),
      (
        await preview({ 'continuous-assessment-end': '2026-11-29' }, `?limit=1&after=${candidates[1]}`)
      ).json<CohortPreview>(),
    ];
    expect([first.next, second.next]).toEqual([candidates[1], null]);
    expect(second.candidacies).toMatchObject([{ candidacy: candidates[2], school: 'nantes' }]);
  });

  it('disturb nobody by a date on which nothing runs yet', async () => {
    await plan();
    await enrol(candidates[0]!);
    await open(candidates[0]!);
    expect((await preview({ jury: '2027-04-19' })).json()).toMatchObject({ members: 1, affected: 0, candidacies: [] });
    expect((await preview({ jury: calendar.dates.jury })).json()['code']).toBe('CohortDatesUnchanged');
  });

  it('move for everybody, and tell it as a story', async () => {
    await plan();
    await enrol(candidates[0]!);
    expect((await move({ exam: '2027-01-18', jury: '2027-04-19' })).status).toBe(201);
    const { story, progress, version } = await read();
    expect([version, progress]).toEqual([1, { members: 1, current: 0, refused: 0, settledAt: null }]);
    const sentences = story.map(({ sentence }) => sentence);
    expect(sentences[0]).toBe(
      `Promotion planifiée sur le calendrier «${space}cgco-demo${space}», version 1${space}: Calendrier de la promotion`,
    );
    expect(sentences[1]).toContain('du 11 janvier 2027 au 18 janvier 2027');
    expect(sentences[1]).toContain(`Motif${space}: grève`);
    expect((await move({ exam: '2027-01-18' })).json()).toMatchObject({ code: 'CohortDatesUnchanged', status: 409 });
  });

  it('refuse a joiner who brings other dates, and name what differs', async () => {
    await plan();
    const other = { ...calendar, dates: { ...calendar.dates, exam: '2027-01-18' } };
    const body = { ...person, cohort, candidacy: ids.candidacy, calendar: other };
    expect((await api.ask('operations', 'POST', '/api/candidacies', keyed(body))).json()).toMatchObject({
      code: 'CohortCalendarDiffers',
      detail: expect.stringContaining('diffère\u00a0: exam'),
    });
  });

  it('are the certifier’s alone', async () => {
    await plan();
    for (const [method, url] of [
      ['GET', '/api/cohorts'],
      ['GET', `/api/cohorts/${cohort}`],
    ] as const) {
      expect((await api.ask('school-lead', method, url)).status).toBe(403);
    }
    const asked = keyed({ dates: { exam: '2027-01-18' }, reason: 'r' });
    expect((await api.ask('school-lead', 'POST', `/api/cohorts/${cohort}/acts/MoveCohort`, asked)).status).toBe(403);
  });

  it('that nobody has planned say so', async () => {
    const unplanned = await api.ask('operations', 'GET', '/api/cohorts/nowhere');
    expect([unplanned.status, unplanned.json()['code']]).toEqual([404, 'CohortNotPlanned']);
    expect((await move({ exam: '2027-01-18' })).json()['code']).toBe('CohortNotPlanned');
    expect((await preview({ exam: '2027-01-18' })).json()['code']).toBe('CohortNotPlanned');
  });

  it('take a known act with everything it needs', async () => {
    await plan();
    const ask = (act: string, body: object) =>
      api.ask('operations', 'POST', `/api/cohorts/${cohort}/acts/${act}`, keyed(body));
    expect((await ask('Dance', {})).json()['code']).toBe('ActUnknown');
    expect((await ask('SettleCalendarMove', { version: 0, members: 1 })).json()['code']).toBe('ActUnknown');
    expect((await ask('MoveCohort', { dates: {} })).json()['code']).toBe('RequestInvalid');
    expect((await ask('AskMemberAgain', { candidacy: ids.candidacy })).json()['code']).toBe('MemberNotRefused');
  });

  async function open(candidacy: string): Promise<void> {
    await api.process({ type: 'OpenStage', stage: 'continuous-assessment' }, `open-${candidacy}`, candidacy);
  }
});
