import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDemoAccounts } from './accounts.js';

// One request of the demonstration: who asks, what, and the key that lets it be asked again without effect.
export interface DemoRequest {
  readonly as: string;
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

// Through the public API, like anybody: the demonstration shows nothing that a person could not have done.
// In order, one at a time, since later requests build upon earlier ones.
export async function loadDemo(apiUrl: string, seeds: string): Promise<number> {
  const requests = readDemoRequests(seeds);
  const sessions = new Map<string, string>();
  for (const request of requests) {
    const cookie = sessions.get(request.as) ?? (await signIn(apiUrl, seeds, request.as));
    sessions.set(request.as, cookie);
    await send(apiUrl, request, cookie);
  }
  return requests.length;
}

function readDemoRequests(seeds: string): DemoRequest[] {
  const file = join(seeds, 'demo.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { requests: DemoRequest[] }).requests;
}

async function signIn(apiUrl: string, seeds: string, name: string): Promise<string> {
  const account = readDemoAccounts(seeds).find((known) => known.name === name);
  if (!account) throw new Error(`no demonstration account is called ${name}`);
  const body = { name, password: account.password };
  const answer = await post(`${apiUrl}/api/session`, body, { origin: apiUrl });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}

async function send(apiUrl: string, request: DemoRequest, cookie: string): Promise<void> {
  const headers = { origin: apiUrl, cookie, 'idempotency-key': request.key };
  await post(`${apiUrl}${request.path}`, request.body, headers);
}

const ANSWER_LIMIT_MS = 10_000;

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (!answer.ok)
    throw new Error(`${new URL(url).pathname} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  await answer.arrayBuffer();
  return answer;
}
