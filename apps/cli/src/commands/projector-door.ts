import { ANSWER_IS_NO, Failure, PART_MISSING } from '../exit.js';
import { getPart, getRunning } from '../running.js';
import type { Surroundings } from './command.js';

// A rebuild of a large view takes minutes; longer than this, something else is wrong.
const ANSWER_LIMIT_MS = 60 * 60_000;

// The few acts that only the projector can do, behind a token that only this machine's owner can read.
export async function askProjector(path: string, { env, texts }: Surroundings): Promise<unknown> {
  const running = getRunning(env, texts);
  const projector = getPart(running, 'projector');
  const headers = { authorization: `Bearer ${running.adminToken}` };
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
  const answer = await fetch(`${projector.healthUrl}${path}`, { method: 'POST', headers, signal }).catch(
    (cause: Error) => {
      throw new Failure(texts.notAnswering('projector', cause.message, projector.log), PART_MISSING);
    },
  );
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Failure(texts.refused(reasonIn(body) ?? `status ${answer.status}`), ANSWER_IS_NO);
  return body;
}

function reasonIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : null;
}
