import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '@parchemin/kernel';
import { Client } from 'pg';
import { z } from 'zod';

/** What the API says to whoever asks an act of a candidacy. */
export type Answer =
  | { readonly revision: number; readonly recorded: readonly { readonly event: string; readonly data: object }[] }
  | { readonly refused: string };

export interface Request {
  readonly by: Actor;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}

export type Ask = (request: Request) => Promise<Answer>;

/** Speaks to the API as everybody there is, each with a token of their own. */
export async function askingAs(everybody: readonly Actor[], api: string, database: string): Promise<Ask> {
  const tokens = new Map(everybody.map(({ id }) => [id, randomBytes(32).toString('base64url')]));
  await grant(everybody, tokens, database);
  return async ({ by, path, body, key }) => {
    const { to, headers, content } = sentAs(path, body);
    const own = { authorization: `Bearer ${tokens.get(by.id)}`, 'idempotency-key': keyOf(key) };
    const request = { method: 'POST', headers: { ...own, ...headers }, body: content };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(`${api}${to}`, request);
      if (answer !== 'again') return answer;
      if (attempt === attemptsAtMost) throw new Error(`${path} answered nothing in ${attempt} attempts`);
      await delay(pauseMillis);
    }
  };
}

/** A file goes by a way of its own, as the content that it is; the API computes its digest. */
function sentAs(path: string, body: unknown): { to: string; headers: Record<string, string>; content: string } {
  const deposit = Deposit.safeParse(depositing.test(path) ? body : undefined);
  if (!deposit.success) {
    return { to: path, headers: { 'content-type': 'application/json' }, content: JSON.stringify(body) };
  }
  const { piece, name, mediaType, sha256 } = deposit.data;
  return {
    to: path.replace(depositing, `/files/${piece}`),
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
    content: sha256,
  };
}

const depositing = /\/acts\/(DepositFile|DepositDeliverable)$/;
const Deposit = z.object({ piece: z.string(), name: z.string(), mediaType: z.string(), sha256: z.string() });

/** With the same key each time, so that what went through before an answer was lost is answered, not done twice. */
const attemptsAtMost = 60;
const pauseMillis = 500;
const patienceMillis = 20_000;

async function once(url: string, request: RequestInit): Promise<Answer | 'again'> {
  let status = 0;
  let body: unknown;
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMillis) });
    status = answer.status;
    body = await answer.json();
  } catch {
    return 'again';
  }
  if (status === 503 || status === 429) return 'again';
  if (status >= 400) return { refused: Problem.parse(body).code };
  return Recorded.parse(body);
}

const Problem = z.looseObject({ code: z.string() });
const Recorded = z.object({
  revision: z.int(),
  recorded: z.array(z.object({ event: z.string(), data: z.record(z.string(), z.unknown()) })),
});

function keyOf(key: string): string {
  return `simulated-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

/** The API keeps digests alone; the database is this simulation's own. */
async function grant(
  everybody: readonly Actor[],
  tokens: ReadonlyMap<string, string>,
  database: string,
): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const rows = everybody.map(({ id, role, school }) => ({
      key: digestOf(tokens.get(id) ?? ''),
      id,
      name: id,
      role,
      school,
    }));
    await client.query(
      `insert into machine_tokens (key, id, name, role, school)
       select key, id, name, role, school
       from json_to_recordset($1) as told (key text, id text, name text, role text, school text)`,
      [JSON.stringify(rows)],
    );
  } finally {
    await client.end();
  }
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
