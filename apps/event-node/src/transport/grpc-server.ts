import { createServer } from 'node:http2';
import type { Http2Server, ServerHttp2Session, ServerHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { CallFailure, grpcStatus } from '../wire/grpc-status.js';
import { Call } from './call.js';

export type Handler = (call: Call) => Promise<void>;

export interface GrpcServerPorts {
  /** Called before a request is handled: the place for faults and counters. */
  readonly onCall: (call: Call, path: string) => void;
  readonly onUnexpected: (error: unknown, path: string) => void;
}

/** gRPC over cleartext HTTP/2: paths to handlers, and a close that lets calls end. */
export class GrpcServer {
  private readonly server: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly calls = new Set<Call>();

  constructor(
    private readonly handlers: ReadonlyMap<string, Handler>,
    private readonly ports: GrpcServerPorts,
  ) {
    this.server = createServer({ settings: SETTINGS, maxSessionMemory: MAX_SESSION_MEMORY_MB });
    this.server.maxConnections = MAX_CONNECTIONS;
    this.server.on('session', (session) => this.keep(session));
    this.server.on('stream', (stream, headers) => this.accept(stream, headers));
    // A connection that is no HTTP/2 at all, or is torn down, is the peer's affair.
    this.server.on('sessionError', () => undefined);
  }

  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve());
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Open calls are ended as unavailable so that their clients go elsewhere or come back; who lingers is cut off. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const call of this.calls) call.fail(new CallFailure(grpcStatus.unavailable, 'the node is stopping'));
    for (const session of this.sessions) session.close();
    const impatience = setTimeout(() => this.sessions.forEach((session) => session.destroy()), DRAIN_MILLIS);
    await closed;
    clearTimeout(impatience);
  }

  get openCalls(): number {
    return this.calls.size;
  }

  private keep(session: ServerHttp2Session): void {
    this.sessions.add(session);
    session.setLocalWindowSize(CONNECTION_WINDOW_BYTES);
    session.on('close', () => this.sessions.delete(session));
    session.on('error', () => undefined);
  }

  private accept(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const path = headers[':path'] ?? '';
    const call = new Call(stream, headers);
    if (!headers['content-type']?.startsWith('application/grpc')) {
      stream.respond({ ':status': 415 }, { endStream: true });
      return;
    }
    const handler = this.handlers.get(path);
    if (!handler) {
      call.fail(new CallFailure(grpcStatus.unimplemented, `${path} is not served by this node`));
      return;
    }
    void this.serve(call, path, handler);
  }

  private async serve(call: Call, path: string, handler: Handler): Promise<void> {
    this.calls.add(call);
    try {
      this.ports.onCall(call, path);
      await handler(call);
      call.succeed();
    } catch (error) {
      if (!call.over.aborted && !(error instanceof CallFailure)) this.ports.onUnexpected(error, path);
      call.fail(error);
    } finally {
      this.calls.delete(call);
    }
  }
}

/** Larger windows than the default 64 KiB: a batch of appends should not wait for window updates. */
const SETTINGS = { initialWindowSize: 1024 * 1024, maxConcurrentStreams: 1_000 };
const CONNECTION_WINDOW_BYTES = 4 * 1024 * 1024;
/** Each process of ours holds one or two. */
const MAX_CONNECTIONS = 256;
/** Per connection, for headers and what its streams have buffered; the default of 10 MB refuses a burst of large appends. */
const MAX_SESSION_MEMORY_MB = 64;
/** Long enough for answers on their way, short enough for a supervisor's patience. */
const DRAIN_MILLIS = 2_000;
