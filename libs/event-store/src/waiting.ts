/** Waits of a loop that tries again: each twice the one before, up to a bound, with jitter so that processes spread out. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export function backoffMs({ firstMs, longestMs }: Backoff, attempt: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20));
  return full / 2 + Math.random() * (full / 2);
}

export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** The client's deadlines do not bind, so every call gets ours. What comes after it is heard, and ignored. */
export function within<Value>(ms: number, call: Promise<Value>, late: () => Error): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    call.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
