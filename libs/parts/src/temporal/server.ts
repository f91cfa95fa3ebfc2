import { Connection } from '@temporalio/client';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dyingWithParent } from '../child.js';
import { unhealthy, type Part, type PartPlan, type Probe } from '../part.js';

export interface TemporalSettings {
  readonly binary: string;
  readonly serverVersion: string;
  readonly folder: string;
  readonly namespace: string;
  readonly port: number;
  readonly uiPort: number | null;
}

export function planTemporal(settings: TemporalSettings): PartPlan {
  return {
    ...givenTemporal(`127.0.0.1:${settings.port}`, settings.namespace),
    stopSignal: 'SIGTERM',
    async prepare() {
      await mkdir(settings.folder, { recursive: true });
      const command = { program: settings.binary, args: serverArguments(settings), folder: settings.folder };
      return dyingWithParent(command, 'SIGTERM');
    },
  };
}

export function givenTemporal(address: string, namespace: string): Part {
  return { name: 'temporal', url: address, healthUrl: null, probe: () => probe(address, namespace) };
}

const CONNECT_LIMIT_MS = 2_000;

async function probe(address: string, namespace: string): Promise<Probe> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: CONNECT_LIMIT_MS });
    const open = connection;
    return await open.withDeadline(Date.now() + CONNECT_LIMIT_MS, async () => {
      const { serverVersion } = await open.workflowService.getSystemInfo({});
      await open.workflowService.describeNamespace({ namespace });
      return { healthy: true, version: serverVersion ?? null, trouble: null };
    });
  } catch (error) {
    return unhealthy(error);
  } finally {
    await connection?.close();
  }
}

// One process on one machine is its own neighbour: limits meant to protect a shared cluster are out of the way,
// a started activity goes to the worker that asked for it, and one partition per queue saves forwarding.
const dynamicConfig = {
  'system.enableActivityEagerExecution': true,
  'matching.useNewMatcher': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'frontend.namespaceRPS': 20_000,
  'frontend.rps': 20_000,
  'history.rps': 30_000,
  'matching.rps': 20_000,
  'frontend.enableServerVersionCheck': false,
};

function serverArguments(settings: TemporalSettings): string[] {
  // A file is not carried from one server version to the next; what it held is started again from the events.
  const database = join(settings.folder, `temporal-${settings.serverVersion}.db`);
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(settings.port)],
    ...['--namespace', settings.namespace, '--db-filename', database],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...['--log-format', 'json', '--log-level', 'warn'],
    ...(settings.uiPort === null ? ['--headless'] : ['--ui-port', String(settings.uiPort)]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}
