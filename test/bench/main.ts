import { randomUUID } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStore } from '@parchemin/event-store';
import { startParts } from '@parchemin/testing';
import { benchAppend } from './append.bench.js';
import { benchCatchUp } from './catch-up.bench.js';
import { benchCohortMove } from './cohort-move.bench.js';
import { benchCommands } from './commands.bench.js';
import { benchCounterfactual } from './counterfactual.bench.js';
import { benchLint } from './lint.bench.js';
import { benchMarks } from './mark.bench.js';
import type { Figure } from './measure.js';
import { memoryOf } from './memory.js';
import { benchPaths } from './paths.bench.js';
import { benchPeers } from './peers.bench.js';
import { benchRecover } from './recover.bench.js';
import { benchReplay } from './replay.bench.js';
import { benchVerdicts } from './verdict.bench.js';

/**
 * `npm run -s bench -- [--json] [name…]`: every figure beside its baseline of the same run, on parts of its own.
 * `peers` and `paths` install what they compare with, so they run only when they are named.
 */
const words = process.argv.slice(2);
const chosen = words.filter((word) => !word.startsWith('--'));
const asJson = words.includes('--json');
const results: Figure[] = [];
await run('lint', async () => benchLint());
await run('verdict', async () => benchVerdicts());
await run('counterfactual', async () => benchCounterfactual());
await run('command', async () => benchCommands());
const onlyNamed = ['peers', 'paths'];
const onRunningParts = ['memory', 'append', 'mark.http', 'peers', 'paths', 'replay', 'catchup.postgres'];
if (onRunningParts.some(isWanted)) await onParts();
await run('cohort-move', benchCohortMove);
// One recovery gives both figures.
await run(chosen.includes('memory.path') ? 'memory.path' : 'recover', benchRecover);
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
process.stdout.write(asJson ? `${JSON.stringify({ machine, results }, null, 2)}\n` : table());

async function onParts(): Promise<void> {
  const token = randomUUID();
  const env = { PARCHEMIN_MACHINE_TOKEN: token, PARCHEMIN_LOG_LEVEL: 'warn' };
  const parts = await startParts({ api: true, worker: true, projector: true, own: true, env });
  const client = EventStoreDBClient.connectionString(parts.url('event-store'));
  const store = openEventStore(parts.url('event-store'));
  try {
    await run('memory', async () => memoryOf(parts, 'rest'));
    await run('append', () => benchAppend(store, client));
    await run('mark.http', () => benchMarks(parts.url('api'), token, store, client));
    await run('peers', () => benchPeers(parts, token, store));
    await run('paths', () => benchPaths(parts));
    await run('memory', async () => memoryOf(parts, 'loaded'));
    await run('catchup.postgres', () => benchCatchUp(parts, store, client));
    await run('replay', () => benchReplay(parts, store, client));
  } finally {
    await client.dispose();
    await store.close();
    await parts.stop();
  }
}

async function run(name: string, bench: () => Promise<Figure[]>): Promise<void> {
  if (!isWanted(name)) return;
  process.stderr.write(`${name} …\n`);
  results.push(...(await bench()));
}

function isWanted(name: string): boolean {
  return (
    (chosen.length === 0 && !onlyNamed.includes(name)) ||
    chosen.some((wanted) => wanted.startsWith(name) || name.startsWith(wanted))
  );
}

function table(): string {
  return results.map((figure) => `${[figure.name, figure.value, figure.unit, beside(figure)].join('  ')}\n`).join('');
}

function beside({ p50, p99, baseline, ratio }: Figure): string {
  const times = p50 === undefined ? '' : `p50 ${p50} ms, p99 ${p99} ms  `;
  return baseline ? `${times}÷ ${baseline.value} (${baseline.name}) = ${ratio}` : times;
}
