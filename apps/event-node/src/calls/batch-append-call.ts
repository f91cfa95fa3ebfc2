import { assertNever } from '@parchemin/kernel';
import type { Call } from '../transport/call.js';
import {
  conflictAnswer,
  encodeBatchAnswer,
  errorAnswer,
  eventSizeBody,
  numberBody,
  streamIdentifierBody,
  textBody,
} from '../wire/append-answers.js';
import type { BatchAnswer } from '../wire/append-answers.js';
import { decodeBatchChunk, sizeOf } from '../wire/append-requests.js';
import type { BatchChunk } from '../wire/append-requests.js';
import { CallFailure, grpcStatus, tooLargeEvent } from '../wire/grpc-status.js';
import { frame } from '../wire/grpc-frames.js';
import type { ProposedEvent } from '../wire/recorded-event.js';
import type { WriteOutcome } from '../writes/event-writer.js';
import { durably } from './append-call.js';
import type { WriteCallParts } from './append-call.js';
import { WRITE_TIMEOUT_MILLIS } from './limits.js';
import type { SizeLimits } from './limits.js';

/** BatchAppend: one long call per client, many appends in flight on it, each answered under its correlation id. */
export async function batchAppendCall(call: Call, parts: WriteCallParts, leads: () => void): Promise<void> {
  const batch = new BatchAppendSession(call, parts);
  for await (const request of call.requests()) {
    parts.faults.freezeIfStruck();
    leads();
    await batch.take(request);
  }
  await batch.settled();
}

interface Gathering {
  readonly options: NonNullable<BatchChunk['options']>;
  readonly events: ProposedEvent[];
  /** How far the node's clock is believed to be ahead. */
  readonly aheadMillis: number;
  bytes: number;
  tooLarge: { readonly id: string; readonly size: number } | null;
}

class BatchAppendSession {
  private readonly gathering = new Map<string, Gathering>();
  private readonly inFlight = new Set<Promise<void>>();
  private answers: Buffer[] = [];
  private failure: CallFailure | null = null;

  constructor(
    private readonly call: Call,
    private readonly parts: WriteCallParts,
  ) {}

  async take(request: Buffer): Promise<void> {
    if (this.failure) throw this.failure;
    const { faults } = this.parts;
    const aheadMillis = faults.strikes('skew') ? faults.millis('skew') : 0;
    const chunk = decodeBatchChunk(request, Date.now() + aheadMillis);
    const gathered = this.gather(chunk, aheadMillis);
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

  private gather(chunk: BatchChunk, aheadMillis: number): Gathering | undefined {
    if (chunk.options && this.gathering.size >= MAX_GATHERING) {
      throw new CallFailure(grpcStatus.resourceExhausted, 'too many appends are begun and not finished');
    }
    if (chunk.options) {
      const begun = { options: chunk.options, events: [], aheadMillis, bytes: 0, tooLarge: null };
      this.gathering.set(chunk.correlationId, begun);
    }
    const gathered = this.gathering.get(chunk.correlationId);
    if (!gathered) return undefined;
    for (const event of chunk.events) {
      const size = sizeOf(event);
      gathered.bytes += size;
      if (size > this.parts.limits.eventBytes) gathered.tooLarge ??= { id: event.id, size };
      // Beyond the limit the append is refused anyway: its size is counted, its events are not kept.
      if (gathered.bytes <= this.parts.limits.appendBytes) gathered.events.push(event);
    }
    return gathered;
  }

  private async write(correlationId: string, gathered: Gathering): Promise<void> {
    const { options, events } = gathered;
    const { commits, limits } = this.parts;
    const early = refusedEarly(gathered, limits);
    try {
      const outcome = early ?? answerOf(options, await durably(commits, { kind: 'append', ...options, events }));
      await this.answer(encodeBatchAnswer(correlationId, options, outcome));
    } catch (error) {
      this.failure ??= error instanceof CallFailure ? error : new CallFailure(grpcStatus.unknown, String(error));
      this.call.fail(this.failure);
    }
  }

  private async answer(message: Buffer): Promise<void> {
    const { faults } = this.parts;
    if (faults.strikes('drop')) return this.call.cut();
    if (faults.strikes('mute')) return;
    if (faults.strikes('slow')) await new Promise((resolve) => setTimeout(resolve, faults.millis('slow')));
    if (this.answers.length === 0) queueMicrotask(() => this.flush());
    this.answers.push(frame(message));
    if (faults.strikes('echo')) this.answers.push(frame(message));
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

function refusedEarly(gathered: Gathering, limits: SizeLimits): BatchAnswer | null {
  const { options, bytes, tooLarge, aheadMillis } = gathered;
  if (options.stream === '') {
    const reason = 'Required field: stream_identifier is missing.';
    return errorAnswer(grpcStatus.invalidArgument, reason, 'BadRequest', textBody(reason));
  }
  if (tooLarge) {
    const reason = tooLargeEvent(tooLarge.id, tooLarge.size, limits.eventBytes);
    const body = eventSizeBody(tooLarge.id, tooLarge.size, limits.eventBytes);
    return errorAnswer(grpcStatus.invalidArgument, reason, 'MaximumAppendEventSizeExceeded', body);
  }
  if (bytes > limits.appendBytes) {
    const reason = `Maximum Append Size of ${limits.appendBytes} Exceeded.`;
    return errorAnswer(grpcStatus.invalidArgument, reason, 'MaximumAppendSizeExceeded', numberBody(limits.appendBytes));
  }
  const now = Date.now() + aheadMillis;
  const patience = Math.min((options.deadline ?? Infinity) - now, WRITE_TIMEOUT_MILLIS);
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
    case 'refused':
      return errorAnswer(grpcStatus.invalidArgument, outcome.reason, 'BadRequest', textBody(outcome.reason));
    default:
      return assertNever(outcome);
  }
}
