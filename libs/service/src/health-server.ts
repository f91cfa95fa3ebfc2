import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry, collectDefaultMetrics } from 'prom-client';

export interface Health {
  /** Each part this process needs, with null when it is well and a sentence when it is not. */
  ready(): Promise<Readonly<Record<string, string | null>>>;
  /** Worth telling in the same words, but no reason to be taken for unready. */
  beside?(): Readonly<Record<string, string | null>>;
}

export interface AdminRoute {
  readonly path: RegExp;
  run(match: RegExpExecArray, body: string): Promise<unknown>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

const bodyLimitBytes = 64 * 1024;

export function newRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Live, ready, metrics, and the few acts an operator may ask of a process that has no other door. */
export async function serveHealth(
  where: { host: string; port: number },
  health: Health,
  registry: Registry,
  admin: { token: string | undefined; routes: readonly AdminRoute[] } = { token: undefined, routes: [] },
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request, response, health, registry, admin).catch((error: unknown) => {
      send(response, 500, { error: error instanceof Error ? error.message : 'failed' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(where.port, where.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  health: Health,
  registry: Registry,
  admin: { token: string | undefined; routes: readonly AdminRoute[] },
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (request.method === 'GET' && path === '/health/live') return send(response, 200, { live: true });
  if (request.method === 'GET' && path === '/health/ready') {
    const parts = await health.ready();
    const beside = health.beside?.() ?? {};
    return send(response, Object.values(parts).every((fault) => fault === null) ? 200 : 503, { parts, beside });
  }
  if (request.method === 'GET' && path === '/metrics') {
    response.writeHead(200, { 'content-type': registry.contentType });
    return void response.end(await registry.metrics());
  }
  const found = request.method === 'POST' ? findRoute(admin.routes, path) : undefined;
  if (!found) return send(response, 404, { error: 'no such address' });
  if (admin.token === undefined || request.headers.authorization !== `Bearer ${admin.token}`) {
    return send(response, 401, { error: 'a bearer token is needed' });
  }
  return send(response, 200, await found.route.run(found.match, await bodyOf(request)));
}

function findRoute(
  routes: readonly AdminRoute[],
  path: string,
): { route: AdminRoute; match: RegExpExecArray } | undefined {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match) return { route, match };
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > bodyLimitBytes) throw new Error('the body is too long');
  }
  return body;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
