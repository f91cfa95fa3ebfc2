import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseFaults } from './faults.js';
import type { Faults } from './faults.js';
import type { NodeMetrics } from './metrics.js';
import type { Backup } from './store/backup.js';

export interface HealthPorts {
  readonly isReady: () => boolean;
  readonly metrics: NodeMetrics;
  readonly backup: Backup;
  /** Null when the node was not started with faults: then they cannot be switched on from outside. */
  readonly faults: Faults | null;
}

/** The side port: health, metrics, and the two things an operator may ask of a running node. */
export class HealthServer {
  private readonly server: Server;

  constructor(private readonly ports: HealthPorts) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        answer(response, 500, { error: error instanceof Error ? error.message : String(error) });
      });
    });
  }

  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve());
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://node');
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /health/live') return answer(response, 200, { status: 'live' });
    if (route === 'GET /health/ready') return this.ready(response);
    if (route === 'GET /metrics') return this.metrics(response);
    // Browsers name the page that sends a POST: a page must not order anything here.
    if (request.method === 'POST' && request.headers.origin) return answer(response, 403, { error: 'not from a page' });
    if (route === 'POST /backup') return this.backup(url.searchParams.get('to'), response);
    if (route === 'POST /faults' && this.ports.faults) {
      return changeFaults(this.ports.faults, url.searchParams.get('spec') ?? '', response);
    }
    return answer(response, 404, { error: `${route} is not served here` });
  }

  private ready(response: ServerResponse): void {
    const ready = this.ports.isReady();
    answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }

  private async metrics(response: ServerResponse): Promise<void> {
    const text = await this.ports.metrics.registry.metrics();
    response.writeHead(200, { 'content-type': this.ports.metrics.registry.contentType }).end(text);
  }

  private async backup(to: string | null, response: ServerResponse): Promise<void> {
    if (!to) return answer(response, 400, { error: 'say where: POST /backup?to=<folder>' });
    const outcome = await this.ports.backup.run(to);
    answer(response, 'refused' in outcome ? 409 : 200, outcome);
  }
}

function changeFaults(faults: Faults, spec: string, response: ServerResponse): void {
  const plan = parseFaults(spec);
  if (typeof plan === 'string') return answer(response, 400, { error: plan });
  faults.change(plan);
  answer(response, 200, plan);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
