import { ids, runApiWithCandidate } from '../../testing/running-api.js';

const canaries = [
  '19,87',
  '19.87',
  'formateur-canari',
  'mot-de-passe-canari',
  'C-0001',
  'reference-canari',
  'secret-of-trainer',
];

describe('what the API lets others see of its work', () => {
  it('holds no name, mark, reference or secret, in the log or in the counters', async () => {
    const api = await runApiWithCandidate();
    const marks = `/api/candidacies/${ids.candidacy}/marks?remember=reference-canari`;
    const headers = { 'idempotency-key': 'canary-key' };
    for (const mark of ['19,87', '19,87', '119,87', '19,876']) {
      await api.ask('trainer', 'POST', marks, { body: { piece: 'CC1', mark }, headers });
    }
    await api.ask('trainer', 'POST', marks, { body: '{"mark": "19,87"', headers });
    await api.ask(null, 'POST', '/api/session', {
      body: { name: 'formateur-canari', password: 'mot-de-passe-canari' },
    });
    await api.ask('trainer', 'GET', `/api/candidacies/${ids.candidacy}`);
    const metrics = await api.ask(null, 'GET', '/metrics');
    const seen = `${api.logged.join('\n')}\n${metrics.text}`;
    expect(api.logged.length).toBeGreaterThan(8);
    expect(seen).toContain('/api/candidacies/:candidacy/marks');
    expect(canaries.filter((canary) => seen.includes(canary))).toEqual([]);
    await api.application.close();
  });

  it('counts commands by outcome and times requests by route', async () => {
    const api = await runApiWithCandidate();
    const { text } = await api.ask(null, 'GET', '/metrics');
    expect(text).toContain('parchemin_commands_total{command="EnrolCandidate",outcome="Recorded"} 1');
    expect(text).toMatch(
      /parchemin_http_request_seconds_count\{method="POST",route="\/api\/candidacies",status="201"\} 1/,
    );
    await api.application.close();
  });

  it('warns of nothing while it starts: a route or a decorator that the framework doubts would say so', async () => {
    const api = await runApiWithCandidate();
    const levels = api.logged.map((line) => (JSON.parse(line) as { level: number }).level);
    expect(levels.filter((level) => level >= 40)).toEqual([]);
    await api.application.close();
  });

  it('says of an accident where it happened, and of the rest only a number', async () => {
    const api = await runApiWithCandidate();
    api.records.find = () => Promise.reject(new Error('the mark 19,87 of formateur-canari is odd'));
    const answer = await api.ask('trainer', 'GET', `/api/candidacies/${ids.candidacy}`);
    expect(answer.json()).toMatchObject({ status: 500, code: 'Unexpected', title: 'Incident technique' });
    const logged = api.logged.join('\n');
    expect(logged).toContain(String(answer.json()['traceId']));
    expect(canaries.filter((canary) => logged.includes(canary) || answer.text.includes(canary))).toEqual([]);
    await api.application.close();
  });

  it('tells browsers what they may do with our pages', async () => {
    const api = await runApiWithCandidate();
    const page = await api.ask(null, 'GET', '/');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(page.headers['cache-control']).toBe('no-cache');
    const answer = await api.ask('trainer', 'GET', `/api/candidacies/${ids.candidacy}`);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const asset = await api.ask(null, 'GET', '/assets/index-abc123.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    for (const missing of ['/assets/gone.js', '/api/nowhere', '/health/nowhere', '/../package.json']) {
      expect((await api.ask(null, 'GET', missing)).json()).toMatchObject({ code: 'AddressUnknown' });
    }
    await api.application.close();
  });

  it('refuses what is too large to read, as a problem', async () => {
    const api = await runApiWithCandidate();
    const headers = { 'idempotency-key': 'large-body' };
    const body = { piece: 'CC1', mark: 'x'.repeat(70_000) };
    const answer = await api.ask('trainer', 'POST', `/api/candidacies/${ids.candidacy}/marks`, { body, headers });
    expect(answer.json()).toMatchObject({ status: 413, code: 'BodyTooLarge' });
    await api.application.close();
  });
});
