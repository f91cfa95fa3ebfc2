import { aForecast, anExplanation } from '../testing/foresight.js';
import { aRecord, candidacy } from '../testing/records.js';
import { httpService } from './http-service.js';
import { Refused, SignedOut, Unanswered } from './service.js';

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: { readonly path: string; readonly init: RequestInit }[] = [];
  const service = httpService((path, init) => {
    asked.push({ path: String(path), init: init ?? {} });
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status, headers }));
  });
  return { service, asked };
}

const problem = { type: '/refus/X', title: 'Refus', status: 409, detail: 'Non.', code: 'X', traceId: 't' };

describe('the service over HTTP', () => {
  it('sends a mark with the key of its attempt', async () => {
    const answer = { candidacy, revision: 4, position: '40', recorded: [] };
    const { service, asked } = answering(201, answer);
    expect(await service.recordMark(candidacy, { piece: 'CC2', mark: '12,5' }, 'key-1')).toEqual(answer);
    expect(asked[0]).toMatchObject({
      path: `/api/candidacies/${candidacy}/marks`,
      init: { method: 'POST', body: '{"piece":"CC2","mark":"12,5"}', headers: { 'idempotency-key': 'key-1' } },
    });
  });

  it('waits for the position of one’s own write', async () => {
    const { service, asked } = answering(200, aRecord());
    await service.record(candidacy, '40');
    expect(asked[0]?.path).toBe(`/api/candidacies/${candidacy}?after=40`);
  });

  it('asks for the explanation of one candidacy, and for so many days of what is to come', async () => {
    const { service, asked } = answering(200, anExplanation());
    expect((await service.explanation(candidacy)).text).toContain('admis');
    const foreseeing = answering(200, aForecast());
    expect((await foreseeing.service.forecast(30)).total).toBe(2);
    expect([asked[0]?.path, foreseeing.asked[0]?.path]).toEqual([
      `/api/candidacies/${candidacy}/explanation`,
      '/api/forecast?days=30',
    ]);
  });

  it('hands a refusal on with its words', async () => {
    const { service } = answering(409, problem);
    await expect(service.record(candidacy, null)).rejects.toMatchObject({ problem: { detail: 'Non.' } });
    await expect(service.record(candidacy, null)).rejects.toBeInstanceOf(Refused);
  });

  it('takes nobody signed in for an answer where that is the question, and for an end elsewhere', async () => {
    const { service } = answering(401, { ...problem, status: 401 });
    expect(await service.findSession()).toBeNull();
    await expect(service.candidacies(null)).rejects.toBeInstanceOf(SignedOut);
    await expect(service.signIn({ name: 'a', password: 'b' })).rejects.toBeInstanceOf(Refused);
  });

  it('takes a busy service, a proxy’s page and a lost connection for no answer', async () => {
    const busy = answering(503, { ...problem, status: 503 }, { 'retry-after': '2' }).service;
    await expect(busy.candidacies(null)).rejects.toMatchObject({ retryAfterSeconds: 2 });
    const proxy = answering(404, '<html>').service;
    await expect(proxy.candidacies(null)).rejects.toBeInstanceOf(Unanswered);
    const lost = httpService(() => Promise.reject(new TypeError('fetch failed')));
    await expect(lost.candidacies(null)).rejects.toBeInstanceOf(Unanswered);
  });

  it('shows no screen an answer that breaks the contract', async () => {
    const { service } = answering(200, { ...aRecord(), revision: 'four' });
    await expect(service.record(candidacy, null)).rejects.toThrow(/revision/);
  });
});
