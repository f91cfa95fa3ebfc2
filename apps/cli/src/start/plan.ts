import { join } from 'node:path';
import {
  findTemporalBinary,
  givenEventStore,
  givenPostgres,
  givenTemporal,
  planEventNode,
  planPostgres,
  planService,
  planTemporal,
  type Addresses,
  type Part,
  type PartPlan,
  type ServiceName,
} from '@parchemin/parts';
import { isDemo, type Ports, type Tokens } from '../data-folder.js';
import { seedsFolder } from '../seeds-folder.js';

export interface Planned {
  readonly part: Part | PartPlan;
  readonly found: string;
}

export interface PlanSettings {
  readonly folder: string;
  readonly ports: Ports;
  readonly tokens: Tokens;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

export const EMBEDDED = 'embedded';

// The three that our services stand on first, then the services: the order of starting.
export async function planAll(settings: PlanSettings): Promise<{ ground: Planned[]; services: Planned[] }> {
  const namespace = settings.env['TEMPORAL_NAMESPACE'] ?? 'parchemin';
  const temporal = await planTemporalPart(settings, namespace);
  const postgres = await planPostgresPart(settings);
  const eventStore = planEventStorePart(settings);
  const addresses = {
    temporal: temporal.part.url,
    database: postgres.part.url,
    eventStore: eventStore.part.url,
    namespace,
  };
  const services = (['projector', 'worker', 'api'] as const).map((name) => planServicePart(name, settings, addresses));
  return { ground: [temporal, postgres, eventStore], services };
}

async function planTemporalPart({ env, folder, ports, say }: PlanSettings, namespace: string): Promise<Planned> {
  const given = env['TEMPORAL_ADDRESS'];
  if (given) return { part: givenTemporal(given, namespace), found: 'TEMPORAL_ADDRESS' };
  const { file, serverVersion } = await findTemporalBinary(env, say);
  const place = { folder: join(folder, 'temporal'), port: ports.temporal, uiPort: ports.temporalUi };
  return { part: planTemporal({ binary: file, serverVersion, namespace, ...place }), found: EMBEDDED };
}

async function planPostgresPart({ env, folder, ports }: PlanSettings): Promise<Planned> {
  const given = env['DATABASE_URL'];
  if (given) return { part: givenPostgres(given), found: 'DATABASE_URL' };
  const part = await planPostgres({ folder: join(folder, 'postgres'), port: ports.postgres, env });
  return { part, found: EMBEDDED };
}

function planEventStorePart({ env, folder, ports }: PlanSettings): Planned {
  const given = env['EVENTSTORE_URL'];
  if (given) return { part: givenEventStore(given), found: 'EVENTSTORE_URL' };
  const place = { folder: join(folder, 'events'), port: ports.eventStore, healthPort: ports.eventStoreHealth };
  return { part: planEventNode(place), found: EMBEDDED };
}

function planServicePart(name: ServiceName, settings: PlanSettings, addresses: Addresses): Planned {
  const { env, folder, ports, tokens } = settings;
  const part = planService(name, {
    addresses,
    port: ports[name],
    env: {
      ...told[name](tokens),
      PARCHEMIN_SEEDS: seedsFolder(env),
      PARCHEMIN_FILES: env['PARCHEMIN_FILES'] ?? join(folder, 'files'),
      PARCHEMIN_DEMO: isDemo(env) ? '1' : '0',
      PARCHEMIN_URL: env['PARCHEMIN_URL'] ?? `http://127.0.0.1:${ports.api}`,
    },
  });
  return { part, found: EMBEDDED };
}

// Each service is told the secrets that it needs, and no other.
const told: Record<ServiceName, (tokens: Tokens) => Record<string, string>> = {
  projector: ({ adminToken }) => ({ PARCHEMIN_ADMIN_TOKEN: adminToken }),
  worker: () => ({}),
  api: ({ machineToken }) => ({ PARCHEMIN_MACHINE_TOKEN: machineToken }),
};
