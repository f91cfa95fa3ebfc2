import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { START, streamNameFilter, type EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '@parchemin/event-store';
import type { RunningParts } from '@parchemin/testing';
import { Client } from 'pg';
import { rounded, type Figure } from './measure.js';
import { markedPath } from './paths.js';

const wantedEvents = 200_000;
const lanes = 48;
const lookEveryMillis = 20;
const limitMillis = 300_000;

/** The projector brings an empty PostgreSQL up to date; beside it, the raw client reads the same events and does nothing with them. */
export async function benchCatchUp(
  parts: RunningParts,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Figure[]> {
  const { length: eventsPerPath } = await markedPath(randomUUID());
  await addPaths(store, Math.ceil(wantedEvents / eventsPerPath));
  // Temporal away: this measures projection, not what the reactor has to say to ten thousand processes.
  for (const part of ['projector', 'worker', 'temporal'] as const) await parts.stop(part);
  const raw = await rawRead(client);
  await emptyDatabase(parts.url('postgres'));
  const from = performance.now();
  await parts.start('projector');
  const last = await lastPosition(client);
  await reached(parts.url('postgres'), last);
  const seconds = (performance.now() - from) / 1_000;
  const value = raw.events / seconds;
  const baseline = { name: 'raw client, reading the same', value: rounded(raw.perSecond) };
  const note = `${raw.events} events; from the start of the process, its boot included`;
  return [
    {
      name: 'catchup.postgres',
      value: rounded(value),
      unit: '/s',
      baseline,
      ratio: rounded(value / raw.perSecond),
      note,
    },
  ];
}

async function addPaths(store: EventStore, count: number): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const id = randomUUID();
      await store.append(`candidacy-${id}`, 'no-stream', await markedPath(id));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function rawRead(client: EventStoreDBClient): Promise<{ events: number; perSecond: number }> {
  const from = performance.now();
  const filter = streamNameFilter({ prefixes: ['candidacy-'] });
  const subscription = client.subscribeToAll({ fromPosition: START, filter });
  let events = 0;
  subscription.once('caughtUp', () => void subscription.unsubscribe());
  for await (const { event } of subscription) if (event) events += 1;
  return { events, perSecond: events / ((performance.now() - from) / 1_000) };
}

async function lastPosition(client: EventStoreDBClient): Promise<bigint> {
  const events = client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 200 });
  for await (const { event } of events) if (event?.streamId.startsWith('candidacy-')) return event.position.commit;
  throw new Error('no candidacy is among the last events');
}

async function emptyDatabase(url: string): Promise<void> {
  await onDatabase(url, 'drop schema public cascade; create schema public');
}

async function reached(url: string, position: bigint): Promise<void> {
  const end = Date.now() + limitMillis;
  while (Date.now() < end) {
    const rows = await onDatabase(url, 'select min(position)::text as position from view_versions where live');
    if (BigInt((rows[0]?.['position'] as string | null) ?? 0) >= position) return;
    await pause(lookEveryMillis);
  }
  throw new Error(`the views did not reach ${position} in ${limitMillis / 1_000} s`);
}

async function onDatabase(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return ((await client.query(statement)) as { rows?: Record<string, unknown>[] }).rows ?? [];
  } finally {
    await client.end();
  }
}
