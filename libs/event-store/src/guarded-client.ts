import { EventStoreDBClient } from '@eventstore/db-client';
import type { Duplex } from 'node:stream';
import type { EventStoreMetrics } from './metrics.js';
import { sleep } from './waiting.js';

/**
 * The client keeps the appends in flight of the whole process in one table. An error on any of its append streams gives
 * them all up, and three things follow that mislead the process or end it:
 * 1. an append reported as failed was stored: `append.ts` tries again with the same ids;
 * 2. the late answer finds nobody and throws a TypeError inside the stream's listener: caught here, at that listener;
 * 3. writes queued for a drain are rejected where nobody listens: here no write is ever queued.
 */
export function guardedClient(url: string, metrics: EventStoreMetrics): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(withKeepAlive(url));
  const inner = client as unknown as ClientExtensionPoints;
  const create = inner.GRPCStreamCreator;
  if (!create || !inner.supports) throw new Error('this db-client is made otherwise: review its guards');
  inner.GRPCStreamCreator = (Service, name, creator, cache) => {
    if (name !== appendStream) return create(Service, name, creator, cache);
    return create(Service, name, (service) => guardAppends(creator(service), metrics), cache);
  };
  const supports = inner.supports;
  inner.supports = async (method, feature) => {
    try {
      return await supports(method, feature);
    } catch (error) {
      if (isForgotten(error)) throw error;
      return true;
    }
  };
  return client;
}

/** `dispose` cancels its calls at once, then waits for each to tell its end; one that was given up half read never does. */
const disposeWithinMs = 1_000;

/** The client's own `dispose` ends its calls and leaves the connection open. */
export async function disposeClient(client: EventStoreDBClient): Promise<void> {
  const channel = await (client as unknown as ClientExtensionPoints).getChannel();
  await Promise.race([client.dispose(), sleep(disposeWithinMs)]);
  channel.close();
}

/** Protected members of the client's class: meant for its subclasses, and what its own commands are made of. */
interface ClientExtensionPoints {
  GRPCStreamCreator: StreamCreator;
  supports(method: unknown, feature?: string): Promise<boolean>;
  getChannel(): Promise<{ close(): void }>;
}

type StreamCreator = (
  service: unknown,
  name: string,
  creator: (service: unknown) => unknown,
  cache?: unknown,
) => () => Promise<unknown>;

const appendStream = 'appendToStream';

function guardAppends(created: unknown, metrics: EventStoreMetrics): unknown {
  if (!isDuplex(created)) return created;
  for (const listener of created.listeners('data') as ((answer: unknown) => void)[]) {
    created.off('data', listener);
    created.on('data', (answer: unknown) => {
      try {
        listener.call(created, answer);
      } catch (error) {
        if (!isLateAnswer(error)) throw error;
        metrics.lateAnswers += 1;
      }
    });
  }
  const write = created.write.bind(created) as (message: unknown) => boolean;
  // Never «wait for the drain»: the store bounds its appends in flight, so the stream's buffer is bounded all the same.
  created.write = (message: unknown) => write(message) || true;
  return created;
}

/**
 * The client keeps a failed look at the server's features for ever, and every later append fails with it, unless it
 * opens a new connection after that error: cancelled (1) or unavailable (14). Every server since 2021 takes batches.
 */
function isForgotten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 1 || error.code === 14);
}

/** The unary path shares the name but opens a Writable with callbacks; only the batch stream answers by events. */
function isDuplex(created: unknown): created is Duplex {
  return typeof created === 'object' && created !== null && 'listeners' in created && 'read' in created;
}

/** Exactly the destructuring of a table entry that is gone, in the client's own file (by its source map, too); the rest goes on falling. */
function isLateAnswer(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    error.message.includes('undefined is not iterable') &&
    /appendToStream[\\/]batchAppend\.[jt]s\b/.test(error.stack?.split('\n')[1] ?? '')
  );
}

/** A dead connection is noticed after interval + timeout; below 10 s the client warns on the console. */
function withKeepAlive(url: string): string {
  const missing = Object.entries({ keepAliveInterval: '10000', keepAliveTimeout: '5000' }).filter(
    ([key]) => !url.toLowerCase().includes(`${key.toLowerCase()}=`),
  );
  if (/throwOnAppendFailure=false/i.test(url)) {
    throw new RangeError('throwOnAppendFailure=false is refused: the client then reports a wrong revision on conflict');
  }
  const parameters = missing.map(([key, value]) => `${key}=${value}`).join('&');
  return parameters === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${parameters}`;
}
