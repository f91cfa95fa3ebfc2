import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

// A pid alone names nobody: the system gives it again. A pid and the instant its process started do.
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startTicks(pid) : askPs(pid, 'lstart=');
  return startedAt ? { pid, startedAt } : null;
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

export function commandLineOf(pid: number): string {
  if (process.platform !== 'linux') return askPs(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

// What a killed parent left running is asked to stop, then made to.
const LEFTOVER_STOP_MS = 5_000;

export async function stopLeftover(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(identity)) return;
  send(identity.pid, signal);
  if (await isGoneWithin(identity, LEFTOVER_STOP_MS)) return;
  send(identity.pid, 'SIGKILL');
  await isGoneWithin(identity, LEFTOVER_STOP_MS);
}

async function isGoneWithin(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (isRunning(identity)) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the question and the signal.
  }
}

// Fields 3 and 22 of proc(5); the command's name may hold spaces and brackets, so count after the last one. A zombie is gone.
function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function askPs(pid: number, field: string): string | null {
  const answer = spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() || null : null;
}
