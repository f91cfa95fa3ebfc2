import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStore } from '@parchemin/event-store';
import { instantFromMillis } from '@parchemin/kernel';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Client, Connection } from '@temporalio/client';
import { Client as Postgres } from 'pg';
import { pathDueAt } from './due-path.js';
import { rounded, slice, type Figure } from './measure.js';
import { residentMegabytes } from './memory.js';

const openPaths = 10_000;
const urgentPaths = 200;
const day = 86_400_000;
const lanes = 32;
const lookEveryMillis = 250;
const limitMillis = 600_000;
/** Enough for 10,000 appends and their projection on two cores; the urgent ones fall due while Temporal is away. */
const untilUrgentMillis = 45_000;
/** From here on the worker and its code are loaded, and what is added is paths. */
const fewPaths = 200;
/** Garbage of the recovery itself is collected by then; what is left is what idle paths weigh. */
const idleMillis = 20_000;

/** Temporal's database is deleted while 10,000 paths are open; nobody types anything. */
export async function benchRecover(): Promise<Figure[]> {
  const env = { PARCHEMIN_LOG_LEVEL: 'warn' };
  const parts = await startParts({ worker: true, projector: true, own: true, env });
  try {
    await until(async () => (await counted(parts, 'from reactor_checkpoint where cluster is not null')) === 1);
    const urgentAt = Date.now() + untilUrgentMillis;
    await parts.stop('temporal');
    await addOpenPaths(parts, urgentAt);
    await rm(join(parts.folder, 'temporal'), { recursive: true });
    await pause(Math.max(0, urgentAt - Date.now()));
    return await figuresOfRecovery(parts);
  } finally {
    await parts.stop();
  }
}

async function figuresOfRecovery(parts: RunningParts): Promise<Figure[]> {
  await parts.start('temporal');
  const back = performance.now();
  const seconds = (): number => rounded((performance.now() - back) / 1_000);
  const due = `from open_processes where acts_at <= '${instantFromMillis(Date.now())}'`;
  await until(async () => (await counted(parts, due)) === 0);
  const urgent = seconds();
  await until(async () => (await metric(parts, 'parchemin_worker_cached_paths')) >= fewPaths);
  const few = await weighed(parts);
  await until(() => allRun(parts));
  const all = seconds();
  await pause(idleMillis);
  const many = await weighed(parts);
  const weight = ((many.megabytes - few.megabytes) * 1_024) / (many.cached - few.cached);
  const weighing = `growth of the worker's resident memory from ${few.cached} paths in its cache to ${many.cached}; goal 100`;
  return [
    { name: 'recover.urgent', value: urgent, unit: 's', note: `${urgentPaths} fell due meanwhile; goal 10` },
    {
      name: 'recover',
      value: all,
      unit: 's',
      note: `${openPaths} open paths, each with its timer armed again; goal 120`,
    },
    { name: 'memory.path', value: rounded(weight), unit: 'KB', note: weighing },
  ];
}

async function weighed(parts: RunningParts): Promise<{ cached: number; megabytes: number }> {
  return { cached: await metric(parts, 'parchemin_worker_cached_paths'), megabytes: workerMegabytes(parts) };
}

async function addOpenPaths(parts: RunningParts, urgentAt: number): Promise<void> {
  const store = openEventStore(parts.url('event-store'));
  let begun = 0;
  const add = async (): Promise<void> => {
    begun += 1;
    const due = begun <= urgentPaths ? urgentAt : Date.now() + (30 + (begun % 300)) * day;
    const id = randomUUID();
    await store.append(`candidacy-${id}`, 'no-stream', await pathDueAt(id, due));
  };
  await slice(lanes, limitMillis, add, openPaths);
  await store.close();
  await until(async () => (await counted(parts, 'from open_processes where acts_at is not null')) === openPaths);
}

/** Known to Temporal as running, and looked at by the worker, each one. */
async function allRun(parts: RunningParts): Promise<boolean> {
  const looked = await metric(parts, 'parchemin_worker_activity_seconds_count{activity="loadPath",ended="done"}');
  if (looked < openPaths) return false;
  const connection = await Connection.connect({ address: parts.url('temporal') });
  const client = new Client({ connection, namespace: 'parchemin' });
  const { count } = await client.workflow.count('ExecutionStatus = "Running"');
  await connection.close();
  return count >= openPaths;
}

async function metric(parts: RunningParts, name: string): Promise<number> {
  const text = await (await fetch(`${parts.healthUrl('worker')}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? 0);
}

function workerMegabytes(parts: RunningParts): number {
  const resident = residentMegabytes(parts.pid('worker') ?? 0);
  if (resident === null) throw new Error('this system does not tell what a process weighs');
  return resident;
}

async function counted(parts: RunningParts, which: string): Promise<number> {
  const client = new Postgres({ connectionString: parts.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(`select count(*) ${which}`);
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + limitMillis; Date.now() < end; await pause(lookEveryMillis)) if (await holds()) return;
  throw new Error(`still not so after ${limitMillis / 1_000} s`);
}
