import type { Logger } from 'pino';
import { stopWithParent } from './parent.js';

/** Longer than any process of ours needs to finish what is under way; what hangs beyond it is left behind. */
const limitMillis = 20_000;

/** Stops this process once, however often it is asked: by a signal, or by the end of the parent that started it. */
export function stopWhenAsked(parent: number | undefined, log: Logger, close: () => Promise<unknown>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), limitMillis).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  stopWithParent(parent, stop);
}
