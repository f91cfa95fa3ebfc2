import { connect } from 'node:http2';
import { frame, FrameSplitter } from '../wire/grpc-frames.js';

export interface RawAnswer {
  readonly messages: readonly Buffer[];
  readonly trailers: Readonly<Record<string, string>>;
}

/** One gRPC call as bytes, for what the official client cannot be made to say. */
export async function rawCall(port: number, path: string, requests: readonly Buffer[]): Promise<RawAnswer> {
  const session = connect(`http://127.0.0.1:${port}`);
  try {
    return await new Promise((resolve, reject) => {
      const stream = session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
      });
      const splitter = new FrameSplitter();
      const messages: Buffer[] = [];
      let trailers: Record<string, string> = {};
      stream.on('response', (headers) => (trailers = { ...trailers, ...asText(headers) }));
      stream.on('trailers', (headers) => (trailers = { ...trailers, ...asText(headers) }));
      stream.on('data', (piece: Buffer) => messages.push(...splitter.push(piece)));
      stream.on('end', () => resolve({ messages, trailers }));
      stream.on('error', reject);
      session.on('error', reject);
      for (const request of requests) stream.write(frame(request));
      stream.end();
    });
  } finally {
    session.close();
  }
}

function asText(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
