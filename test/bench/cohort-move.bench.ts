import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { loadCalendars } from '@parchemin/calendars';
import type { PlannedCohort } from '@parchemin/cohorts';
import { cohortLedger, type CohortRequest } from '@parchemin/commands';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { instantFromMillis, type CommandId } from '@parchemin/kernel';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Client as Postgres } from 'pg';
import { rawAppend } from './append.bench.js';
import { rounded, slice, type Figure } from './measure.js';
import { enrolledPath, farAhead, operations } from './paths.js';

const members = 10_000;
const lanes = 32;
/** As many as the fan-out has under way at a time, so that the baseline waits for the store as it does. */
const inFlight = 8;
const baselineMillis = 5_000;
const lookEveryMillis = 250;
const limitMillis = 900_000;
const cohort = 'bench';

/** Dates moved for a whole cohort whose candidates all have a deadline that moves with them, until none is left behind. */
export async function benchCohortMove(): Promise<Figure[]> {
  const parts = await startParts({ projector: true, own: true, env: { PARCHEMIN_LOG_LEVEL: 'warn' } });
  const store = openEventStore(parts.url('event-store'));
  const client = EventStoreDBClient.connectionString(parts.url('event-store'));
  try {
    const calendars = loadCalendars(resolve(import.meta.dirname, '../../../seeds'));
    const cohorts = cohortLedger({ store, calendars });
    const dates = { ...farAhead, 'continuous-assessment-end': '2099-06-30' };
    const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
    await ask({ type: 'PlanCohort', calendar, reason: 'bench' });
    await addMembers(parts, store);
    await ask({ type: 'MoveCohort', dates: { 'continuous-assessment-end': '2099-07-07' }, reason: 'bench' });
    const moved = performance.now();
    const settled = await until(async () => (await standing()).settled);
    const seconds = (performance.now() - moved) / 1_000;
    if (settled.members !== members || settled.refused > 0) throw new Error('somebody was left behind');
    const raw = await slice(inFlight, baselineMillis, rawAppend(client));
    return [figureOf(seconds, raw.perSecond)];

    async function ask(request: CohortRequest): Promise<void> {
      const commandId = `person:bench:${randomUUID()}` as CommandId;
      const asking = { by: operations, at: instantFromMillis(Date.now()), commandId };
      const answer = await cohorts.execute(cohort, request, asking);
      if ('refused' in answer) throw new Error(answer.refused);
    }

    async function standing(): Promise<PlannedCohort> {
      const loaded = await cohorts.load(cohort);
      if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('the cohort is not there');
      return loaded.state;
    }
  } finally {
    await client.dispose();
    await store.close();
    await parts.stop();
  }
}

function figureOf(seconds: number, rawPerSecond: number): Figure {
  const perSecond = members / seconds;
  return {
    name: 'cohort-move',
    value: rounded(seconds),
    unit: 's',
    baseline: { name: `raw client, appends alone, ${inFlight} in flight, per second`, value: rounded(rawPerSecond) },
    ratio: rounded(perSecond / rawPerSecond),
    note: `${members} paths, each read, decided and moved with its deadline, until the list names nobody; ${rounded(perSecond)} a second`,
  };
}

async function addMembers(parts: RunningParts, store: EventStore): Promise<void> {
  const add = async (): Promise<void> => {
    const id = randomUUID();
    await store.append(`candidacy-${id}`, 'no-stream', await enrolledPath(id));
  };
  await slice(lanes, limitMillis, add, members);
  await until(async () => ((await counted(parts)) === members ? true : null));
}

async function counted(parts: RunningParts): Promise<number> {
  const client = new Postgres({ connectionString: parts.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>('select count(*) from candidacy_list');
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

async function until<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (const end = Date.now() + limitMillis; Date.now() < end; await pause(lookEveryMillis)) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error(`still not so after ${limitMillis / 1_000} s`);
}
