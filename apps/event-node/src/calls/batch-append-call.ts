import { assertNever } from '@parchemin/kernel';
import type { Faults } from '../faults.js';
import type { Call } from '../transport/call.js';
import {
  conflictAnswer,
  encodeBatchAnswer,
  errorAnswer,
  numberBody,
  streamIdentifierBody,
  textBody,
} from '../wire/append-answers.js';
import type { BatchAnswer } from '../wire/append-answers.js';
import { decodeBatchChunk, sizeOf } from '../wire/append-requests.js';
import type { BatchChunk } from '../wire/append-requests.js';
import { CallFailure, grpcStatus } from '../wire/grpc-status.js';
import { frame } from '../wire/grpc-frames.js';
import type { ProposedEvent } from '../wire/recorded-event.js';
import type { WriteOutcome } from '../writes/event-writer.js';
import type { GroupCommit } from '../writes/group-commit.js';
import { durably } from './append-call.js';
import { MAX_APPEND_BYTES, WRITE_TIMEOUT_MILLIS } from './limits.js';

/** BatchAppend: one long call per client, many appends in flight on it, each answered under its correlation id. */
export async function batchAppendCall(call: Call, commits: GroupCommit, faults: Faults): Promise<void> {
  const batch = new BatchAppendSession(call, commits, faults);
  for await (const request of call.requests()) {
    faults.freezeIfStruck();
    await batch.take(decodeBatchChunk(request, Date.now()));
  }
  await batch.settled();
}

interface Gathering {
  readonly options: NonNullable<BatchChunk['options']>;
  readonly events: ProposedEvent[];
  bytes: number;
}

class BatchAppendSession {
  private readonly gathering = new Map<string, Gathering>();
  private readonly inFlight = new Set<Promise<void>>();
  private answers: Buffer[] = [];
  private failure: CallFailure | null = null;

  constructor(
    private readonly call: Call,
    private readonly commits: GroupCommit,
    private readonly faults: Faults,
  ) {}

  async take(chunk: BatchChunk): Promise<void> {
    if (this.failure) throw this.failure;
    const gathered = this.gather(chunk);
    // Events that nobody announced are the client's mistake, and the server says nothing about them.
    if (!gathered || !chunk.isFinal) return;
    this.gathering.delete(chunk.correlationId);
    const writing = this.write(chunk.correlationId, gathered).finally(() => this.inFlight.delete(writing));
    this.inFlight.add(writing);
    while (this.inFlight.size >= MAX_IN_FLIGHT || this.call.congested) {
      await (this.call.congested ? this.call.drained() : Promise.race(this.inFlight));
      if (this.call.over.aborted) return;
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.inFlight);
    if (this.failure) throw this.failure;
    this.flush();
  }

  private gather(chunk: BatchChunk): Gathering | undefined {
    if (chunk.options && this.gathering.size >= MAX_GATHERING) {
      throw new CallFailure(grpcStatus.resourceExhausted, 'too many appends are begun and not finished');
    }
    if (chunk.options) this.gathering.set(chunk.correlationId, { options: chunk.options, events: [], bytes: 0 });
    const gathered = this.gathering.get(chunk.correlationId);
    if (!gathered) return undefined;
    for (const event of chunk.events) {
      gathered.bytes += sizeOf(event);
      // Beyond the limit the append is refused anyway: its size is counted, its events are not kept.
      if (gathered.bytes <= MAX_APPEND_BYTES) gathered.events.push(event);
    }
    return gathered;
  }

  private async write(correlationId: string, { options, events, bytes }: Gathering): Promise<void> {
    const early = refusedEarly(options, bytes);
    try {
      const outcome = early ?? answerOf(options, await durably(this.commits, { kind: 'append', ...options, events }));
      await this.answer(encodeBatchAnswer(correlationId, options, outcome));
    } catch (error) {
      this.failure ??= error instanceof CallFailure ? error : new CallFailure(grpcStatus.unknown, String(error));
      this.call.fail(this.failure);
    }
  }

  private async answer(message: Buffer): Promise<void> {
    if (this.faults.strikes('drop')) return this.call.cut();
    if (this.faults.strikes('mute')) return;
    if (this.faults.strikes('slow')) await new Promise((resolve) => setTimeout(resolve, this.faults.millis('slow')));
    if (this.answers.length === 0) queueMicrotask(() => this.flush());
    this.answers.push(frame(message));
    if (this.faults.strikes('echo')) this.answers.push(frame(message));
  }

  /** The answers of one group leave as one piece of data. */
  private flush(): void {
    const answers = this.answers;
    this.answers = [];
    if (answers.length > 0)
      this.call.sendFrames(answers.length === 1 && answers[0] ? answers[0] : Buffer.concat(answers));
  }
}

/** Appends of one client that wait for their commit; more than this are left unread in its connection. */
const MAX_IN_FLIGHT = 4_096;
/** Begun and not finished: at most this many mebibytes of one client. */
const MAX_GATHERING = 32;

function refusedEarly(options: Gathering['options'], bytes: number): BatchAnswer | null {
  if (options.stream === '') {
    const reason = 'Required field: stream_identifier is missing.';
    return errorAnswer(grpcStatus.invalidArgument, reason, 'BadRequest', textBody(reason));
  }
  if (bytes > MAX_APPEND_BYTES) {
    const reason = `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`;
    return errorAnswer(grpcStatus.invalidArgument, reason, 'MaximumAppendSizeExceeded', numberBody(MAX_APPEND_BYTES));
  }
  const patience = Math.min((options.deadline ?? Infinity) - Date.now(), WRITE_TIMEOUT_MILLIS);
  return patience <= 0 ? errorAnswer(grpcStatus.deadlineExceeded, 'Timeout', 'Timeout', Buffer.alloc(0)) : null;
}

function answerOf(options: Gathering['options'], outcome: WriteOutcome): BatchAnswer {
  switch (outcome.kind) {
    case 'written':
      return { kind: 'success', written: outcome };
    case 'wrong':
      return conflictAnswer(options.expected, outcome.current);
    case 'deleted': {
      const body = streamIdentifierBody(options.stream);
      return errorAnswer(grpcStatus.notFound, `Event stream '${options.stream}' is deleted.`, 'StreamDeleted', body);
    }
    default:
      return assertNever(outcome);
  }
}
