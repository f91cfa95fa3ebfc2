import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isRunning, repositoryRoot } from '@parchemin/parts';
import type { Diagnosis } from '../commands/doctor.js';
import { readPartsFile } from '../data-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'parchemin-start-'));
const env = { ...process.env, PARCHEMIN_DATA: folder, LANG: 'C', LC_ALL: 'C' };
const entry = join(repositoryRoot, 'apps/cli/dist/start/main.js');
const launcher = join(repositoryRoot, 'apps/cli/bin/parchemin.mjs');
const usualPorts = [2113, 3000, 5432, 7233, 8080];

describe('npm start, from the first start to the last stop', () => {
  const strangers: Server[] = [];
  let supervisor: ChildProcess;

  beforeAll(async () => {
    for (const port of usualPorts) strangers.push(await occupy(port));
    supervisor = await start();
  });

  afterAll(async () => {
    if (supervisor.exitCode === null && supervisor.signalCode === null) await ended(supervisor, 'SIGTERM');
    for (const stranger of strangers) stranger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds every part healthy, though other programs have the usual ports', () => {
    const diagnosis = doctor();
    expect(diagnosis.parts.filter((part) => !part.healthy)).toEqual([]);
    expect(diagnosis.parts.map((part) => part.name)).toEqual(
      expect.arrayContaining(['temporal', 'event-store', 'postgres', 'api', 'worker', 'projector', 'console']),
    );
    expect(portsIn(diagnosis).filter((port) => usualPorts.includes(port))).toEqual([]);
  });

  it('says at a second start that one is running, and where', () => {
    const second = spawnSync(process.execPath, [entry], { env, encoding: 'utf8' });
    expect(second.stderr).toContain('already runs here: http://127.0.0.1:');
    expect(doctor().ok).toBe(true);
  });

  it('starts a part again that was killed', async () => {
    const before = pidOf('worker');
    process.kill(before, 'SIGKILL');
    await until(() => pidOf('worker') > 0 && pidOf('worker') !== before);
    await until(() => doctor().ok);
  });

  it('leaves nothing behind that blocks the next start when it is killed outright', async () => {
    const parts = readPartsFile(folder)?.parts ?? [];
    await ended(supervisor, 'SIGKILL');
    await until(() => parts.every(({ pid, startedAt }) => !isRunning({ pid: pid ?? 0, startedAt: startedAt ?? '' })));
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...identityOf(process.pid), startedAt: 'long ago' }));
    supervisor = await start();
    expect(doctor().ok).toBe(true);
  });

  it('stops everything when asked: no process, no lock', async () => {
    const parts = readPartsFile(folder)?.parts ?? [];
    expect(await ended(supervisor, 'SIGTERM')).toBe(0);
    expect(parts.map(({ pid }) => identityOf(pid ?? 0))).toEqual(parts.map(() => null));
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    expect(spawnSync(process.execPath, [launcher, 'doctor'], { env }).status).toBe(4);
  });
});

function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('Ready in') && resolve(child));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

function doctor(): Diagnosis {
  const answer = spawnSync(process.execPath, [launcher, 'doctor', '--json'], { env, encoding: 'utf8' });
  return JSON.parse(answer.stdout) as Diagnosis;
}

function pidOf(name: string): number {
  return readPartsFile(folder)?.parts.find((part) => part.name === name)?.pid ?? 0;
}

function portsIn(diagnosis: Diagnosis): number[] {
  return diagnosis.parts.map((part) => Number(/:(\d+)(?:[/?]|$)/.exec(part.url.replace(/^.*@/, ''))?.[1]));
}

// A port that somebody else already has is taken just as well.
function occupy(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(server)).listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (holds()) return;
    await delay(200);
  }
  throw new Error('it did not come about in 20 s');
}
