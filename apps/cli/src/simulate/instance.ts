import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Instant } from '@parchemin/kernel';
import {
  findTemporalBinary,
  freePorts,
  planEventNode,
  planPostgres,
  planService,
  planTemporal,
  SupervisedPart,
  type PartPlan,
} from '@parchemin/parts';

/** All the parts, on free ports and in a folder of their own, under a clock that moves when told. */
export interface Instance {
  readonly folder: string;
  readonly api: string;
  readonly projector: string;
  readonly database: string;
  readonly eventStore: string;
  readonly adminToken: string;
  step(to: Instant): Promise<void>;
  stop(): Promise<void>;
}

export interface InstanceSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly seeds: string;
  /** Kept after the end; a temporary folder otherwise. */
  readonly keep: string | undefined;
  readonly startsAt: Instant;
  say(line: string): void;
}

const namespace = 'parchemin';

export async function startInstance(settings: InstanceSettings): Promise<Instance> {
  const { keep, startsAt } = settings;
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'parchemin-simulate-')) : resolve(keep);
  await mkdir(folder, { recursive: true });
  const clock = join(folder, 'clock');
  const step = steppingIn(clock);
  await step(startsAt);
  const adminToken = randomBytes(24).toString('base64url');
  const { ground, services, addresses } = await plan(settings, folder, { clock, adminToken });
  const supervise = (part: PartPlan): SupervisedPart =>
    new SupervisedPart(part, { logFile: join(folder, 'logs', `${part.name}.log`), restarts: true });
  const waves = [ground.map(supervise), services.map(supervise)];
  const stop = async (): Promise<void> => {
    for (const wave of waves.toReversed()) await Promise.all(wave.map((part) => part.stop()));
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const wave of waves) await Promise.all(wave.map((part) => part.start()));
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { folder, adminToken, step, stop, ...addresses };
}

/** The instant is replaced whole, so that no process ever reads half of one. */
function steppingIn(file: string): (to: Instant) => Promise<void> {
  return async (to) => {
    await writeFile(`${file}.next`, to);
    await rename(`${file}.next`, file);
  };
}

async function plan(
  { env, seeds, say }: InstanceSettings,
  folder: string,
  { clock, adminToken }: { readonly clock: string; readonly adminToken: string },
) {
  const ports = await somePorts();
  const { file, serverVersion } = await findTemporalBinary(env, say);
  const inFolder = (name: string): string => join(folder, name);
  const temporalPlace = { folder: inFolder('temporal'), port: ports.temporal, uiPort: null };
  const temporal = planTemporal({ binary: file, serverVersion, namespace, ...temporalPlace });
  const postgres = await planPostgres({ folder: inFolder('postgres'), port: ports.postgres, env });
  const store = { folder: inFolder('events'), port: ports.eventStore, healthPort: ports.eventStoreHealth };
  const eventNode = planEventNode(store);
  const addresses = { eventStore: eventNode.url, database: postgres.url, temporal: temporal.url, namespace };
  const told = {
    PARCHEMIN_SEEDS: seeds,
    PARCHEMIN_FILES: inFolder('files'),
    PARCHEMIN_CLOCK: clock,
    PARCHEMIN_ADMIN_TOKEN: adminToken,
  };
  const services = (['projector', 'worker', 'api'] as const).map((name) =>
    planService(name, { addresses, port: ports[name], env: told }),
  );
  const [projector, , api] = services;
  return {
    ground: [temporal, postgres, eventNode],
    services,
    addresses: { api: api!.url, projector: projector!.healthUrl!, database: postgres.url, eventStore: eventNode.url },
  };
}

const lowestPort = 20_000;
const blocks = 600;
const blockSize = 20;

/** Somewhere else each time, so that two simulations on one machine rarely meet. */
function somePorts() {
  const first = lowestPort + blockSize * Math.floor(Math.random() * blocks);
  return freePorts({
    temporal: first,
    postgres: first + 1,
    eventStore: first + 2,
    eventStoreHealth: first + 3,
    api: first + 4,
    worker: first + 5,
    projector: first + 6,
  });
}
