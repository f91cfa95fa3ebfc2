import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { CallFailure, grpcStatus } from '../wire/grpc-status.js';
import { frame, FrameSplitter } from '../wire/grpc-frames.js';
import { MalformedMessage } from '../wire/proto-reader.js';

/** One gRPC call on one HTTP/2 stream. The stream's flow control is the back-pressure in both directions. */
export class Call {
  readonly over: AbortSignal;
  private readonly ending = new AbortController();
  private ended = false;
  private writable: Promise<void> | null = null;

  constructor(
    private readonly stream: ServerHttp2Stream,
    readonly headers: IncomingHttpHeaders,
  ) {
    this.over = this.ending.signal;
    stream.on('error', () => this.ending.abort());
    stream.on('close', () => this.ending.abort());
  }

  /** The request's messages, as they come; the next is read only when the one before is dealt with. */
  async *requests(): AsyncGenerator<Buffer> {
    const splitter = new FrameSplitter();
    const pieces: AsyncIterable<Buffer> = this.stream.iterator({ destroyOnReturn: false });
    for await (const piece of pieces) yield* splitter.push(piece);
  }

  async onlyRequest(): Promise<Buffer> {
    for await (const message of this.requests()) return message;
    throw new CallFailure(grpcStatus.invalidArgument, 'the request is empty');
  }

  sendMessage(message: Buffer): void {
    this.sendFrames(frame(message));
  }

  /** Several framed messages may go out as one piece of data. */
  sendFrames(frames: Buffer): void {
    if (this.isGone) return;
    this.respond();
    this.stream.write(frames);
  }

  /** The receiver has not taken enough of what was sent: the sender should wait for `drained`. */
  get congested(): boolean {
    return !this.isGone && this.stream.writableNeedDrain;
  }

  /** Resolves when the receiver keeps up again, or is gone. */
  drained(): Promise<void> {
    if (!this.congested) return Promise.resolve();
    this.writable ??= new Promise((resolve) => {
      const done = (): void => {
        this.stream.off('drain', done);
        this.over.removeEventListener('abort', done);
        this.writable = null;
        resolve();
      };
      this.stream.on('drain', done);
      this.over.addEventListener('abort', done);
    });
    return this.writable;
  }

  succeed(): void {
    this.end({ 'grpc-status': String(grpcStatus.ok) });
  }

  fail(error: unknown): void {
    const failure = asFailure(error);
    this.end({
      'grpc-status': String(failure.code),
      'grpc-message': encodeURIComponent(failure.message),
      ...asciiValues(failure.trailers),
    });
  }

  /** The connection is cut as a network would: no status, every call on it is lost. */
  cut(): void {
    this.ending.abort();
    this.stream.session?.destroy();
  }

  /** A stream may be destroyed with its session before it says so. */
  private get isGone(): boolean {
    return this.ended || this.over.aborted || this.stream.destroyed;
  }

  private respond(): void {
    if (this.stream.headersSent) return;
    this.stream.respond(RESPONSE_HEADERS, { waitForTrailers: true });
    this.stream.on('wantTrailers', () => this.stream.sendTrailers(this.trailers));
  }

  private trailers: Record<string, string> = {};

  private end(trailers: Record<string, string>): void {
    if (this.isGone) return;
    this.ended = true;
    this.trailers = trailers;
    if (!this.stream.headersSent) this.stream.respond({ ...RESPONSE_HEADERS, ...trailers }, { endStream: true });
    else this.stream.end();
    this.stream.resume();
    this.ending.abort();
  }
}

const RESPONSE_HEADERS = { ':status': 200, 'content-type': 'application/grpc' };

function asFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof MalformedMessage) return new CallFailure(grpcStatus.internal, error.message);
  return new CallFailure(grpcStatus.unknown, error instanceof Error ? error.message : String(error));
}

/** A header carries ASCII only, and a stream may be called anything. */
function asciiValues(trailers: Readonly<Record<string, string>>): Record<string, string> {
  const isAscii = (value: string): boolean => /^[\x20-\x7e]*$/.test(value);
  return Object.fromEntries(
    Object.entries(trailers).map(([name, value]) => [name, isAscii(value) ? value : encodeURIComponent(value)]),
  );
}
