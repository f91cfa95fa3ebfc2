import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { dyingWithParent } from '../child.js';
import { unhealthy, type Part, type PartPlan, type Probe } from '../part.js';
import { asAccount, chooseAccount, withinReach, type Account } from './account.js';
import { findPostgresBinaries } from './binaries.js';
import { clearStaleServer, DATABASE, initialise, initialiseFromTemplate, isInitialised, OWNER } from './folder.js';

export interface PostgresSettings {
  readonly folder: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  // A folder to copy instead of initialising, made when absent: for tests, which start many servers.
  readonly template?: string;
  readonly account?: Account;
}

export async function planPostgres(settings: PostgresSettings): Promise<PartPlan> {
  const account = settings.account ?? chooseAccount();
  await mkdir(dirname(settings.folder), { recursive: true });
  const { binaries, folder } = withinReach(account, findPostgresBinaries(settings.env), settings.folder);
  const password = settings.template ? TEMPLATE_PASSWORD : await passwordOf(settings.folder);
  const url = `postgres://${OWNER}:${password}@127.0.0.1:${settings.port}/${DATABASE}`;
  return {
    ...givenPostgres(url),
    stopSignal: 'SIGINT',
    async prepare() {
      const creation = { binaries, account, folder, password, hasty: settings.template !== undefined };
      if (isInitialised(folder)) await clearStaleServer(folder);
      else await (settings.template ? initialiseFromTemplate(creation, settings.template) : initialise(creation));
      const args = ['-D', folder, '-p', String(settings.port), ...serverSettings];
      const server = { program: join(binaries, 'postgres'), args, folder: dirname(folder) };
      return asAccount(account, dyingWithParent(server, 'SIGINT'));
    },
  };
}

export function givenPostgres(url: string): Part {
  return { name: 'postgres', url, healthUrl: null, probe: () => probe(url) };
}

// A template serves tests alone: on loopback, gone with the test.
const TEMPLATE_PASSWORD = 'parchemin';

// Loopback only, and no socket file: its path would be too long in a deep checkout.
const serverSettings = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
  ...['-c', 'log_checkpoints=off', '-c', 'timezone=UTC'],
];

async function passwordOf(folder: string): Promise<string> {
  const file = `${folder}.password`;
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known) return known;
  const fresh = randomBytes(24).toString('hex');
  await writeFile(file, fresh, { mode: 0o600 });
  return fresh;
}

const CONNECT_LIMIT_MS = 2_000;

async function probe(url: string): Promise<Probe> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: CONNECT_LIMIT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return { healthy: true, version: rows[0]?.server_version ?? null, trouble: null };
  } catch (error) {
    return unhealthy(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
