import type { Call } from '../transport/call.js';
import { readAll } from '../reads/all-read.js';
import type { LogReader } from '../reads/log-reader.js';
import { readStream } from '../reads/stream-read.js';
import { Subscription } from '../reads/subscription.js';
import { decodeReadRequest } from '../wire/read-messages.js';

/** Read, in its four forms: one stream or all of them, up to a count or for ever. */
export async function readCall(call: Call, reader: LogReader, subscriptions: Set<Subscription>): Promise<void> {
  const request = decodeReadRequest(await call.onlyRequest());
  if (request.count !== null) {
    return request.stream === null ? readAll(call, reader, request) : readStream(call, reader, request, request.stream);
  }
  const subscription = new Subscription(call, reader, request);
  subscriptions.add(subscription);
  try {
    await subscription.follow();
  } finally {
    subscriptions.delete(subscription);
  }
}
