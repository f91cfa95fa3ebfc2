import { join } from 'node:path';
import { freePorts, PostgresNotFound, repositoryRoot, TemporalNotFound } from '@parchemin/parts';
import { stopWithParent } from '@parchemin/service';
import {
  dataFolder,
  newAdminToken,
  preferredPorts,
  prepareFolder,
  readPartsFile,
  rememberPorts,
  removePartsFile,
} from '../data-folder.js';
import { readDemoAccounts } from '../demo/accounts.js';
import { loadDemo } from '../demo/load-demo.js';
import { textsFor } from '../language/texts.js';
import { Installation } from './installation.js';
import { stopLeftovers } from './leftovers.js';
import { takeLock, type Lock } from './lock.js';
import { planAll } from './plan.js';
import { describeInstallation } from './summary.js';

const texts = textsFor(process.env);
const folder = dataFolder(process.env);
const seeds = process.env['PARCHEMIN_SEEDS'] ?? join(repositoryRoot, 'seeds');
const begun = Date.now();

// One start: everything up, a word of welcome, and everything down again when somebody asks.
export async function supervise(): Promise<void> {
  prepareFolder(folder);
  const lock = takeLock(folder);
  if ('pid' in lock) sayThatOneRuns(lock.pid);
  else await runUntilAsked(lock);
}

async function runUntilAsked(held: Lock): Promise<void> {
  process.once('exit', () => held.release());
  const asked = stopAsked(held);
  const installation = await Promise.race([prepare(held), asked]);
  if (typeof installation === 'string') return leave(installation);
  try {
    const reason = await Promise.race([installation.start().then(() => welcome(installation)), asked]);
    say(texts.stopping(reason ?? (await asked)));
    await installation.stop();
    finish(held, 0);
  } catch (failure) {
    say(failure instanceof Error ? failure.message : String(failure));
    await installation.stop();
    finish(held, NEEDED_PART_MISSING);
  }
}

async function prepare(held: Lock): Promise<Installation> {
  await stopLeftovers(readPartsFile(folder));
  const ports = await freePorts(preferredPorts(folder));
  rememberPorts(folder, ports);
  const adminToken = newAdminToken();
  try {
    const { ground, services } = await planAll({ folder, ports, adminToken, env: process.env, say });
    return new Installation(ground, services, { folder, adminToken, lock: held, say, texts });
  } catch (failure) {
    if (!(failure instanceof TemporalNotFound || failure instanceof PostgresNotFound)) throw failure;
    say(failure.message);
    process.exit(NEEDED_PART_MISSING);
  }
}

async function welcome(installation: Installation): Promise<void> {
  const records = installation.records();
  const api = records.find((record) => record.name === 'api');
  if (api) await seed(api.url);
  const welcoming = { parts: records, accounts: readDemoAccounts(seeds), milliseconds: Date.now() - begun };
  process.stdout.write(`${describeInstallation(welcoming, texts)}\n`);
}

// An installation without its demonstration is still worth having.
async function seed(apiUrl: string): Promise<void> {
  try {
    say(texts.demoLoaded(await loadDemo(apiUrl, seeds)));
  } catch (failure) {
    say(texts.demoFailed(failure instanceof Error ? failure.message : String(failure)));
  }
}

// How often we look whether the data folder is still ours; deleting it is a way to say «begin again».
const LOOK_EVERY_MS = 2_000;

function stopAsked(held: Lock): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    stopWithParent(parentPid(), () => resolve(texts.parentGone));
    const look = setInterval(() => {
      if (!held.isHeld()) resolve(texts.folderGone(folder));
    }, LOOK_EVERY_MS);
    look.unref();
  });
}

function parentPid(): number | undefined {
  const told = process.env['PARCHEMIN_PARENT_PID'];
  return told ? Number(told) : undefined;
}

function sayThatOneRuns(pid: number): void {
  const console = readPartsFile(folder)?.parts.find((part) => part.name === 'api')?.url;
  say(texts.alreadyRunning(pid, console ?? null, folder));
}

function leave(reason: string): never {
  say(texts.stopping(reason));
  process.exit(0);
}

const NEEDED_PART_MISSING = 4;

function finish(held: Lock, status: number): never {
  if (held.isHeld()) removePartsFile(folder);
  held.release();
  say(texts.stopped);
  process.exit(status);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
