import { candidacyStream } from '@parchemin/candidacy';
import type { GroupView } from '@parchemin/contracts';
import { memoryEventStore, type EventStore } from '@parchemin/event-store';
import { newFact, tellPath } from '@parchemin/testing';
import { runApi, type RunningApi } from '../../testing/running-api.js';

const group = '0192f5c0-0000-7000-8000-0000000000aa';
const candidates = [1, 2, 3, 4].map((which) => `0192f5c0-0000-7000-8000-00000000000${which}`);
const member = (which: number) => ({ from: 'candidacy', member: candidates[which], profile: null });
const formation = {
  ...{ group, scheme: 'mdce', schemeVersion: 1, assessment: 'EC2', school: 'lyon', cohort: 'printemps' },
  members: [member(0), member(1)],
};
const report = Buffer.from('%PDF a report');

let keys = 0;
const keyed = (body: unknown) => ({ body, headers: { 'idempotency-key': `group-key-${(keys += 1)}` } });

async function enrolled(store: EventStore): Promise<EventStore> {
  for (const candidacy of candidates) {
    const [told] = tellPath(candidacy, 'lyon');
    if (told?.type !== 'CandidateEnrolled') throw new Error('a path begins with its enrolment');
    const fact = newFact(candidacy, { ...told, data: { ...told.data, scheme: 'mdce' } });
    await store.append(candidacyStream(candidacy), 'no-stream', [fact]);
  }
  return store;
}

describe('groups through the API', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApi(await enrolled(memoryEventStore()));
  });
  afterEach(() => api.application.close());

  const form = (body: unknown) => api.ask('school-lead', 'POST', '/api/groups', keyed(body));
  const act = (name: string, body: unknown, as: 'school-lead' | 'operations' = 'school-lead') =>
    api.ask(as, 'POST', `/api/groups/${group}/acts/${name}`, keyed(body));
  const deposit = (more: { readonly school?: string } = {}) => {
    const { headers } = keyed({});
    const told = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="NOM Prénom.pdf"' };
    const asked = { body: report, headers: { ...headers, ...told }, ...more };
    return api.ask('school-lead', 'POST', `/api/groups/${group}/files/EC2`, asked);
  };
  const read = async () => (await api.ask('school-lead', 'GET', `/api/groups/${group}`)).json<GroupView>();

  it('are formed by the sizes of the scheme, whatever is asked', async () => {
    expect((await form({ ...formation, members: [member(0)] })).json()).toMatchObject({
      code: 'GroupSize',
      detail: 'Le groupe compterait 1 membre\u202f; le référentiel en demande de 2 à 3. Rien n’a été enregistré.',
    });
    expect((await form({ ...formation, size: { least: 1, most: 9 } })).status).toBe(400);
    expect((await form({ ...formation, assessment: 'MP1' })).json()['code']).toBe('NotGroupWork');
    expect((await form({ ...formation, assessment: 'EC9' })).json()['code']).toBe('AssessmentUnknown');
    expect((await form(formation)).status).toBe(201);
    expect(await read()).toMatchObject({ status: 'complete', size: { least: 2, most: 3 }, revision: 0 });
  });

  it('of EC1 bring the four profiles that are printed, whatever is asked', async () => {
    const four = ['marketing', 'controle-gestion', 'communication', 'commercial'];
    const team = candidates.map((candidate, which) => ({ ...member(which), member: candidate, profile: four[which] }));
    const ec1 = { ...formation, assessment: 'EC1', members: team };
    const cook = team.map((each, which) => (which === 3 ? { ...each, profile: 'cuisine' } : each));
    const twice = team.map((each, which) => (which === 3 ? { ...each, profile: 'marketing' } : each));
    expect((await form({ ...ec1, profiles: [] })).status).toBe(400);
    expect((await form({ ...ec1, members: cook })).json()['code']).toBe('ProfileUnknown');
    expect((await form({ ...ec1, members: twice })).json()).toMatchObject({
      code: 'ProfileMissing',
      detail: 'Aucun membre n’apporte le profil\u00a0: commercial.',
    });
    expect((await form(ec1)).status).toBe(201);
    expect((await read()).profiles).toEqual(four);
  });

  it('take candidates of their school and certification alone', async () => {
    const stranger = { ...member(1), member: '0192f5c0-0000-7000-8000-0000000000ff' };
    expect((await form({ ...formation, members: [member(0), stranger] })).json()['code']).toBe('MemberUnknown');
    const elsewhere = { ...formation, scheme: 'cgco', assessment: 'CC4' };
    expect((await form(elsewhere)).json()).toMatchObject({ code: 'MemberOfOtherScheme', status: 422 });
  });

  it('lose a member, are visibly incomplete, and go on when the certifier decides so', async () => {
    await form(formation);
    await act('MemberLeaves', { member: candidates[1], reason: 'abandon' });
    expect(await read()).toMatchObject({ status: 'incomplete', left: [{ member: candidates[1], reason: 'abandon' }] });
    expect((await deposit()).json()['code']).toBe('GroupIncomplete');
    expect((await act('KeepIncompleteGroup', { reason: 'tard' })).status).toBe(403);
    expect((await act('KeepIncompleteGroup', { reason: 'tard' }, 'operations')).status).toBe(201);
    expect((await deposit()).json()).toMatchObject({
      recorded: [{ event: 'DeliverableDeposited', data: { bytes: report.length, candidacies: [candidates[0]] } }],
    });
    const { deliveries, story } = await read();
    expect(story.map(({ sentence }) => sentence)).toEqual([
      'Groupe constitué pour l’épreuve «\u00a0EC2\u00a0»\u00a0: 2 membres.',
      `«\u00a0${candidates[1]}\u00a0» quitte le groupe\u00a0: abandon`,
      'Groupe incomplet\u00a0: 1 membre pour 2 au moins.',
      'Le certificateur maintient le groupe à 1 membre\u00a0: tard',
      'Livrable déposé pour la pièce «\u00a0EC2\u00a0».',
    ]);
    expect(deliveries[0]?.to).toEqual([{ candidacy: candidates[0], state: 'awaited', refused: null }]);
  });

  it('of another school do not exist', async () => {
    await form(formation);
    const stranger = await api.ask('school-lead', 'GET', `/api/groups/${group}`, { school: 'nantes' });
    expect([stranger.status, stranger.json()['code']]).toEqual([404, 'GroupNotFound']);
    expect((await deposit({ school: 'nantes' })).json()['code']).toBe('GroupNotFound');
  });

  it('take a known act from those who may ask it, with everything it needs', async () => {
    await form(formation);
    expect((await act('Dance', {})).json()['code']).toBe('ActUnknown');
    expect((await act('RecordDelivery', { entry: 0, answers: [] })).json()['code']).toBe('ActUnknown');
    expect((await act('MemberLeaves', { member: candidates[1] })).json()['code']).toBe('RequestInvalid');
  });
});
