import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  candidacyDeployment,
  candidacyTaskQueue,
  candidacyWorkflowId,
  pathGeneration,
} from '@parchemin/candidacy-process';
import { openEventStore } from '@parchemin/event-store';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { Certifier } from './certifier.js';
import { examine } from './findings.js';
import { pieces } from './load.js';
import { civilDay, millisUntil, settled } from './settling.js';

const namespace = 'parchemin';
const patienceMillis = 30_000;

describe('a release whose code cannot go on with the runs of the one before', () => {
  const token = randomUUID();
  let parts: RunningParts;
  let connection: Connection;
  let client: Client;
  let older: { stop(): Promise<void> } | null = null;

  beforeAll(async () => {
    const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
    const logging = { forward: {}, filter };
    Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
    const env = { PARCHEMIN_MACHINE_TOKEN: token };
    parts = await startParts({ api: true, worker: true, projector: true, own: true, env });
    connection = await Connection.connect({ address: parts.url('temporal') });
    client = new Client({ connection, namespace });
  });

  afterAll(async () => {
    await older?.stop();
    await connection.close();
    await parts.stop();
  });

  it('begins every open path again from its stream, when it serves and not before, and each step is done once', async () => {
    const store = openEventStore(parts.url('event-store'));
    const certifier = new Certifier(() => parts.url('api'), token);
    await parts.stop('worker');
    older = await olderRelease(parts.url('temporal'));
    const candidacies = await Promise.all([civilDay(20), civilDay(-3)].map((end) => certifier.enrol(end)));
    const runs = await Promise.all(candidacies.map((candidacy) => sleeping(client, candidacy)));
    await beganBy(connection, pathGeneration - 1);

    await parts.restart('projector');
    await pause(3_000);
    expect(await Promise.all(candidacies.map((candidacy) => sleeping(client, candidacy)))).toEqual(runs);
    await older.stop();
    older = null;
    await parts.start('worker');

    await Promise.all(candidacies.map((candidacy) => millisUntil(store, candidacy, 'StageOpened')));
    const [open = ''] = candidacies;
    for (const piece of pieces) await certifier.mark(open, piece, '12,5');
    await settled(store, [open]);
    expect(await examine(store, [], [open])).toMatchObject({ doubledSteps: [], unclosed: [] });
    for (const [at, runId] of runs.entries()) {
      const { status } = await client.workflow.getHandle(candidacyWorkflowId(candidacies[at] ?? ''), runId).describe();
      expect(status.name).toBe('TERMINATED');
    }
    expect(await generationOf(connection)).toBe(String(pathGeneration));
    await store.close();
  });
});

/** A worker in this process, with other code under the same names, and the version before ours. */
async function olderRelease(address: string): Promise<{ stop(): Promise<void> }> {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'older/older-path.workflow.ts'),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['@parchemin/source', 'import', 'module', 'default', 'require'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
  const native = await NativeConnection.connect({ address });
  const buildId = `${pathGeneration - 1}-older`;
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: candidacyTaskQueue,
    workflowBundle,
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName: candidacyDeployment, buildId },
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  });
  const running = worker.run();
  const version = { namespace, deploymentName: candidacyDeployment, buildId, ignoreMissingTaskQueues: true };
  const makeCurrent = () => native.workflowService.setWorkerDeploymentCurrentVersion(version);
  await eventually(() => makeCurrent().catch(() => undefined));
  return {
    async stop() {
      worker.shutdown();
      await running;
      await native.close();
    },
  };
}

/** The id of the run, once it has begun in the older way. */
async function sleeping(client: Client, candidacy: string): Promise<string> {
  return eventually(async () => {
    const handle = client.workflow.getHandle(candidacyWorkflowId(candidacy));
    const { events } = await handle.fetchHistory().catch(() => ({ events: [] }));
    const asleep = events?.some(({ timerStartedEventAttributes }) => timerStartedEventAttributes);
    return asleep ? (await handle.describe()).runId : undefined;
  });
}

async function beganBy({ workflowService }: Connection, generation: number): Promise<void> {
  const data = { 'parchemin.path-generation': String(generation) };
  await workflowService.updateNamespace({ namespace, updateInfo: { data } });
}

async function generationOf({ workflowService }: Connection): Promise<string | undefined> {
  const { namespaceInfo } = await workflowService.describeNamespace({ namespace });
  return namespaceInfo?.data?.['parchemin.path-generation'];
}

async function eventually<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (const end = Date.now() + patienceMillis; Date.now() < end; await pause(200)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`still not so after ${patienceMillis / 1_000} s`);
}
