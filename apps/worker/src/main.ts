import { candidacyUpcasters } from '@parchemin/candidacy';
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { openEventStore } from '@parchemin/event-store';
import type { StageOrders } from '@parchemin/schemes';
import { clockOf, newRegistry, openLog, readSettings, serveHealth, stopWhenAsked } from '@parchemin/service';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { candidacyActivities } from './activities.js';
import { keepWorking } from './keep-working.js';
import { measureWorker, timed } from './metrics.js';
import { silently } from './silent.js';
import { stageOrdersToken, WorkerModule, writePathToken } from './worker-module.js';
import { buildIdOf } from './workflow-code.js';
import type { WritePath } from './write-path.js';

const settings = readSettings(process.env, ['EVENTSTORE_URL', 'TEMPORAL_ADDRESS']);
const log = openLog('worker', settings.PARCHEMIN_LOG_LEVEL);
// This process answers the signals itself: the SDK would stop its workers behind our back and leave the rest running.
Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ level }, message)),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const store = openEventStore(settings.EVENTSTORE_URL, { upcasters: candidacyUpcasters });
const parts = { store, seeds: settings.PARCHEMIN_SEEDS };
const context = await NestFactory.createApplicationContext(WorkerModule.register(parts), { logger: ['error', 'warn'] });
const code = readFileSync(join(import.meta.dirname, 'workflow-bundle.js'), 'utf8');
const activities = candidacyActivities(
  context.get<WritePath>(writePathToken),
  context.get<StageOrders>(stageOrdersToken),
  clockOf(settings.PARCHEMIN_CLOCK),
);
const registry = newRegistry();
const working = keepWorking({
  address: settings.TEMPORAL_ADDRESS,
  namespace: settings.TEMPORAL_NAMESPACE,
  bundle: { code, buildId: buildIdOf(code) },
  activities: silently(timed(activities, registry), (activity, failure) =>
    log.warn({ activity, failure }, 'an activity failed'),
  ),
  told: (event, detail) => log.info(detail, event),
});
const health = await serveHealth(
  { host: settings.PARCHEMIN_HOST, port: settings.PARCHEMIN_PORT },
  { ready: async () => ({ temporal: working.fault(), 'event-store': await storeFault() }) },
  registry,
);
measureWorker(working, registry);
process.stdout.write(`${JSON.stringify({ event: 'ready', healthPort: health.port })}\n`);

stopWhenAsked(settings.PARCHEMIN_PARENT_PID, log, async () => {
  await working.stop();
  await Promise.all([health.close(), context.close()]);
  await store.close();
});

function storeFault(): Promise<string | null> {
  return store.ping().then(
    () => null,
    () => 'the event store does not answer',
  );
}
