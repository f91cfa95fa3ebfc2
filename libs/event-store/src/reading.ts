import type { AllStreamResolvedEvent, EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { fromStored } from './codec.js';
import { isMissingStream, isRefused, refused, unavailable } from './errors.js';
import type { RecordedEvent } from './port.js';
import { Pulled } from './pulled.js';
import { backoffMs, sleep, type Backoff } from './waiting.js';

export interface ReadTimes {
  /** A page of the server is read in milliseconds: so long without one more event means that nobody answers. */
  readonly silenceMs: number;
  /** Tries without one event of progress: about two seconds, then the caller's own retry decides. */
  readonly triesWithoutProgress: number;
  readonly backoff: Backoff;
}

export const readTimes: ReadTimes = {
  silenceMs: 5_000,
  triesWithoutProgress: 5,
  backoff: { firstMs: 100, longestMs: 1_000 },
};

/** In order, to the head. A read that is cut goes on behind the last event it gave. */
export async function* readStream(
  client: EventStoreDBClient,
  times: ReadTimes,
  stream: string,
  from: number,
): AsyncGenerator<RecordedEvent> {
  let next = from;
  for (let tries = 0; ; tries += 1) {
    try {
      for await (const event of readOnce(client, times, stream, next)) {
        next = event.revision + 1;
        tries = 0;
        yield event;
      }
      return;
    } catch (error) {
      if (isMissingStream(error)) return;
      if (isRefused(error)) throw refused(`read of ${stream}`, error);
      if (tries + 1 >= times.triesWithoutProgress) throw unavailable(`read of ${stream}`, error);
      await sleep(backoffMs(times.backoff, tries));
    }
  }
}

async function* readOnce(
  client: EventStoreDBClient,
  { silenceMs }: ReadTimes,
  stream: string,
  from: number,
): AsyncGenerator<RecordedEvent> {
  const reading = client.readStream(stream, { fromRevision: BigInt(from) });
  const events = new Pulled<ResolvedEvent>(reading);
  let ended = false;
  try {
    while (await events.more(silenceMs)) {
      for (let item = events.take(); item !== null; item = events.take()) {
        if (item.event) yield fromStored(item.event);
      }
    }
    ended = true;
  } finally {
    events.close();
    if (!ended) abandon(reading);
  }
}

/** Reads the newest event of the log back: an answer of the whole server, not of its port alone. */
export async function ping(client: EventStoreDBClient, answerMs: number): Promise<void> {
  const reading = client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 });
  const newest = new Pulled<AllStreamResolvedEvent>(reading);
  try {
    await newest.more(answerMs);
  } catch (error) {
    throw unavailable('ping', error);
  } finally {
    newest.close();
    abandon(reading);
  }
}

function abandon(reading: StreamingRead<unknown>): void {
  reading.cancel().catch(() => {});
  reading.destroy();
}
