import { spawn } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from '../part.js';
import { commandLineOf, identityOf, stopLeftover } from '../process-identity.js';
import { asAccount, type Account } from './account.js';

export const DATABASE = 'parchemin';
export const OWNER = 'parchemin';

export interface FolderSettings {
  readonly binaries: string;
  readonly account: Account;
  readonly folder: string;
  readonly password: string;
  // For tests: a machine that loses power loses a test's database, and nobody minds.
  readonly hasty: boolean;
}

export function isInitialised(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'));
}

// Made aside and renamed when complete: an interrupted first start leaves nothing that looks finished.
export async function initialise(settings: FolderSettings): Promise<void> {
  const parent = dirname(settings.folder);
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, 'initdb-'));
  const passwordFile = join(draft, 'password');
  const data = join(draft, 'data');
  try {
    await writeFile(passwordFile, settings.password, { mode: 0o600 });
    await mkdir(data, { mode: 0o700 });
    const initdb = command(settings, 'initdb', initdbArguments(settings, data, passwordFile));
    for (const path of [draft, data, passwordFile])
      if (initdb.uid !== undefined) chownSync(path, initdb.uid, initdb.uid);
    await run(initdb);
    await run(command(settings, 'postgres', ['--single', '-D', data, 'postgres']), `CREATE DATABASE ${DATABASE}\n`);
    await rename(data, settings.folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

// A copy of a folder made once takes a fifth of the time of making one.
export async function initialiseFromTemplate(settings: FolderSettings, template: string): Promise<void> {
  if (!isInitialised(template)) {
    await initialise({ ...settings, folder: template }).catch((failure: unknown) => {
      // Somebody else finished the same template first; theirs is as good.
      if (!isInitialised(template)) throw failure;
    });
  }
  await cp(template, settings.folder, { recursive: true });
}

// PostgreSQL itself forgets a pid file whose process is gone. It cannot know a pid that meanwhile names another program,
// nor may it start beside a server that a killed parent left running.
export async function clearStaleServer(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = await readFile(file, 'utf8')
    .then((text) => Number(text.split('\n')[0]))
    .catch(() => NaN);
  const identity = Number.isInteger(pid) && pid > 0 ? identityOf(pid) : null;
  if (!identity) return;
  if (isServerOf(commandLineOf(pid), folder)) await stopLeftover(identity, 'SIGINT');
  else await rm(file, { force: true });
}

export function isServerOf(commandLine: string, folder: string): boolean {
  return /(^|[/\\])postgres(\.exe)? /.test(commandLine) && `${commandLine} `.includes(` -D ${folder} `);
}

function command(settings: FolderSettings, program: string, args: string[]): Command {
  const base = { program: join(settings.binaries, program), args, folder: dirname(settings.folder) };
  return asAccount(settings.account, base);
}

function initdbArguments(settings: FolderSettings, data: string, passwordFile: string): string[] {
  const access = ['--username', OWNER, '--auth', 'scram-sha-256', '--pwfile', passwordFile];
  const text = ['--encoding', 'UTF8', '--locale', 'C'];
  return ['-D', data, ...access, ...text, ...(settings.hasty ? ['--no-sync'] : [])];
}

function run(step: Command, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const account = step.uid === undefined ? {} : { uid: step.uid, gid: step.uid };
    const child = spawn(step.program, step.args, { cwd: step.folder, stdio: 'pipe', ...account });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`${step.program} ended with status ${code}: ${said.trim().split('\n').slice(-5).join('\n')}`));
    });
    child.stdin.end(input);
  });
}
