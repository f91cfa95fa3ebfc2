import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { RequestTimes } from './metrics.js';
import './request.js';

/**
 * One line and one observation per request: the route's pattern, never its address or its body. What went well is not worth
 * a line at the usual level; the counters have it.
 */
export function observeRequests(server: FastifyInstance, times: RequestTimes, log: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    times.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    const level = reply.statusCode >= 500 ? 'warn' : reply.statusCode >= 400 ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) log[level](lineOf(), 'answered');
    done();

    function lineOf() {
      const { method, id: traceId, actor, outcome } = request;
      const millis = Math.round(reply.elapsedTime);
      return { method, route, status: reply.statusCode, millis, traceId, by: actor?.id, role: actor?.role, outcome };
    }
  });
}
