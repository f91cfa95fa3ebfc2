import type { ExpectedRevision, NewEvent } from './port.js';

/** Longer names exist in no stream of ours (`candidacy-<uuid>`); the bound keeps keys and error trailers small. */
const longestStreamName = 250;
const streamName = /^[A-Za-z0-9][\x21-\x7e]*$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What no caller may ask is stopped here, the same way for every adapter: these are bugs, and they are thrown. */
export function admitAppend(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): void {
  admitStream(stream);
  if (expected !== 'no-stream') admitRevision(expected);
  if (events.length === 0) throw new RangeError(`an append to ${stream} carries at least one event`);
  for (const { id, event } of events) {
    if (!uuid.test(id)) throw new RangeError(`the event id ${JSON.stringify(id)} is not a UUID`);
    if (event.type === '') throw new RangeError(`an event of ${stream} has no type`);
  }
}

/** ASCII alone: other names break the error trailers of the protocol. `$` opens the server's own streams. */
export function admitStream(stream: string): void {
  if (streamName.test(stream) && stream.length <= longestStreamName) return;
  throw new RangeError(
    `${JSON.stringify(stream)} is not a stream name: printable ASCII, opened by a letter or a digit`,
  );
}

export function admitRevision(revision: number): void {
  if (Number.isSafeInteger(revision) && revision >= 0) return;
  throw new RangeError(`${revision} is not a revision: a whole number from 0 to 2^53-1`);
}
