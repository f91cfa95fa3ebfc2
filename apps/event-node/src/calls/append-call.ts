import { assertNever } from '@parchemin/kernel';
import type { Faults } from '../faults.js';
import type { Call } from '../transport/call.js';
import { encodeAppendConflict, encodeAppendSuccess } from '../wire/append-answers.js';
import { decodeAppendMessage, sizeOf } from '../wire/append-requests.js';
import type { WriteOptions } from '../wire/append-requests.js';
import {
  appendTooLarge,
  CallFailure,
  eventTooLarge,
  grpcStatus,
  invalidArgument,
  streamDeleted,
} from '../wire/grpc-status.js';
import type { ProposedEvent } from '../wire/recorded-event.js';
import type { Write, WriteOutcome } from '../writes/event-writer.js';
import { WriteRefused } from '../writes/group-commit.js';
import type { GroupCommit } from '../writes/group-commit.js';
import type { SizeLimits } from './limits.js';

/** What every call that writes is made with. */
export interface WriteCallParts {
  readonly commits: GroupCommit;
  readonly faults: Faults;
  readonly limits: SizeLimits;
}

/** Append, the form with one call per append: options first, then the events, then the end of the stream. */
export async function appendCall(call: Call, { commits, faults, limits }: WriteCallParts): Promise<void> {
  const { options, events } = await collect(call, limits);
  const outcome = await durably(commits, { kind: 'append', ...options, events });
  await misbehave(call, faults);
  switch (outcome.kind) {
    case 'written':
      return call.sendMessage(encodeAppendSuccess(outcome));
    case 'wrong':
      return call.sendMessage(encodeAppendConflict(options.expected, outcome.current));
    case 'deleted':
      throw streamDeleted(options.stream);
    case 'refused':
      throw invalidArgument(outcome.reason);
    default:
      return assertNever(outcome);
  }
}

/** A write that could not be taken is answered as unavailable: nothing was acknowledged, the caller may try again. */
export async function durably(commits: GroupCommit, write: Write): Promise<WriteOutcome> {
  try {
    return await commits.submit(write);
  } catch (error) {
    if (error instanceof WriteRefused) throw new CallFailure(grpcStatus.unavailable, error.message);
    throw error;
  }
}

/** After the commit and before the answer is where networks fail worst. */
export async function misbehave(call: Call, faults: Faults): Promise<void> {
  if (faults.strikes('drop')) call.cut();
  if (faults.strikes('mute'))
    await new Promise<void>((resolve) => call.over.addEventListener('abort', () => resolve()));
  if (faults.strikes('slow')) await new Promise((resolve) => setTimeout(resolve, faults.millis('slow')));
}

async function collect(call: Call, limits: SizeLimits): Promise<{ options: WriteOptions; events: ProposedEvent[] }> {
  const events: ProposedEvent[] = [];
  let options: WriteOptions | null = null;
  let bytes = 0;
  for await (const request of call.requests()) {
    const message = decodeAppendMessage(request);
    if (message.kind === 'options') {
      options ??= message.options;
      continue;
    }
    if (options === null) throw invalidArgument('an event came before the options');
    const size = sizeOf(message.event);
    bytes += size;
    if (size > limits.eventBytes) throw eventTooLarge(message.event.id, size, limits.eventBytes);
    if (bytes > limits.appendBytes) throw appendTooLarge(limits.appendBytes);
    events.push(message.event);
  }
  if (options === null) throw invalidArgument('options are missing');
  return { options, events };
}
