import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const LOWEST_SERVER = [1, 29] as const;
const VERSION_LIMIT_MS = 10_000;

export interface TemporalBinary {
  readonly file: string;
  readonly serverVersion: string;
}

// What counts is the version of the server inside: a binary installed by Go calls itself 0.0.0-DEV.
export async function inspectBinary(file: string): Promise<TemporalBinary | string> {
  try {
    const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: VERSION_LIMIT_MS });
    const serverVersion = readServerVersion(stdout);
    if (!serverVersion) return `${file} does not say which server it holds`;
    return isRecentEnough(serverVersion) ? { file, serverVersion } : `${file} holds server ${serverVersion}, too old`;
  } catch (error) {
    return `${file} does not run (${(error as NodeJS.ErrnoException).code ?? 'it failed'})`;
  }
}

export function readServerVersion(printed: string): string | null {
  return /\bServer (\d+\.\d+\.\d+)/.exec(printed)?.[1] ?? null;
}

export function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LOWEST_SERVER[0] || (major === LOWEST_SERVER[0] && minor >= LOWEST_SERVER[1]);
}
