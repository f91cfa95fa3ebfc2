export const grpcStatus = {
  ok: 0,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

export type GrpcStatus = (typeof grpcStatus)[keyof typeof grpcStatus];

/** Ends a call with a status and the trailers by which the client knows what happened. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(
    readonly code: GrpcStatus,
    message: string,
    readonly trailers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function streamDeleted(stream: string): CallFailure {
  return new CallFailure(grpcStatus.failedPrecondition, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

export function wrongExpectedVersion(stream: string, expected: number, actual: number): CallFailure {
  const message = `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`;
  return new CallFailure(grpcStatus.failedPrecondition, message, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(actual),
  });
}

export function appendTooLarge(limit: number): CallFailure {
  return new CallFailure(grpcStatus.invalidArgument, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
}

export function eventTooLarge(eventId: string, size: number, limit: number): CallFailure {
  return new CallFailure(grpcStatus.invalidArgument, tooLargeEvent(eventId, size, limit), {
    exception: 'maximum-append-event-size-exceeded',
    'event-id': eventId,
    'proposed-append-event-size': String(size),
    'maximum-append-event-size': String(limit),
  });
}

export function tooLargeEvent(eventId: string, size: number, limit: number): string {
  return `Maximum Append Event Size of ${limit} Exceeded: event ${eventId} has ${size}.`;
}

/** The client goes to the address that is named, with its next call. */
export function notLeader({ host, port }: { host: string; port: number }): CallFailure {
  return new CallFailure(grpcStatus.notFound, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
}

export function missingEventProperty(): CallFailure {
  return new CallFailure(grpcStatus.invalidArgument, 'Required Metadata Property is missing.', {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
}

export function invalidArgument(message: string): CallFailure {
  return new CallFailure(grpcStatus.invalidArgument, message);
}
