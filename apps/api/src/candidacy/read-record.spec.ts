import { ids, runApiWithCandidate, type RunningApi } from '../../testing/running-api.js';

const one = `/api/candidacies/${ids.candidacy}`;

describe('reading a record through the API', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApiWithCandidate();
  });
  afterEach(() => api.application.close());

  it('shows the scheme’s own titles, and what this reader may do', async () => {
    const answer = await api.ask('trainer', 'GET', one);
    expect(answer.json()).toMatchObject({
      reference: 'C-0001',
      scheme: { id: 'cgco', version: 1, title: 'Chargé de gestion commerciale' },
      stages: [
        {
          title: 'Contrôle continu',
          status: 'open',
          pieces: expect.arrayContaining([
            expect.objectContaining({ piece: 'CC1', title: 'Droit des contrats', mark: null }),
          ]),
        },
      ],
      upcoming: expect.arrayContaining([{ stage: 'jury', title: 'Jury de certification' }]) as unknown,
      acts: expect.arrayContaining(['RecordMark', 'RecordAbsence', 'SetLevel']) as unknown,
    });
    expect((await api.ask('auditor', 'GET', one)).json()['acts']).toEqual([]);
    expect((await api.ask('operations', 'GET', one)).json()['acts']).toEqual(
      expect.arrayContaining(['RecordMark', 'RetryPath', 'ProposeOverride']),
    );
  });

  it('is spared when the reader has this revision already', async () => {
    const first = await api.ask('trainer', 'GET', one);
    expect(first.headers['etag']).toBe('"3"');
    const again = await api.ask('trainer', 'GET', one, { headers: { 'if-none-match': '"1", W/"3"' } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('waits for what the reader has just written, or says that it is behind', async () => {
    expect((await api.ask('trainer', 'GET', `${one}?after=1`)).headers['x-parchemin-behind']).toBeUndefined();
    api.records.behind = true;
    const answer = await api.ask('trainer', 'GET', `${one}?after=99999999`);
    expect([answer.status, answer.headers['x-parchemin-behind']]).toEqual([200, 'true']);
  });

  it.each([
    ['/api/candidacies/not-an-id', '/candidacy'],
    [`${one}?after=tomorrow`, '/after'],
    ['/api/candidacies?limit=100000', '/limit'],
    ['/api/candidacies?after=tomorrow', '/after'],
    ['/api/candidacies?sort=name', '/sort'],
  ])('refuses %s, and points at %s', async (url, pointer) => {
    const answer = await api.ask('trainer', 'GET', url);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'RequestInvalid', errors: [{ pointer }] });
  });
});

describe('enrolling through the API', () => {
  it('names every unknown part at once and writes nothing', async () => {
    const api = await runApiWithCandidate();
    const body = {
      candidacy: ids.unknown,
      reference: 'C-0002',
      scheme: 'nowhere',
      schemeVersion: 1,
      school: 'lyon',
      cohort: 'printemps',
      calendar: { id: 'never', version: 1, zone: 'Europe/Paris', dates: {} },
    };
    const answer = await api.ask('operations', 'POST', '/api/candidacies', {
      body,
      headers: { 'idempotency-key': 'enrolment-2' },
    });
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'SchemeUnknown',
      errors: [
        { pointer: '/scheme', code: 'SchemeUnknown', message: 'Référentiel inconnu\u00a0: nowhere@1' },
        { pointer: '/calendar', code: 'CalendarUnknown' },
      ],
    });
    await api.application.close();
  });

  it('refuses what is already enrolled, with its reference', async () => {
    const api = await runApiWithCandidate();
    const enrolled = (await api.stored())[0]!.event.data;
    const body = { candidacy: ids.candidacy, ...enrolled };
    const answer = await api.ask('operations', 'POST', '/api/candidacies', {
      body,
      headers: { 'idempotency-key': 'enrolment-2' },
    });
    expect(answer.json()).toMatchObject({
      status: 409,
      code: 'AlreadyEnrolled',
      detail: expect.stringContaining('C-0001'),
    });
    await api.application.close();
  });

  it('has nothing to retry on a path that is not blocked', async () => {
    const api = await runApiWithCandidate();
    const answer = await api.ask('operations', 'POST', `${one}/retry`, { headers: { 'idempotency-key': 'retry-key' } });
    expect(answer.json()).toMatchObject({ status: 409, code: 'PathNotBlocked' });
    await api.application.close();
  });
});
