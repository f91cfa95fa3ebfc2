import type { PartPlan } from '../part.js';
import { planOwnProcess } from './process.js';

// Where the three parts that our own services stand on are.
export interface Addresses {
  readonly eventStore: string;
  readonly database: string;
  readonly temporal: string;
  readonly namespace: string;
}

export interface ServiceSettings {
  readonly addresses: Addresses;
  readonly port: number;
  // What else this process is told: seeds, clock, log level, tokens.
  readonly env: Readonly<Record<string, string>>;
}

export type ServiceName = 'api' | 'worker' | 'projector';

export function planService(name: ServiceName, { addresses, port, env }: ServiceSettings): PartPlan {
  return planOwnProcess({
    name,
    entry: `apps/${name}/dist/main.js`,
    env: {
      ...env,
      EVENTSTORE_URL: addresses.eventStore,
      DATABASE_URL: addresses.database,
      TEMPORAL_ADDRESS: addresses.temporal,
      TEMPORAL_NAMESPACE: addresses.namespace,
      PARCHEMIN_PORT: String(port),
    },
    url: `http://127.0.0.1:${port}`,
    healthUrl: `http://127.0.0.1:${port}`,
  });
}
