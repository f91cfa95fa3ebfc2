import type { Call } from '../transport/call.js';
import { invalidArgument } from '../wire/grpc-status.js';
import type { ReadRequest } from '../wire/read-messages.js';
import { matchOf } from './event-match.js';
import { EventOutlet } from './event-outlet.js';
import { resolved } from './links.js';
import { isKnownPosition, PageSize } from './log-reader.js';
import type { LogReader } from './log-reader.js';

/** Reads the log of all streams: forwards from a position inclusive, backwards from a position exclusive. */
export async function readAll(call: Call, reader: LogReader, request: ReadRequest): Promise<void> {
  const matches = matchOf(request.filter);
  const outlet = new EventOutlet(call, request.structuredIds, reader.faults);
  const size = new PageSize(reader.faults);
  const wanted = request.count ?? Infinity;
  let next = firstPosition(reader, request);
  let sent = 0;
  while (sent < wanted && !call.over.aborted) {
    const page = request.backwards
      ? reader.file.readAllBackwards(next, size.count)
      : reader.file.readAllForwards(next, size.count);
    let bytes = 0;
    for (const event of page) {
      bytes += event.record.length;
      next = request.backwards ? event.position : event.position + 1;
      if (!matches(event)) continue;
      outlet.event(resolved(event, reader.file, request.resolveLinks));
      if (++sent >= wanted) break;
    }
    if (page.length === 0) break;
    size.learn(page.length, bytes);
    await outlet.turnPage();
  }
  outlet.flush();
}

function firstPosition(reader: LogReader, request: ReadRequest): number {
  if (request.from === 'start') return 0;
  if (request.from === 'end') return reader.file.nextPosition;
  if (!isKnownPosition(reader.file, request.from)) throw invalidArgument(`invalid position ${request.from}`);
  return request.from;
}
