import { join } from 'node:path';
import {
  cacheFolder,
  findTemporalBinary,
  givenEventStore,
  givenTemporal,
  planEventNode,
  planPostgres,
  planService,
  planTemporal,
  type Part,
  type PartPlan,
  type ServiceName,
} from '@parchemin/parts';
import { borrowDatabase } from './borrowed-database.js';
import { testToken } from './test-token.js';
import type { PartsWanted, PortName } from './start-parts.js';

export interface Planned {
  readonly part: Part | PartPlan;
  release?(): Promise<void>;
}

export const TEST_NAMESPACE = 'parchemin';

type Ports = Record<PortName, number>;

// Only TEST_… variables are read: what DATABASE_URL and its like name is somebody's real data.
export async function planParts(wanted: PartsWanted, folder: string, ports: Ports): Promise<Planned[]> {
  const services = (['api', 'worker', 'projector'] as const).filter((name) => wanted[name]);
  const all = services.length > 0;
  const planned: Planned[] = [];
  if (all || wanted.temporal) planned.push(await planTestTemporal(wanted, folder, ports));
  if (all || wanted.postgres) planned.push(await planTestPostgres(wanted, folder, ports));
  if (all || wanted.eventNode || wanted.faults !== undefined) planned.push(planTestEventStore(wanted, folder, ports));
  return [...planned, ...services.map((name) => planTestService(name, { wanted, folder, ports, planned }))];
}

async function planTestTemporal(wanted: PartsWanted, folder: string, ports: Ports): Promise<Planned> {
  const given = givenFor(wanted, 'TEST_TEMPORAL_ADDRESS');
  if (given) return { part: givenTemporal(given, TEST_NAMESPACE) };
  const { file, serverVersion } = await findTemporalBinary(process.env, (line) => process.stderr.write(`${line}\n`));
  const place = { folder: join(folder, 'temporal'), port: ports.temporal, uiPort: null };
  return { part: planTemporal({ binary: file, serverVersion, namespace: TEST_NAMESPACE, ...place }) };
}

async function planTestPostgres(wanted: PartsWanted, folder: string, ports: Ports): Promise<Planned> {
  const given = givenFor(wanted, 'TEST_DATABASE_URL');
  if (given) return borrowDatabase(given);
  const template = join(cacheFolder(process.env), 'postgres-template');
  const place = { folder: join(folder, 'postgres'), port: ports.postgres };
  return { part: await planPostgres({ ...place, env: process.env, template }) };
}

function planTestEventStore(wanted: PartsWanted, folder: string, ports: Ports): Planned {
  const given = wanted.faults === undefined ? givenFor(wanted, 'TEST_EVENTSTORE_URL') : undefined;
  if (given) return { part: givenEventStore(given) };
  const faults = wanted.faults === undefined ? {} : { faults: wanted.faults };
  const place = { folder: join(folder, 'events'), port: ports.eventStore, healthPort: ports.eventStoreHealth };
  return { part: planEventNode({ ...place, ...faults, strict: true }) };
}

interface ServicePlace {
  readonly wanted: PartsWanted;
  readonly folder: string;
  readonly ports: Ports;
  readonly planned: readonly Planned[];
}

function planTestService(name: ServiceName, { wanted, folder, ports, planned }: ServicePlace): Planned {
  const url = (part: Part['name']): string => planned.find((one) => one.part.name === part)?.part.url ?? '';
  const addresses = {
    eventStore: url('event-store'),
    database: url('postgres'),
    temporal: url('temporal'),
    namespace: TEST_NAMESPACE,
  };
  const env = { ...demonstration, PARCHEMIN_FILES: join(folder, 'files'), ...wanted.env };
  return { part: planService(name, { addresses, port: ports[name], env }) };
}

// As npm start starts them: with the demonstration's accounts, and tokens that the test knows.
const demonstration = { PARCHEMIN_DEMO: '1', PARCHEMIN_MACHINE_TOKEN: testToken, PARCHEMIN_ADMIN_TOKEN: testToken };

function givenFor(wanted: PartsWanted, variable: string): string | undefined {
  return wanted.own ? undefined : process.env[variable] || undefined;
}
