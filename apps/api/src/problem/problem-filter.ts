import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { EventStoreUnavailable } from '@parchemin/event-store';
import { ContentCorrupt } from '@parchemin/file-contents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseError } from 'pg';
import type { Logger } from 'pino';
import { problemOf, retryAfterSecondsOf } from './problem.js';
import { Refused, type AnyRefusal } from './refusals.js';

/** Whatever goes wrong, whoever threw it, leaves as one problem document; only what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (error instanceof ContentCorrupt)
      this.log.error({ traceId: request.id, sha256: error.sha256 }, 'content corrupt');
    if (refusal.refused === 'Unexpected') this.log.error({ traceId: request.id, ...placeOf(error) }, 'unexpected');
    const problem = problemOf(refusal, request.id);
    const retryAfterSeconds = retryAfterSecondsOf(refusal);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
    request.outcome = refusal.refused;
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }
}

function refusalOf(error: unknown): AnyRefusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof ContentCorrupt) return { refused: 'FileContentCorrupt' };
  if (error instanceof EventStoreUnavailable) return { refused: 'EventStoreUnavailable', retryAfterSeconds: 2 };
  if (isDatabaseAway(error)) return { refused: 'ReadSideUnavailable', retryAfterSeconds: 2 };
  return refusedByStatus.get(statusOf(error) ?? 500) ?? { refused: 'Unexpected' };
}

/** What Fastify refuses by itself, before our code is asked. */
const refusedByStatus = new Map<number, AnyRefusal>([
  [400, { refused: 'BodyUnreadable' }],
  [404, { refused: 'AddressUnknown' }],
  [405, { refused: 'AddressUnknown' }],
  [408, { refused: 'RequestTooSlow' }],
  [413, { refused: 'BodyTooLarge' }],
  [414, { refused: 'AddressUnknown' }],
  [415, { refused: 'MediaTypeUnsupported' }],
]);

/** Nest and Fastify each put the status in a place of their own. */
function statusOf(error: unknown): number | undefined {
  const { status, statusCode } = error as { status?: number; statusCode?: number };
  return statusCode ?? status;
}

/** Classes 08, 53 and 57 of SQLSTATE: no connection, no resources, stopped by an operator. */
function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^(08|53|57)/.test(error.code ?? '');
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE') return true;
  return (
    typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  );
}

/** A message may quote what was sent; the name and the place in our code never do. */
function placeOf(error: unknown): { error: string; stack: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error, stack: undefined };
  return {
    error: error.name,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}
