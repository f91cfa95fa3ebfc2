import type { Call } from '../transport/call.js';
import { ProtoWriter } from '../wire/proto-writer.js';

/** The generation of the server whose behaviour this node follows. */
const SERVER_VERSION = '24.10.0';

/** What the client asks first on every connection: it uses batched appends only when they are listed here. */
export function supportedMethods(): Buffer {
  const answer = new ProtoWriter();
  for (const [service, method, features] of METHODS) {
    const entry = new ProtoWriter().text(1, method).text(2, service);
    for (const feature of features) entry.text(3, feature);
    answer.message(1, entry);
  }
  return answer.text(2, SERVER_VERSION).finish();
}

const STREAMS = 'event_store.client.streams.streams';
const FEATURES = 'event_store.client.server_features.serverfeatures';
const GOSSIP = 'event_store.client.gossip.gossip';
const METHODS: readonly (readonly [string, string, readonly string[]])[] = [
  [STREAMS, 'read', ['position', 'events']],
  [STREAMS, 'append', []],
  [STREAMS, 'batchappend', ['deadline_duration']],
  [STREAMS, 'delete', []],
  [STREAMS, 'tombstone', []],
  [FEATURES, 'getsupportedmethods', []],
  [GOSSIP, 'read', []],
];

/** A cluster of one: this node, alive, leading. The client reads the address from here when it discovers. */
export function gossip(instanceId: string, host: string, port: number, now: number): Buffer {
  const member = new ProtoWriter()
    .message(1, new ProtoWriter().text(2, instanceId))
    .number(2, BigInt(now) * 10_000n + TICKS_AT_UNIX_EPOCH)
    .number(3, LEADER)
    .number(4, 1)
    .message(5, new ProtoWriter().text(1, host).number(2, port));
  return new ProtoWriter().message(1, member).finish();
}

const LEADER = 8;
const TICKS_AT_UNIX_EPOCH = 621_355_968_000_000_000n;

export async function answerWith(call: Call, message: Buffer): Promise<void> {
  await call.onlyRequest();
  call.sendMessage(message);
}
