import { ANSWER_IS_NO, Failure, INVALID_INPUT, PART_MISSING } from './exit.js';
import type { Surroundings } from './commands/command.js';
import { getPart, getRunning } from './running.js';

/** The running service, as whoever holds the token sees it. */
export interface ServiceDoor {
  get(path: string): Promise<unknown>;
  /** Under a key: asked again with the same one, an act has no further effect. */
  post(path: string, body: unknown, key: string): Promise<unknown>;
}

type Speaking = Pick<Surroundings, 'env' | 'texts'>;

/**
 * `PARCHEMIN_TOKEN` says who asks, of the service at `PARCHEMIN_URL` or of the one that runs here. Without it the latter is asked with the
 * token that only this machine's owner can read; no other address is ever told that one.
 */
export function serviceDoor(speaking: Speaking): ServiceDoor {
  const { url, token } = addressOf(speaking);
  const asked = (path: string, request: RequestInit) => ask(`${url}${path}`, token, request, speaking);
  return {
    get: (path) => asked(path, { method: 'GET' }),
    post: (path, body, key) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return asked(path, { method: 'POST', headers, body: JSON.stringify(body) });
    },
  };
}

/** The secret of a session, which a person may use as their token until it ends; null where the service gives none. */
export async function signIn(name: string, password: string, speaking: Speaking): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name, password });
  const url = `${urlOf(speaking)}/api/session`;
  const answer = await answerOf(url, { method: 'POST', headers, body }, speaking);
  await bodyOf(answer, speaking);
  const cookies = answer.headers.getSetCookie().map((cookie) => /^parchemin_session=([^;]+)/.exec(cookie)?.[1]);
  return cookies.find((secret) => secret !== undefined) ?? null;
}

function addressOf(speaking: Speaking): { readonly url: string; readonly token: string } {
  const { env, texts } = speaking;
  const token = env['PARCHEMIN_TOKEN'];
  if (token !== undefined) return { url: urlOf(speaking), token };
  const running = getRunning(env, texts);
  return { url: getPart(running, 'api').url, token: running.machineToken };
}

function urlOf({ env, texts }: Speaking): string {
  return env['PARCHEMIN_URL']?.replace(/\/$/, '') ?? getPart(getRunning(env, texts), 'api').url;
}

// Longer than the service itself waits for any part of its own.
const ANSWER_LIMIT_MS = 30_000;

async function ask(url: string, token: string, request: RequestInit, speaking: Speaking): Promise<unknown> {
  const headers = { ...request.headers, authorization: `Bearer ${token}` };
  return bodyOf(await answerOf(url, { ...request, headers }, speaking), speaking);
}

function answerOf(url: string, request: RequestInit, { texts }: Speaking): Promise<Response> {
  return fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) }).catch((cause: Error) => {
    throw new Failure(texts.notAnswering(url, cause.message, null), PART_MISSING);
  });
}

async function bodyOf(answer: Response, { texts }: Speaking): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Failure(texts.refused(saidIn(body) ?? `status ${answer.status}`), statusOf(answer.status));
  return body;
}

/** The service says no, says what is wrong with the question, or is not able to answer. */
function statusOf(status: number): number {
  if (status === 400 || status === 413 || status === 422) return INVALID_INPUT;
  return status >= 500 || status === 429 ? PART_MISSING : ANSWER_IS_NO;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** Its own sentence, and each fault at its place. */
function saidIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { code, detail, errors = [] } = body as Problem;
  const faults = errors.map(({ pointer, message }) => `  • ${pointer === '' ? '/' : pointer}  ${message}`);
  return [`${detail ?? ''} (${code ?? '?'})`.trim(), ...faults].join('\n');
}
