const firstPauseMillis = 200;
const longestPauseMillis = 3_000;

/** Tries until it works or is told to stop: a process that only needs others to come back has no reason to die. */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  stopped: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<Result | undefined> {
  for (let pause = firstPauseMillis; !stopped.aborted; pause = Math.min(pause * 2, longestPauseMillis)) {
    try {
      return await attempt();
    } catch (error) {
      onFault(error);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
      });
    }
  }
  return undefined;
}
