import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { judgeBy } from '@parchemin/commands/judging';
import { factsOf, replayOf, type DecisionRecord } from '@parchemin/decision-record';
import type { EventStore, NewEvent } from '@parchemin/event-store';
import type { CommandId } from '@parchemin/kernel';
import { loadSchemes } from '@parchemin/schemes';
import type { RunningParts } from '@parchemin/testing';
import { compared, inTurn, slice, type Figure, type Work } from './measure.js';

const root = join(import.meta.dirname, '../../..');
const decisions = 10_000;
const lanes = 8;
const rounds = 2;
const limitMillis = 300_000;

/** Recorded decisions, each read from its own stream and come to again; beside it, the raw client reads the same and does nothing with it. */
export async function benchReplay(
  parts: RunningParts,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Figure[]> {
  // Whoever follows facts would make a path and a process of each stream.
  for (const part of ['projector', 'worker', 'temporal'] as const) await parts.stop(part);
  const facts = recordedFacts();
  const streams = Array.from({ length: decisions }, () => `candidacy-${randomUUID()}`);
  await each(streams, async (stream) => {
    await store.append(stream, 'no-stream', facts.map(again));
  });
  const pair = await inTurn(
    rounds,
    () => each(streams, replaying(store)),
    () => each(streams, (stream) => rawRead(client, stream)),
  );
  return [
    {
      ...compared('replay', 'raw client, reading the same streams', pair),
      note: `${decisions} decisions of ${facts.length} facts each; goal 0.6 of the raw read`,
    },
  ];
}

function each(streams: readonly string[], work: (stream: string) => Promise<void>) {
  let next = 0;
  const one: Work = () => work(streams[(next += 1) - 1]!);
  return slice(lanes, limitMillis, one, streams.length);
}

function replaying(store: EventStore): (stream: string) => Promise<void> {
  const judge = judgeBy(loadSchemes(join(root, 'seeds')));
  return async (stream) => {
    const replay = replayOf(await factsOf(store.readStream(stream)), judge);
    if (!replay?.decision || !replay.agrees) throw new Error(`${stream} does not come out again`);
  };
}

async function rawRead(client: EventStoreDBClient, stream: string): Promise<void> {
  let events = 0;
  for await (const { event } of client.readStream(stream)) events += event ? 1 : 0;
  if (events === 0) throw new Error(`${stream} is empty`);
}

/** One whole path up to its decision, as it was exported. */
function recordedFacts(): DecisionRecord['facts'] {
  const file = join(root, 'libs/decision-record/fixtures/rdc.v1.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as DecisionRecord).facts;
}

function again({
  type,
  data,
  schemaVersion,
  by: actor,
  commandId,
  actedAt,
}: DecisionRecord['facts'][number]): NewEvent {
  const cause = { correlationId: 'bench', causationId: commandId, schemeVersion: null, schemaVersion };
  const metadata = { actor, commandId: commandId as CommandId, ...cause, actedAt };
  return { id: randomUUID(), event: { type, data }, metadata };
}
