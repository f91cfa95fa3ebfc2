import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { absence } from './absence.js';
import { allHealthy, type Round, type World } from './rounds.js';

const awayMillis = 30_000;
const shortMillis = 3_000;

/** Temporal stays away for a while: nothing is lost, and everything waits for it. */
export function temporalAway(world: World, millis = awayMillis): Promise<Round> {
  return absence(world, { part: 'temporal', millis, what: `Temporal away for ${millis / 1_000} s` });
}

/** Temporal comes back and knows nobody. */
export function temporalDeleted(world: World): Promise<Round> {
  const harm = (): Promise<void> => rm(databaseOf(world), { recursive: true });
  return absence(world, { part: 'temporal', millis: shortMillis, what: 'Temporal’s database deleted', harm });
}

/** Temporal comes back under the same name as it was some seconds before: some processes are unknown to it, some began anew. */
export async function temporalRolledBack(world: World): Promise<Round> {
  const copy = join(world.parts.folder, 'temporal-copy');
  await world.parts.stop('temporal');
  await rm(copy, { recursive: true, force: true });
  await cp(databaseOf(world), copy, { recursive: true });
  await world.parts.start('temporal');
  await allHealthy(world.parts);
  await pause(1_000 + world.random() * 3_000);
  const harm = async (): Promise<void> => {
    await rm(databaseOf(world), { recursive: true });
    await cp(copy, databaseOf(world), { recursive: true });
  };
  return absence(world, { part: 'temporal', millis: shortMillis, what: 'Temporal’s database rolled back', harm });
}

/** The reactor comes back and believes that it has poked less than it has. */
export async function checkpointMovedBack(world: World): Promise<Round> {
  const earlier = await onCheckpoint(world, 'select position from reactor_checkpoint');
  const harm = async (): Promise<void> => {
    const place = world.random() < 0.2 ? null : earlier;
    await onCheckpoint(world, 'update reactor_checkpoint set position = $1 returning position', [place]);
  };
  await pause(1_000 + world.random() * 3_000);
  return absence(world, { part: 'projector', millis: shortMillis, what: 'the reactor’s checkpoint moved back', harm });
}

function databaseOf({ parts }: World): string {
  return join(parts.folder, 'temporal');
}

async function onCheckpoint({ parts }: World, statement: string, values: unknown[] = []): Promise<string | null> {
  const client = new Client({ connectionString: parts.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ position: string | null }>(statement, values);
    return rows[0]?.position ?? null;
  } finally {
    await client.end();
  }
}
