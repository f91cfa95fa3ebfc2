import type { EventStore } from '@parchemin/event-store';
import { sweepOrphans, type FileContents } from '@parchemin/file-contents';
import { systemClock } from '@parchemin/kernel';
import type { Logger } from 'pino';

const sweptEveryMillis = 3_600_000;

/** Now and then, contents whose deposit never became a fact are let go. Real time counts, whatever clock the paths live by. */
export function sweepNowAndThen(
  contents: FileContents,
  facts: Pick<EventStore, 'readStream'>,
  log: Logger,
): { stop(): void } {
  const sweep = async (): Promise<void> => {
    try {
      const swept = await sweepOrphans({ contents, clock: systemClock, isNamed: isNamedIn(facts) });
      if (swept.settled + swept.dropped > 0) log.info(swept, 'contents without a fact were swept');
    } catch (error) {
      log.warn({ error: (error as Error).name }, 'contents could not be swept');
    }
  };
  const timer = setInterval(() => void sweep(), sweptEveryMillis);
  void sweep();
  return { stop: () => clearInterval(timer) };
}

/** Any fact of the stream, of whatever type: none that names a content may ever lose it. */
export function isNamedIn(facts: Pick<EventStore, 'readStream'>) {
  return async ({ stream, sha256 }: { readonly stream: string; readonly sha256: string }): Promise<boolean> => {
    for await (const { event } of facts.readStream(stream)) {
      if ((event.data as { readonly sha256?: unknown }).sha256 === sha256) return true;
    }
    return false;
  };
}
