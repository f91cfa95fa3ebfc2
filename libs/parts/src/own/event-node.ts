import type { Part, PartPlan } from '../part.js';
import { unhealthy } from '../part.js';
import { planOwnProcess } from './process.js';
import { connect } from 'node:net';

export interface EventNodeSettings {
  readonly folder: string;
  readonly port: number;
  readonly healthPort: number;
  readonly faults?: number | string;
  /** Refuses what a real server tolerates, so that nothing of ours comes to rely on it. */
  readonly strict?: boolean;
}

export const EVENT_NODE_ENTRY = 'apps/event-node/dist/main.js';

export function planEventNode(settings: EventNodeSettings): PartPlan {
  const { folder, port, healthPort, faults, strict } = settings;
  return planOwnProcess({
    name: 'event-store',
    entry: EVENT_NODE_ENTRY,
    args: [
      ...['--data', folder, '--port', String(port), '--health-port', String(healthPort)],
      ...(strict ? ['--strict'] : []),
      ...(faults === undefined ? [] : ['--faults', String(faults)]),
    ],
    env: {},
    url: `esdb://127.0.0.1:${port}?tls=false`,
    healthUrl: `http://127.0.0.1:${healthPort}`,
  });
}

// A server that somebody else runs: that something answers at its first address is all we ask here,
// the adapter's own health check says the rest.
export function givenEventStore(url: string): Part {
  return {
    name: 'event-store',
    url,
    healthUrl: null,
    probe: async () => {
      try {
        await reach(firstAddress(url));
        return { healthy: true, version: null, trouble: null };
      } catch (error) {
        return unhealthy(error);
      }
    },
  };
}

const DEFAULT_PORT = 2113;
const REACH_LIMIT_MS = 2_000;

export function firstAddress(url: string): { host: string; port: number } {
  const [, hosts = ''] = /^[a-z+]+:\/\/(?:[^@/]*@)?([^/?]+)/i.exec(url) ?? [];
  const [host = '', port] = (hosts.split(',')[0] ?? '').split(':');
  return { host, port: port ? Number(port) : DEFAULT_PORT };
}

function reach(address: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, timeout: REACH_LIMIT_MS });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => fail(new Error(`${address.host}:${address.port} does not answer`)));
    socket.once('error', fail);
  });
}
