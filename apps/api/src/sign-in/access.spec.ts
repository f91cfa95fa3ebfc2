import { ModulesContainer } from '@nestjs/core';
import { roles, type Role } from '@parchemin/kernel';
import { ids, runApiWithCandidate, type Answer, type RunningApi } from '../../testing/running-api.js';
import { accessKey } from './may-ask.js';

const one = `/api/candidacies/${ids.candidacy}`;
const keyed = { headers: { 'idempotency-key': 'access-test' } };
const staff: Role[] = [
  'school-lead',
  'trainer',
  'tutor',
  'competency-referent',
  'pedagogical-referent',
  'disability-referent',
];
const reading: Role[] = ['operations', 'auditor', ...staff];

/** Each route, and who may use it: everyone else is refused before anything is looked up. */
const routes = [
  ['POST', '/api/candidacies', ['operations']],
  ['GET', '/api/candidacies', reading],
  ['GET', one, reading],
  ['GET', `${one}/changes`, reading],
  ['POST', `${one}/marks`, ['operations', 'school-lead', 'trainer']],
  ['POST', `${one}/retry`, ['operations']],
  ['POST', `${one}/acts/RecordMark`, roles.filter((role) => role !== 'process')],
  ['POST', `${one}/files/RA`, ['candidate', 'operations', 'school-lead', 'trainer']],
  ['GET', `${one}/files/RA`, reading],
  ['GET', '/api/queued-files', ['operations', 'school-lead']],
  ['GET', `${one}/explanation`, reading],
  ['GET', `${one}/decision-record`, ['operations', 'auditor']],
  ['GET', `${one}/replay`, ['operations', 'auditor']],
  ['GET', '/api/forecast', ['operations', 'auditor', 'school-lead']],
  ['GET', '/api/cohorts', ['operations']],
  ['POST', '/api/cohorts', ['operations']],
  ['GET', '/api/cohorts/autumn', ['operations']],
  ['POST', '/api/cohorts/autumn/acts/MoveCohort', ['operations']],
  ['POST', '/api/cohorts/autumn/preview', ['operations']],
  ['POST', '/api/groups', ['operations', 'school-lead', 'trainer']],
  [
    'POST',
    '/api/groups/0192f5c0-0000-7000-8000-0000000000aa/acts/AddMember',
    roles.filter((role) => role !== 'process'),
  ],
  [
    'POST',
    '/api/groups/0192f5c0-0000-7000-8000-0000000000aa/files/EC2',
    ['candidate', 'operations', 'school-lead', 'trainer'],
  ],
  ['GET', '/api/groups/0192f5c0-0000-7000-8000-0000000000aa', reading],
  ['GET', '/api/notifications', roles.filter((role) => role !== 'process')],
  ['POST', '/api/notifications/read', roles.filter((role) => role !== 'process')],
  ['GET', '/api/outgoing-mails', ['operations']],
  ['GET', `/api/outgoing-mails/${'0'.repeat(32)}/source`, ['operations']],
  ['GET', '/api/session', roles.filter((role) => role !== 'process')],
] as const satisfies readonly (readonly ['GET' | 'POST', string, readonly Role[]])[];

const open = [
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['GET', '/metrics'],
  ['GET', '/api/openapi.json'],
  ['GET', '/'],
  ['GET', '/candidatures/some-screen'],
  ['GET', '/assets/index-abc123.js'],
  ['DELETE', '/api/session'],
] as const;

describe('the door of the API', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApiWithCandidate();
  });
  afterAll(() => api.application.close());

  it('knows of every route of the running application who may use it', () => {
    const declared = routesOf(api).map(({ name, access }) => [name, access !== undefined]);
    expect(declared.length).toBeGreaterThan(10);
    expect(declared.filter(([, said]) => !said)).toEqual([]);
  });

  it('has a line in the table of this test for every route that is not open', () => {
    expect(routesOf(api).filter(({ access }) => access !== 'open')).toHaveLength(routes.length);
  });

  it.each(routes)('lets nobody through to %s %s who has not signed in', async (method, url) => {
    const answer = await api.ask(null, method, url, { ...keyed, ...bodyFor(method) });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'NotSignedIn' });
  });

  it.each(routes)('opens %s %s to the roles of the table and to no other', async (method, url, allowed) => {
    const refused = [];
    for (const role of roles.filter(
      (candidate) => !url.endsWith('/changes') || !(allowed as readonly Role[]).includes(candidate),
    )) {
      if (isShut(await api.ask(role, method, url, { ...keyed, ...bodyFor(method) }))) refused.push(role);
    }
    expect(refused).toEqual(roles.filter((role) => !(allowed as readonly Role[]).includes(role)));
  });

  it.each(open)('stands open for %s %s', async (method, url) => {
    expect((await api.ask(null, method, url)).status).toBeLessThan(300);
  });

  it('shows a school its own candidates alone, and answers for others as for unknown ones', async () => {
    const foreign = await api.ask('trainer', 'GET', one, { school: 'nantes' });
    const unknown = await api.ask('trainer', 'GET', `/api/candidacies/${ids.unknown}`, { school: 'nantes' });
    expect(foreign.status).toBe(404);
    expect({ ...foreign.json(), traceId: '' }).toEqual({ ...unknown.json(), traceId: '' });
    expect((await api.ask('trainer', 'GET', `${one}/changes`, { school: 'nantes' })).status).toBe(404);
    const list = await api.ask('trainer', 'GET', '/api/candidacies', { school: 'nantes' });
    expect(list.json()['candidacies']).toEqual([]);
  });

  it('refuses an unknown secret as it refuses none', async () => {
    const answer = await api.ask(null, 'GET', one, { headers: { authorization: 'Bearer secret-of-nobody' } });
    expect(answer.status).toBe(401);
  });

  it.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses what a page of another site sends: %j', async (headers) => {
    const body = { piece: 'CC1', mark: '12' };
    const answer = await api.ask('trainer', 'POST', `${one}/marks`, {
      body,
      headers: { ...keyed.headers, ...headers },
    });
    expect(answer.json()).toMatchObject({ code: 'ForeignOrigin' });
    expect(await api.stored()).toHaveLength(4);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'reads no body of type %s',
    async (type) => {
      const headers = { ...keyed.headers, 'content-type': type };
      const answer = await api.ask('trainer', 'POST', `${one}/marks`, { body: '{"piece":"CC1","mark":"12"}', headers });
      expect(answer.json()).toMatchObject({ code: 'MediaTypeUnsupported' });
    },
  );
});

function routesOf(api: RunningApi) {
  const modules = [...api.application.get(ModulesContainer).values()];
  return modules
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
      const handlers = names.filter((name) => Reflect.hasMetadata('path', prototype[name]!));
      return handlers.map((name) => ({
        name: `${metatype!.name}.${name}`,
        access: Reflect.getMetadata(accessKey, prototype[name]!) as unknown,
      }));
    });
}

function bodyFor(method: string) {
  return method === 'POST' ? { body: {} } : {};
}

function isShut(answer: Answer): boolean {
  return answer.status === 403 && answer.json()['code'] === 'NotAllowed';
}
