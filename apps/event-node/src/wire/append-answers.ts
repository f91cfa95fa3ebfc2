import type { ExpectedVersion } from '../writes/expected-version.js';
import { expectedNumber } from '../writes/expected-version.js';
import { grpcStatus } from './grpc-status.js';
import type { GrpcStatus } from './grpc-status.js';
import { ProtoWriter } from './proto-writer.js';
import type { WriteOptions } from './append-requests.js';

export interface Written {
  readonly revision: number;
  readonly position: number | null;
}

export function encodeAppendSuccess(written: Written): Buffer {
  return new ProtoWriter().message(1, success(written)).finish();
}

/** A conflict is an answer, not an error of the call; the old and the new fields are both filled. */
export function encodeAppendConflict(expected: ExpectedVersion, current: number): Buffer {
  const conflict = new ProtoWriter();
  if (current >= 0) conflict.number(1, current).number(6, current);
  else conflict.empty(2).empty(7);
  if (expected === 'any') conflict.empty(4).empty(9);
  else if (expected === 'stream-exists') conflict.empty(5).empty(10);
  else if (expected === 'no-stream') conflict.number(3, NO_STREAM_AS_UINT64).empty(11);
  else conflict.number(3, expected).number(8, expected);
  return new ProtoWriter().message(2, conflict).finish();
}

export function encodeRemoved(position: number): Buffer {
  return new ProtoWriter().message(1, twice(position)).finish();
}

export type BatchAnswer =
  | { readonly kind: 'success'; readonly written: Written }
  | { readonly kind: 'error'; readonly code: GrpcStatus; readonly message: string; readonly detail: ErrorDetail };

export interface ErrorDetail {
  readonly name:
    | 'WrongExpectedVersion'
    | 'StreamDeleted'
    | 'Timeout'
    | 'MaximumAppendSizeExceeded'
    | 'MaximumAppendEventSizeExceeded'
    | 'BadRequest';
  readonly body: Buffer;
}

export function encodeBatchAnswer(correlationId: string, options: WriteOptions, answer: BatchAnswer): Buffer {
  const response = new ProtoWriter(256).message(1, new ProtoWriter(48).text(2, correlationId));
  if (answer.kind === 'success') response.message(3, success(answer.written));
  else response.message(2, statusMessage(answer));
  response.message(4, new ProtoWriter(options.stream.length + 32).text(3, options.stream));
  if (options.expected === 'any') response.empty(7);
  else if (options.expected === 'no-stream') response.empty(6);
  else if (options.expected === 'stream-exists') response.empty(8);
  else response.number(5, options.expected);
  return response.finish();
}

export function conflictAnswer(expected: ExpectedVersion, current: number): BatchAnswer {
  const body = new ProtoWriter();
  if (current >= 0) body.number(1, current);
  else body.empty(2);
  if (expected === 'any') body.empty(4);
  else if (expected === 'stream-exists') body.empty(5);
  else if (expected === 'no-stream') body.empty(6);
  else body.number(3, expected);
  const message = `expected ${expectedNumber(expected)}, current ${current}`;
  return errorAnswer(grpcStatus.alreadyExists, message, 'WrongExpectedVersion', body.finish());
}

export function errorAnswer(code: GrpcStatus, message: string, name: ErrorDetail['name'], body: Buffer): BatchAnswer {
  return { kind: 'error', code, message, detail: { name, body } };
}

export function streamIdentifierBody(stream: string): Buffer {
  return new ProtoWriter().message(1, new ProtoWriter().text(3, stream)).finish();
}

export function textBody(text: string): Buffer {
  return new ProtoWriter().text(1, text).finish();
}

export function eventSizeBody(eventId: string, size: number, limit: number): Buffer {
  return new ProtoWriter().text(1, eventId).number(2, size).number(3, limit).finish();
}

export function numberBody(value: number): Buffer {
  return new ProtoWriter().number(1, value).finish();
}

const NO_STREAM_AS_UINT64 = -1n;

function success(written: Written): ProtoWriter {
  const body = new ProtoWriter(48);
  if (written.revision >= 0) body.number(1, written.revision);
  else body.empty(2);
  if (written.position === null) body.empty(4);
  else body.message(3, twice(written.position));
  return body;
}

function twice(position: number): ProtoWriter {
  return new ProtoWriter(32).number(1, position).number(2, position);
}

function statusMessage(answer: Extract<BatchAnswer, { kind: 'error' }>): ProtoWriter {
  const any = new ProtoWriter()
    .text(1, `type.googleapis.com/event_store.client.${answer.detail.name}`)
    .bytes(2, answer.detail.body);
  return new ProtoWriter().number(1, answer.code).text(2, answer.message).message(3, any);
}
