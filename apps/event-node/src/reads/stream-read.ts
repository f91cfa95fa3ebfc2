import type { StoredEvent } from '../store/event-file.js';
import type { Call } from '../transport/call.js';
import { streamDeleted } from '../wire/grpc-status.js';
import { encodeFirstStreamPosition, encodeLastStreamPosition, encodeStreamNotFound } from '../wire/read-messages.js';
import type { ReadRequest } from '../wire/read-messages.js';
import { isSoftDeleted } from '../writes/stream-heads.js';
import { DELETED } from '../writes/stream-metadata.js';
import { EventOutlet } from './event-outlet.js';
import { resolved } from './links.js';
import { PageSize } from './log-reader.js';
import type { LogReader } from './log-reader.js';
import { visibleRange } from './visible-range.js';
import type { VisibleRange } from './visible-range.js';

/** Reads one stream as far as it is visible, from a revision, inclusive, either way. */
export async function readStream(call: Call, reader: LogReader, request: ReadRequest, stream: string): Promise<void> {
  const head = reader.heads.get(stream);
  if (head.tombstoned) throw streamDeleted(stream);
  if (head.last < 0 || isSoftDeleted(head)) return call.sendMessage(encodeStreamNotFound(stream));
  const outlet = new EventOutlet(call, request.structuredIds, reader.faults);
  const range = visibleRange(head, reader.now());
  const sent = await sendPages(call, reader, request, stream, range, outlet);
  if (request.compatibility >= 1) {
    if (sent === 0 && request.from !== range.first) outlet.message(encodeFirstStreamPosition(range.first));
    outlet.message(encodeLastStreamPosition(range.last));
  }
  outlet.flush();
}

async function sendPages(
  call: Call,
  reader: LogReader,
  request: ReadRequest,
  stream: string,
  range: VisibleRange,
  outlet: EventOutlet,
): Promise<number> {
  const size = new PageSize(reader.faults);
  const wanted = request.count ?? Infinity;
  let next = firstRevision(request, range);
  let sent = 0;
  while (sent < wanted && !call.over.aborted) {
    const page = pageAt(reader, request, stream, next, Math.min(size.count, wanted - sent));
    let bytes = 0;
    for (const event of page) {
      bytes += event.record.length;
      next = event.revision + (request.backwards ? -1 : 1);
      if (event.revision < range.first || event.revision === DELETED || !range.shows(event)) continue;
      outlet.event(resolved(event, reader.file, request.resolveLinks));
      sent++;
    }
    if (page.length === 0 || next < range.first) break;
    size.learn(page.length, bytes);
    await outlet.turnPage();
  }
  return sent;
}

function firstRevision(request: ReadRequest, range: VisibleRange): number {
  if (request.backwards) {
    if (request.from === 'start') return 0;
    return request.from === 'end' ? range.last : Math.min(request.from, range.last);
  }
  if (request.from === 'end') return DELETED;
  return request.from === 'start' ? range.first : Math.max(request.from, range.first);
}

function pageAt(reader: LogReader, request: ReadRequest, stream: string, next: number, count: number): StoredEvent[] {
  if (next > DELETED || next < 0) return [];
  return request.backwards
    ? reader.file.readBackwards(stream, next, count)
    : reader.file.readForwards(stream, next, count);
}
