import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { identityOf, isRunning } from '../process-identity.js';
import { freePort } from '../ports.js';
import { SupervisedPart } from '../supervised-part.js';
import type { Account } from './account.js';
import { planPostgres } from './server.js';

const root = mkdtempSync(join(tmpdir(), 'parchemin-postgres-'));
const isRoot = process.getuid?.() === 0;

describe('PostgreSQL from the npm package', () => {
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('opens to its password only, and never to a socket file', async () => {
    const part = await started(join(root, 'closed', 'postgres'));
    const url = new URL(part.plan.url);
    expect(await firstValue(url.href, 'show unix_socket_directories')).toBe('');
    url.password = 'guess';
    await expect(firstValue(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await part.stop();
  });

  it('runs below a home that only its owner may enter', async () => {
    const home = join(root, 'home');
    mkdirSync(home, { mode: 0o700 });
    const part = await started(join(home, 'data', 'postgres'));
    expect(await firstValue(part.plan.url, 'select 1 as one')).toBe(1);
    await part.stop();
  });

  it('starts beside a pid file whose pid names another program by now', async () => {
    const folder = join(root, 'reused', 'postgres');
    await (await started(folder)).stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    writeFileSync(join(folder, 'postmaster.pid'), `${stranger.pid}\n${folder}\n`);
    const part = await started(folder);
    expect(identityOf(stranger.pid ?? 0)).not.toBeNull();
    stranger.kill();
    await part.stop();
  });

  it('takes over from a server that a killed parent left running', async () => {
    const folder = join(root, 'orphan', 'postgres');
    const orphan = await started(folder);
    await firstValue(orphan.plan.url, 'create table kept as select 1 as one');
    const identity = identityOf(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]));
    if (!identity) throw new Error('the orphan does not run');
    const part = await started(folder);
    expect(isRunning(identity)).toBe(false);
    expect(await firstValue(part.plan.url, 'select one from kept')).toBe(1);
    await part.stop();
  });

  // Only root can give its rights up; for anybody else the plain way is the only one there is.
  it('runs as another user where root may not make a namespace of its own', async () => {
    const home = join(root, 'forbidden');
    mkdirSync(home, { mode: 0o700 });
    chmodSync(home, 0o700);
    const part = await started(join(home, 'postgres'), isRoot ? 'other-user' : 'plain');
    expect(await firstValue(part.plan.url, 'select 1 as one')).toBe(1);
    const place = await firstValue(part.plan.url, 'show data_directory');
    await part.stop();
    if (isRoot) rmSync(join(String(place), '..'), { recursive: true });
  });
});

async function started(folder: string, account?: Account): Promise<SupervisedPart> {
  const port = await freePort(31_500);
  const plan = await planPostgres({ folder, port, env: process.env, ...(account ? { account } : {}) });
  const part = new SupervisedPart(plan, { logFile: `${folder}.log`, restarts: false });
  await part.start();
  return part;
}

async function firstValue(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}
