import { ids, runApiWithCandidate, type RunningApi } from '../../testing/running-api.js';

const address = `/api/candidacies/${ids.candidacy}/acts/ProposeOverride`;
const body = {
  override: 'repair-1',
  repair: { repair: 'close-incomplete', stage: 'continuous-assessment' },
  reason: 'pièces perdues',
};
const headers = { 'idempotency-key': 'override-key' };

describe('the dry run of an act', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApiWithCandidate();
  });
  afterEach(() => api.application.close());

  it('tells what would be recorded, and records nothing', async () => {
    const before = await api.stored();
    const foreseen = await api.ask('operations', 'POST', `${address}?dry-run=true`, { body, headers });
    expect(foreseen.status).toBe(200);
    expect(await api.stored()).toEqual(before);
    const done = await api.ask('operations', 'POST', address, { body, headers });
    expect(done.status).toBe(201);
    expect(done.json()).toMatchObject(foreseen.json());
    expect(foreseen.json()).toMatchObject({
      recorded: [{ event: 'OverrideProposed', data: { override: 'repair-1' } }],
    });
  });

  it('of a repair that waits for a second person tells everything that it would do', async () => {
    await api.ask('operations', 'POST', address, { body, headers });
    const confirm = address.replace('ProposeOverride', 'ConfirmOverride');
    const asked = { body: { override: 'repair-1' }, headers: { 'idempotency-key': 'confirm-key' } };
    const own = await api.ask('operations', 'POST', `${confirm}?dry-run=true`, asked);
    expect(own.json()['code']).toBe('SecondPersonNeeded');
    const record = await api.ask('operations', 'GET', `/api/candidacies/${ids.candidacy}`);
    expect(record.json()).toMatchObject({ overrides: [{ override: 'repair-1', proposedBy: 'operations' }] });
  });

  it('is refused as the act would be', async () => {
    const refused = await api.ask('trainer', 'POST', `${address}?dry-run=true`, { body, headers });
    expect([refused.status, refused.json()['code']]).toEqual([403, 'NotYourAct']);
    const closed = { ...body, repair: { repair: 'reopen', stage: 'continuous-assessment' } };
    const impossible = await api.ask('operations', 'POST', `${address}?dry-run=true`, { body: closed, headers });
    expect(impossible.json()['code']).toBe('StageNotClosed');
    expect((await api.ask('operations', 'POST', `${address}?dry-run=maybe`, { body, headers })).status).toBe(400);
  });
});
