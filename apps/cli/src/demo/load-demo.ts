import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { datedFrom } from './demo-dates.js';

export interface DemoSettings {
  readonly apiUrl: string;
  // The machine's own: it may do what operations may do.
  readonly token: string;
  readonly seeds: string;
  // The civil date of the first start: the same requests on another day would say something else under the same keys.
  readonly firstDay: string;
}

interface DemoRequest {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
}

// Through the public API, like anybody: the demonstration shows nothing that a person could not have done.
// In order, one at a time, since later requests build upon earlier ones; asked again, each has no further effect.
export async function loadDemo(settings: DemoSettings): Promise<number> {
  const requests = readDemoRequests(settings);
  for (const request of requests) await send(request, settings);
  return requests.length;
}

export function readDemoRequests({ seeds, firstDay }: Pick<DemoSettings, 'seeds' | 'firstDay'>): DemoRequest[] {
  const text = readFileSync(join(seeds, 'demo.json'), 'utf8');
  return (JSON.parse(datedFrom(firstDay, text)) as { requests: DemoRequest[] }).requests;
}

// A candidacy's process opens its stages a moment after the enrolment; what is refused meanwhile is asked again.
// Twenty seconds are many times what it takes on a busy machine.
const PATIENCE_MS = 20_000;
const ASK_AGAIN_AFTER_MS = 200;

async function send(request: DemoRequest, settings: DemoSettings): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const refusal = await ask(request, settings);
    if (refusal === null) return;
    if (Date.now() > end) throw new Error(`${request.key}: ${request.path} answers ${refusal.slice(0, 300)}`);
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

const ANSWER_LIMIT_MS = 10_000;

async function ask({ key, path, body }: DemoRequest, { apiUrl, token }: DemoSettings): Promise<string | null> {
  const answer = await fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  const said = await answer.text();
  return answer.ok ? null : `${answer.status} ${said}`;
}
