import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot, type PartName, type ProcessIdentity } from '@parchemin/parts';

// What one installation keeps on this machine. It may be deleted at any time to begin again.
export function dataFolder(env: NodeJS.ProcessEnv): string {
  return resolve(env['PARCHEMIN_DATA'] ?? join(repositoryRoot, '.data'));
}

// Where everything is, for the command line and for the next start: written at each change, gone after a clean stop.
export interface PartsFile extends Tokens {
  readonly supervisor: ProcessIdentity;
  readonly parts: readonly PartRecord[];
}

export interface PartRecord {
  readonly name: PartName;
  readonly url: string;
  readonly healthUrl: string | null;
  // Started by us, or the variable that names it.
  readonly found: string;
  readonly pid: number | null;
  readonly startedAt: string | null;
  readonly log: string | null;
}

export function readPartsFile(folder: string): PartsFile | null {
  return readJson<PartsFile>(join(folder, 'parts.json'));
}

export function writePartsFile(folder: string, content: PartsFile): void {
  writeWhole(join(folder, 'parts.json'), content);
}

export function removePartsFile(folder: string): void {
  rmSync(join(folder, 'parts.json'), { force: true });
}

export type PortName =
  'temporal' | 'temporalUi' | 'postgres' | 'eventStore' | 'eventStoreHealth' | 'api' | 'worker' | 'projector';
export type Ports = Record<PortName, number>;

// Off the usual ports, which belong to whatever else runs here; only the console stands where one would look.
const firstChoice: Ports = {
  temporal: 27_233,
  temporalUi: 28_233,
  postgres: 25_432,
  eventStore: 22_113,
  eventStoreHealth: 22_114,
  api: 8080,
  worker: 23_001,
  projector: 23_002,
};

export function preferredPorts(folder: string): Ports {
  return { ...firstChoice, ...readJson<Partial<Ports>>(join(folder, 'ports.json')) };
}

export function rememberPorts(folder: string, ports: Ports): void {
  writeWhole(join(folder, 'ports.json'), ports);
}

// The one opens the projector's door for operators, the other the api to machines.
export interface Tokens {
  readonly adminToken: string;
  readonly machineToken: string;
}

// PARCHEMIN_DEMO=0 for somebody's own data: the demonstration's passwords are public.
export function isDemo(env: NodeJS.ProcessEnv): boolean {
  return env['PARCHEMIN_DEMO'] !== '0';
}

// Made once: whoever was given the machine's token may go on using it after a restart.
export function keepTokens(folder: string): Tokens {
  const file = join(folder, 'tokens.json');
  const known = readJson<Tokens>(file);
  if (known) return known;
  const fresh = { adminToken: newToken(), machineToken: newToken() };
  writeWhole(file, fresh);
  return fresh;
}

function newToken(): string {
  return randomBytes(24).toString('hex');
}

// The day from which the demonstration's dates count.
export function keepFirstDay(folder: string, today: string): string {
  const file = join(folder, 'demo.json');
  const known = readJson<{ firstDay: string }>(file);
  if (!known) writeWhole(file, { firstDay: today });
  return known?.firstDay ?? today;
}

export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function readJson<T>(file: string): T | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    // Cut short by a crash of the machine: as good as absent.
    return null;
  }
}

// Renamed whole, so that nobody reads half of it; for its owner's eyes, since it holds passwords.
function writeWhole(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
