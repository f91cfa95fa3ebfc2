import { memoryEventStore } from '@parchemin/event-store';
import { newFact, tellPath } from '@parchemin/testing';
import { runApi, type RunningApi } from '../../testing/running-api.js';

const candidacy = '0192f5c0-0000-7000-8000-0000000000e1';

describe('the explanation of a candidacy', () => {
  let api: RunningApi;
  afterEach(() => api.application.close());

  it('says of a path that is still under way what it lacks, and gives no verdict', async () => {
    const store = memoryEventStore();
    const facts = tellPath('R-1', 'lyon').slice(0, 3);
    const told = facts.map((event, fact) => newFact(candidacy, event, fact));
    await store.append(`candidacy-${candidacy}`, 'no-stream', told);
    api = await runApi(store);
    const answer = await api.ask('operations', 'GET', `/api/candidacies/${candidacy}/explanation`);
    expect(answer.json()).toMatchObject({ underWay: true, asProposed: null });
    expect(answer.json<{ text: string }>().text).toMatch(/^À ce jour/);
    expect(answer.json<{ text: string }>().text).not.toContain('non admissible');
  });
});
