import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, SupervisedPart, type Part, type PartName, type PartPlan } from '@parchemin/parts';
import { planParts, type Planned } from './plan-parts.js';

export interface PartsWanted {
  readonly temporal?: boolean;
  readonly postgres?: boolean;
  readonly eventNode?: boolean;
  // The event node's fault mode, as its --faults takes it (`7`, `7:commit-drop=0.1`); asks for the node as well.
  readonly faults?: number | string;
  // Our own services, from their compiled files; each needs the three parts above.
  readonly api?: boolean;
  readonly worker?: boolean;
  readonly projector?: boolean;
  // What our own services are told besides the addresses, the demonstration accounts and the token below.
  readonly env?: Readonly<Record<string, string>>;
  // Kept after the end, to start again on the same data; without it, a temporary folder that is removed.
  readonly folder?: string;
  // Whether a part that dies comes back by itself, as under `npm start`; otherwise the test calls restart.
  readonly restarts?: boolean;
  // For tests that kill parts: never those that TEST_DATABASE_URL and its like name.
  readonly own?: boolean;
}

export interface RunningParts {
  readonly folder: string;
  url(name: PartName): string;
  healthUrl(name: PartName): string;
  logFile(name: PartName): string;
  pid(name: PartName): number | null;
  isHealthy(name: PartName): Promise<boolean>;
  start(name: PartName): Promise<void>;
  stop(name?: PartName): Promise<void>;
  kill(name: PartName): Promise<void>;
  restart(name: PartName): Promise<void>;
}

export async function startParts(wanted: PartsWanted): Promise<RunningParts> {
  const folder = wanted.folder ?? (await mkdtemp(join(tmpdir(), 'parchemin-test-')));
  const ports = await freePorts(testPorts());
  const planned = await planParts(wanted, folder, ports);
  const supervised = superviseAll(planned, folder, wanted.restarts ?? false);
  const end = async (): Promise<void> => {
    for (const part of [...supervised.values()].reverse()) await part.stop();
    for (const part of planned) await part.release?.();
    if (!wanted.folder) await rm(folder, { recursive: true, force: true });
  };
  try {
    await startInOrder(supervised);
  } catch (failure) {
    await end();
    throw failure;
  }
  return describe(folder, planned, supervised, end);
}

// Somewhere else at each run, so that two runs on one machine rarely meet; below the ports of outgoing connections.
const LOWEST_PORT = 20_000;
const PORT_BLOCKS = 600;
const BLOCK = 20;

export type PortName = 'temporal' | 'postgres' | 'eventStore' | 'eventStoreHealth' | 'api' | 'worker' | 'projector';

function testPorts(): Record<PortName, number> {
  const first = LOWEST_PORT + BLOCK * Math.floor(Math.random() * PORT_BLOCKS);
  return {
    temporal: first,
    postgres: first + 1,
    eventStore: first + 2,
    eventStoreHealth: first + 3,
    api: first + 4,
    worker: first + 5,
    projector: first + 6,
  };
}

function superviseAll(planned: readonly Planned[], folder: string, restarts: boolean): Map<PartName, SupervisedPart> {
  const plans = planned.flatMap(({ part }) => (isPlan(part) ? [part] : []));
  const logFile = (plan: PartPlan): string => join(folder, 'logs', `${plan.name}.log`);
  return new Map(plans.map((plan) => [plan.name, new SupervisedPart(plan, { logFile: logFile(plan), restarts })]));
}

function isPlan(part: Part | PartPlan): part is PartPlan {
  return 'prepare' in part;
}

// The three that stand alone start together; our services find them ready.
async function startInOrder(supervised: ReadonlyMap<PartName, SupervisedPart>): Promise<void> {
  const waves: PartName[][] = [
    ['temporal', 'postgres', 'event-store'],
    ['api', 'worker', 'projector'],
  ];
  for (const wave of waves) {
    const starts = wave.flatMap((name) => supervised.get(name)?.start() ?? []);
    const results = await Promise.allSettled(starts);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

function describe(
  folder: string,
  planned: readonly Planned[],
  supervised: ReadonlyMap<PartName, SupervisedPart>,
  end: () => Promise<void>,
): RunningParts {
  const part = (name: PartName): Part => get(planned.find((one) => one.part.name === name)?.part, name);
  const own = (name: PartName): SupervisedPart => get(supervised.get(name), name);
  return {
    folder,
    url: (name) => part(name).url,
    healthUrl: (name) => get(part(name).healthUrl, name),
    logFile: (name) => own(name).logFile,
    pid: (name) => own(name).pid,
    isHealthy: async (name) => (await part(name).probe()).healthy,
    start: (name) => own(name).start(),
    stop: (name) => (name ? own(name).stop() : end()),
    kill: (name) => own(name).kill(),
    restart: (name) => own(name).restart(),
  };
}

function get<T>(found: T | null | undefined, name: PartName): T {
  if (found === null || found === undefined) throw new Error(`this test did not start a ${name} of its own`);
  return found;
}
