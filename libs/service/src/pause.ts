/** Ends early, and quietly, when the signal says so. */
export function pauseFor(millis: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, millis);
    stopped.addEventListener('abort', done, { once: true });
    if (stopped.aborted) done();
    function done(): void {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
}
