const lookEveryMillis = 1_000;

/** A child whose supervisor was killed outright stops by itself, so that nothing is left to block the next start. */
export function stopWithParent(parent: number | undefined, stop: () => void): void {
  if (parent === undefined) return;
  const timer = setInterval(() => {
    if (isAlive(parent)) return;
    clearInterval(timer);
    stop();
  }, lookEveryMillis);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
