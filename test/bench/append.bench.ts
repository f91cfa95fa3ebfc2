import { randomUUID } from 'node:crypto';
import { jsonEvent, NO_STREAM, type EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore, NewEvent } from '@parchemin/event-store';
import type { CommandId } from '@parchemin/kernel';
import { instantFromMillis } from '@parchemin/kernel';
import { compared, inTurn, slice, type Figure, type Work } from './measure.js';

const rounds = 3;
const sliceMillis = 2_000;

/** The adapter beside the raw client's default append: new streams, one event of about 300 bytes, the same node. */
export async function benchAppend(store: EventStore, client: EventStoreDBClient): Promise<Figure[]> {
  const figures: Figure[] = [];
  await slice(16, sliceMillis, rawAppend(client));
  await slice(16, sliceMillis, ourAppend(store));
  for (const inFlight of [1, 16, 64]) {
    const pair = await inTurn(
      rounds,
      () => slice(inFlight, sliceMillis, ourAppend(store)),
      () => slice(inFlight, sliceMillis, rawAppend(client)),
    );
    figures.push(compared(`append.c${inFlight}`, 'raw client, default append', pair));
  }
  return figures;
}

export function rawAppend(client: EventStoreDBClient): Work {
  return async () => {
    const { event, metadata, id } = oneFact();
    const raw = jsonEvent({
      id,
      type: event.type,
      data: event.data as Record<string, string>,
      metadata: { ...metadata },
    });
    await client.appendToStream(`bench-${randomUUID()}`, raw, { expectedRevision: NO_STREAM });
  };
}

function ourAppend(store: EventStore): Work {
  return async () => {
    const { outcome } = await store.append(`bench-${randomUUID()}`, 'no-stream', [oneFact()]);
    if (outcome !== 'appended') throw new Error(`a new stream answered ${outcome}`);
  };
}

function oneFact(): NewEvent {
  const id = randomUUID();
  const at = instantFromMillis(Date.now());
  return {
    id,
    event: {
      type: 'MarkRecorded',
      data: {
        stage: 'continuous-assessment',
        piece: 'CC1',
        mark: '12.5',
        outOf: '20',
        late: false,
        recordedBy: 'bench',
        recordedAt: at,
      },
    },
    metadata: {
      actor: { id: 'bench', role: 'trainer', school: 'lyon' },
      commandId: `person:bench:${id}` as CommandId,
      correlationId: id,
      causationId: id,
      schemeVersion: 'cgco@1',
      schemaVersion: 1,
      actedAt: at,
    },
  };
}
