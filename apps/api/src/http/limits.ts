import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from '../problem/problem.js';
import type { BorderRefusal } from '../problem/refusals.js';

const kilobyte = 1_024;

/** The largest file over a connection of 2 Mbit/s. */
const requestTimeoutMillis = 150_000;

/** Bounds on what anybody may send before we have looked at it. The longest body in JSON is an enrolment of some two kilobytes. */
export const serverOptions: FastifyHttpOptions<Server> = {
  logger: false,
  trustProxy: 'loopback',
  genReqId: traceIdOf,
  bodyLimit: 64 * kilobyte,
  requestTimeout: requestTimeoutMillis,
  keepAliveTimeout: 65_000,
  http: { maxHeaderSize: 16 * kilobyte, headersTimeout: 20_000 },
  routerOptions: { maxParamLength: 100 },
  // While the service drains, whoever still holds a connection is served on it for the last time.
  return503OnClosing: false,
  forceCloseConnections: 'idle',
  clientErrorHandler,
  frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf({ refused: 'AddressUnknown' }, request.id);
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
  },
};

/** The caller's own trace (W3C traceparent) if it has one. */
function traceIdOf({ headers }: IncomingMessage): string {
  const given = typeof headers['traceparent'] === 'string' ? headers['traceparent'] : '';
  return /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(given)?.[1] ?? newTraceId();
}

/** Node draws these in batches, which makes them cheap. */
function newTraceId(): string {
  return randomUUID().replaceAll('-', '');
}

/** What Node refuses before there is a request. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOf(refusedByNode(error.code), newTraceId());
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.code}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusedByNode(code: string | undefined): BorderRefusal {
  if (code === 'HPE_HEADER_OVERFLOW') return { refused: 'HeadersTooLarge' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { refused: 'RequestTooSlow' };
  return { refused: 'BodyUnreadable' };
}
