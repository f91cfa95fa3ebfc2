import { readFileSync } from 'node:fs';

/** Calls back once when the process that started this one is gone, so that a killed supervisor leaves no orphan. */
export function watchParent(pidText: string | undefined, onGone: () => void): void {
  const pid = Number(pidText);
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  const identity = identityOf(pid);
  const watch = setInterval(() => {
    if (isAlive(pid) && identityOf(pid) === identity) return;
    clearInterval(watch);
    onGone();
  }, CHECK_MILLIS);
  watch.unref();
}

const CHECK_MILLIS = 1_000;

/** A pid is used again one day: on Linux the command line tells a stranger from the parent. */
function identityOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
