import { invalidArgument } from '../wire/grpc-status.js';
import type { EventFilter } from '../wire/read-messages.js';
import type { StoredEvent } from '../store/event-file.js';

export type EventMatch = (event: StoredEvent) => boolean;

/** Prefixes are compared character by character; an expression must be one that JavaScript and .NET read alike. */
export function matchOf(filter: EventFilter | null): EventMatch {
  if (filter === null) return () => true;
  const text = textMatch(filter);
  return filter.on === 'stream' ? (event) => text(event.stream) : (event) => text(event.type);
}

function textMatch(filter: EventFilter): (text: string) => boolean {
  if (filter.regex !== null) {
    const expression = compile(filter.regex);
    return (text) => expression.test(text);
  }
  const prefixes = filter.prefixes;
  if (prefixes.length === 0) throw invalidArgument('the filter has neither an expression nor a prefix');
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw invalidArgument(`the filter's expression cannot be read: ${source}`);
  }
}
