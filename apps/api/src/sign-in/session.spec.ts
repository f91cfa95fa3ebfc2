import { runApi, type RunningApi } from '../../testing/running-api.js';
import { Attempts } from './attempts.js';
import { Passwords } from './passwords.js';

const good = { name: 'formateur-lyon', password: 'parchemin-formateur' };

describe('signing in', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApi();
  });
  afterEach(() => api.application.close());

  it('gives a session that no script can read and no other site can use', async () => {
    const answer = await api.ask(null, 'POST', '/api/session', { body: good });
    expect(answer.json()).toEqual({ id: 'trainer-lyon', name: 'formateur-lyon', role: 'trainer', school: 'lyon' });
    expect(answer.headers['set-cookie']).toMatch(/^parchemin_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('gives a session for secure connections alone where the connection is secure', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await api.ask(null, 'POST', '/api/session', { body: good, headers });
    expect(answer.headers['set-cookie']).toMatch(/; Secure$/);
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const wrong = await api.ask(null, 'POST', '/api/session', { body: { ...good, password: 'wrong' } });
    const unknown = await api.ask(null, 'POST', '/api/session', { body: { ...good, name: 'nobody' } });
    expect(wrong.status).toBe(401);
    expect(wrong.json()).toMatchObject({ code: 'SignInRefused' });
    expect({ ...unknown.json(), traceId: '' }).toEqual({ ...wrong.json(), traceId: '' });
  });

  it('is remembered until one signs out, and then at once no more', async () => {
    const headers = { cookie: await signIn() };
    expect((await api.ask(null, 'GET', '/api/session', { headers })).json()).toMatchObject({ role: 'trainer' });
    const out = await api.ask(null, 'DELETE', '/api/session', { headers });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
    expect((await api.ask(null, 'GET', '/api/session', { headers })).json()).toMatchObject({ code: 'NotSignedIn' });
  });

  it('is refused after five wrong passwords, even with the right one, and says how long', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await api.ask(null, 'POST', '/api/session', { body: { ...good, password: 'wrong' } });
    }
    const answer = await api.ask(null, 'POST', '/api/session', { body: good });
    expect(answer.json()).toMatchObject({ code: 'TooManyAttempts', status: 429 });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  async function signIn(): Promise<string> {
    const answer = await api.ask(null, 'POST', '/api/session', { body: good });
    return String(answer.headers['set-cookie']).split(';')[0]!;
  }
});

describe('attempts', () => {
  it('are forgiven after five minutes', () => {
    const attempts = new Attempts();
    for (let attempt = 0; attempt < 5; attempt += 1) attempts.failed('name', 'here', 0);
    expect(attempts.waitSeconds('name', 'here', 1_000)).toBe(299);
    expect(attempts.waitSeconds('name', 'here', 300_001)).toBe(0);
  });

  it('from one address do not shut the name out for others, until there are too many', () => {
    const attempts = new Attempts();
    for (let attempt = 0; attempt < 29; attempt += 1) attempts.failed('name', `address ${attempt % 6}`, 0);
    expect(attempts.waitSeconds('name', 'elsewhere', 1)).toBe(0);
    attempts.failed('name', 'address 1', 0);
    expect(attempts.waitSeconds('name', 'elsewhere', 1)).toBe(300);
  });
});

describe('passwords', () => {
  const passwords = new Passwords({ logN: 4, r: 8, p: 1 });

  it('are kept as salted hashes: twice the same is twice another text', async () => {
    const [one, two] = await Promise.all([passwords.hash('secret'), passwords.hash('secret')]);
    expect(one).not.toBe(two);
    expect(await passwords.matches('secret', one)).toBe(true);
    expect(await passwords.matches('Secret', one)).toBe(false);
  });

  it('never match an account that does not exist', async () => {
    expect(await passwords.matches('secret', undefined)).toBe(false);
  });
});
