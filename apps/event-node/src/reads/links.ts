import type { EventFile, StoredEvent } from '../store/event-file.js';
import { dataOfRecord } from '../wire/recorded-event.js';
import type { ReadEvent } from '../wire/grpc-frames.js';

/** The event as it is; or, when links are to be followed and it is one, what it points to and the link beside it. */
export function resolved(event: StoredEvent, file: EventFile, resolveLinks: boolean): ReadEvent {
  if (!resolveLinks || event.type !== LINK) return { record: event.record, link: null, position: event.position };
  const target = targetOf(event, file);
  return { record: target?.record ?? null, link: event.record, position: event.position };
}

const LINK = '$>';

function targetOf(link: StoredEvent, file: EventFile): StoredEvent | null {
  const text = dataOfRecord(link.record).toString('utf8');
  const at = text.indexOf('@');
  const revision = Number(text.slice(0, at));
  if (at < 1 || !Number.isSafeInteger(revision)) return null;
  const found = file.readForwards(text.slice(at + 1), revision, 1)[0];
  return found?.revision === revision ? found : null;
}
