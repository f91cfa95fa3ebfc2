import { freePorts, PostgresNotFound, TemporalNotFound } from '@parchemin/parts';
import { stopWithParent } from '@parchemin/service';
import {
  dataFolder,
  isDemo,
  keepFirstDay,
  keepTokens,
  preferredPorts,
  prepareFolder,
  readPartsFile,
  rememberPorts,
  removePartsFile,
} from '../data-folder.js';
import { seedsFolder } from '../seeds-folder.js';
import { readDemoAccounts } from '../demo/accounts.js';
import { civilDateInParis } from '../demo/demo-dates.js';
import { loadDemo } from '../demo/load-demo.js';
import { PART_MISSING } from '../exit.js';
import { textsFor, type Texts } from '../language/texts.js';
import { Installation } from './installation.js';
import { stopLeftovers } from './leftovers.js';
import { takeLock, type Lock } from './lock.js';
import { planAll } from './plan.js';
import { describeInstallation } from './summary.js';

interface Start {
  readonly env: NodeJS.ProcessEnv;
  readonly texts: Texts;
  readonly folder: string;
  readonly lock: Lock;
  readonly begun: number;
}

// One start: everything up, a word of welcome, and everything down again when somebody asks.
export async function supervise(env: NodeJS.ProcessEnv): Promise<void> {
  const begun = Date.now();
  const texts = textsFor(env);
  const folder = dataFolder(env);
  prepareFolder(folder);
  const lock = takeLock(folder);
  if ('pid' in lock) return say(texts.alreadyRunning(lock.pid, consoleUrl(folder), folder));
  process.once('exit', () => lock.release());
  await runUntilAsked({ env, texts, folder, lock, begun });
}

async function runUntilAsked(start: Start): Promise<void> {
  const { texts } = start;
  const asked = stopAsked(start);
  const installation = await Promise.race([prepare(start), asked]);
  if (typeof installation === 'string') {
    say(texts.stopping(installation));
    process.exit(0);
  }
  try {
    const early = await Promise.race([installation.start().then(() => welcome(installation, start)), asked]);
    say(texts.stopping(early ?? (await asked)));
    await installation.stop();
    finish(start, 0);
  } catch (failure) {
    say(messageOf(failure));
    await installation.stop();
    finish(start, PART_MISSING);
  }
}

async function prepare({ env, folder, lock, texts }: Start): Promise<Installation> {
  await stopLeftovers(readPartsFile(folder));
  const ports = await freePorts(preferredPorts(folder));
  rememberPorts(folder, ports);
  const tokens = keepTokens(folder);
  try {
    const { ground, services } = await planAll({ folder, ports, tokens, env, say });
    return new Installation(ground, services, { folder, tokens, lock, say, texts });
  } catch (failure) {
    if (!(failure instanceof TemporalNotFound || failure instanceof PostgresNotFound)) throw failure;
    say(failure.message);
    process.exit(PART_MISSING);
  }
}

async function welcome(installation: Installation, start: Start): Promise<void> {
  const { env, texts, begun } = start;
  const parts = installation.records();
  const api = parts.find((record) => record.name === 'api');
  if (api && isDemo(env)) await seed(api.url, start);
  const keepsMails = !env['PARCHEMIN_SMTP_URL'];
  const accounts = isDemo(env) ? readDemoAccounts(seedsFolder(env)) : [];
  process.stdout.write(
    `${describeInstallation({ parts, accounts, milliseconds: Date.now() - begun, keepsMails }, texts)}\n`,
  );
}

// An installation without its demonstration is still worth having.
async function seed(apiUrl: string, { env, folder, texts }: Start): Promise<void> {
  const firstDay = keepFirstDay(folder, civilDateInParis(Date.now()));
  const token = keepTokens(folder).machineToken;
  try {
    say(texts.demoLoaded(await loadDemo({ apiUrl, token, seeds: seedsFolder(env), firstDay })));
  } catch (failure) {
    say(texts.demoFailed(messageOf(failure)));
  }
}

// How often we look whether the data folder is still ours; deleting it is a way to say «begin again».
const LOOK_EVERY_MS = 2_000;

function stopAsked({ env, folder, lock, texts }: Start): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    const parent = env['PARCHEMIN_PARENT_PID'];
    stopWithParent(parent ? Number(parent) : undefined, () => resolve(texts.parentGone));
    const look = setInterval(() => {
      if (!lock.isHeld()) resolve(texts.folderGone(folder));
    }, LOOK_EVERY_MS);
    look.unref();
  });
}

function consoleUrl(folder: string): string | null {
  return readPartsFile(folder)?.parts.find((part) => part.name === 'api')?.url ?? null;
}

function finish({ folder, lock, texts }: Start, status: number): never {
  if (lock.isHeld()) removePartsFile(folder);
  lock.release();
  say(texts.stopped);
  process.exit(status);
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
