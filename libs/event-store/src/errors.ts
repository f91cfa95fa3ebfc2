import { ErrorType } from '@eventstore/db-client';
import { EventStoreUnavailable } from './port.js';

/** A definite no that only a bug or a wrong installation brings about: too large, deleted stream, no access. */
export class EventStoreRefused extends Error {
  override readonly name = 'EventStoreRefused';
}

export function isWrongRevision(error: unknown): boolean {
  return typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION;
}

export function isMissingStream(error: unknown): boolean {
  return typeOf(error) === ErrorType.STREAM_NOT_FOUND;
}

/** Everything that is not a definite no leaves the outcome open: a raw gRPC error, an unknown one, one meant for another append. */
export function isRefused(error: unknown): boolean {
  return refusals.has(typeOf(error) ?? '') || refusedStatuses.has(codeOf(error) ?? -1) || isUnrecognised(error);
}

/** The client has no name for some answers of the server to one append: a bad request, one event too large. All are definite. */
function isUnrecognised(error: unknown): boolean {
  return (
    typeOf(error) === ErrorType.UNKNOWN && error instanceof Error && error.message.startsWith('Could not recognize')
  );
}

/** The client's errors often have no message: say which kind it was and keep it as the cause. */
export function refused(what: string, cause: unknown): EventStoreRefused {
  return new EventStoreRefused(`${what}: refused by the event store (${kindOf(cause)})`, { cause });
}

export function unavailable(what: string, cause: unknown): EventStoreUnavailable {
  if (cause instanceof EventStoreUnavailable) return cause;
  return new EventStoreUnavailable(`${what}: the event store is not available (${kindOf(cause)})`, { cause });
}

const refusals: ReadonlySet<string> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.MISSING_REQUIRED_METADATA_PROPERTY,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
]);

/** gRPC: invalid argument, permission denied, unimplemented, unauthenticated. */
const refusedStatuses: ReadonlySet<number> = new Set([3, 7, 12, 16]);

function kindOf(error: unknown): string {
  const message = error instanceof Error && error.message !== '' ? error.message : null;
  return [typeOf(error) ?? `code ${codeOf(error) ?? 'unknown'}`, message].filter(Boolean).join(': ');
}

function typeOf(error: unknown): string | null {
  return has(error, 'type') && typeof error.type === 'string' ? error.type : null;
}

function codeOf(error: unknown): number | null {
  return has(error, 'code') && typeof error.code === 'number' ? error.code : null;
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
