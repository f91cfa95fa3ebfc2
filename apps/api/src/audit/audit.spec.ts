import { WholePath } from '@parchemin/commands/testing';
import type { ReplayView } from '@parchemin/contracts';
import { verifyRecord, type DecisionRecord, type Verifying } from '@parchemin/decision-record';
import { loadPublished } from '@parchemin/schemes';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ids, runApi, type RunningApi } from '../../testing/running-api.js';

const one = `/api/candidacies/${ids.candidacy}`;

describe('looking back on a decision through the API', () => {
  let api: RunningApi;
  let path: WholePath;

  beforeAll(async () => {
    path = await WholePath.enrolled('rdc', { optional: [], sought: ['A4'] });
    await path.completeAndDecide('block_awarded');
    api = await runApi(path.store);
  });
  afterAll(() => api.application.close());

  it('gives the decision as a document that anybody can verify without us', async () => {
    const answer = await api.ask('auditor', 'GET', `${one}/decision-record`);
    const record = answer.json<DecisionRecord>();
    expect(record).toMatchObject({ candidacy: ids.candidacy, scheme: { id: 'rdc', version: 1 } });
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const file = pathToFileURL(resolve('libs/second-opinion/src/second-opinion.mjs'));
    const { secondOpinion } = (await import(file.href)) as Pick<Verifying, 'secondOpinion'>;
    expect(verifyRecord(record, { published: loadPublished('seeds'), secondOpinion }).verified).toBe(true);
  });

  it('replays it as it stood then, and as it stood before', async () => {
    const { decision } = await path.state();
    const now = (await api.ask('operations', 'GET', `${one}/replay`)).json<ReplayView>();
    expect(now).toMatchObject({
      ...{ revision: decision!.revision, agrees: true },
      proposal: { sameFacts: true, sameVerdict: true, differences: [] },
      decision: { decision: 'block_awarded', blocks: ['A4'], onThatProposal: true },
    });
    const early = await api.ask('operations', 'GET', `${one}/replay?at=2027-03-01T08:02:00Z`);
    expect(early.json()).toMatchObject({ proposal: null, decision: null, agrees: true });
    const named = await api.ask('operations', 'GET', `${one}/replay?decision=${decision!.revision}`);
    expect(named.json()).toEqual(now);
  });

  it.each([
    [`${one}/decision-record?decision=2`, 409, 'NoDecision'],
    [`${one}/replay?decision=2`, 409, 'NoDecision'],
    [`${one}/replay?at=2020-01-01T00:00:00Z`, 404, 'CandidacyNotFound'],
    [`${one}/replay?at=yesterday`, 400, 'RequestInvalid'],
    [`/api/candidacies/${ids.unknown}/decision-record`, 404, 'CandidacyNotFound'],
    [`/api/candidacies/${ids.unknown}/replay`, 404, 'CandidacyNotFound'],
  ])('refuses %s', async (url, status, code) => {
    const answer = await api.ask('auditor', 'GET', url);
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
  });

  it('is for the certifier’s operations and for auditors', async () => {
    for (const role of ['school-lead', 'trainer', 'candidate', 'juror'] as const) {
      expect((await api.ask(role, 'GET', `${one}/decision-record`)).status).toBe(403);
      expect((await api.ask(role, 'GET', `${one}/replay`)).status).toBe(403);
    }
  });
});
