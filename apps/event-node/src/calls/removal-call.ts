import { assertNever } from '@parchemin/kernel';
import type { Call } from '../transport/call.js';
import { encodeRemoved } from '../wire/append-answers.js';
import { decodeRemoval } from '../wire/append-requests.js';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from '../wire/grpc-status.js';
import { expectedNumber } from '../writes/expected-version.js';
import { durably, misbehave } from './append-call.js';
import type { WriteCallParts } from './append-call.js';

/** Delete hides a stream until somebody writes to it again; Tombstone ends it for ever. A conflict here is an error. */
export async function removalCall(
  kind: 'delete' | 'tombstone',
  call: Call,
  { commits, faults }: WriteCallParts,
): Promise<void> {
  const options = decodeRemoval(await call.onlyRequest());
  const outcome = await durably(commits, { kind, ...options });
  await misbehave(call, faults);
  switch (outcome.kind) {
    case 'written':
      return call.sendMessage(encodeRemoved(outcome.position ?? 0));
    case 'wrong':
      throw wrongExpectedVersion(options.stream, expectedNumber(options.expected), outcome.current);
    case 'deleted':
      throw streamDeleted(options.stream);
    case 'refused':
      throw invalidArgument(outcome.reason);
    default:
      return assertNever(outcome);
  }
}
