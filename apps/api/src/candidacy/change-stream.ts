import type { ServerResponse } from 'node:http';
import type { RecordHead } from './records.js';

const heartbeatMillis = 15_000;
/** A reader that takes nothing in for so long is let go; it comes back with the last position it saw. */
const unsentBytesAtMost = 64 * 1024;

export interface Watched {
  /** The head of what is watched, or undefined once this reader may not see it any more. */
  look(): Promise<RecordHead | undefined>;
  watch(look: () => void): (() => void) | undefined;
}

/**
 * Server-sent events for one reader. 1. It watches before it looks, so that nothing falls in between. 2. It tells a position once,
 * and only forwards. 3. At each heartbeat it is asked again whether this reader may still read.
 */
export function streamChanges(response: ServerResponse, after: bigint, watched: Watched): boolean {
  let told = after;
  let looking = false;
  let lookAgain = false;
  const unwatch = watched.watch(() => void tell());
  if (!unwatch) return false;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  response.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => {
    if (response.write(': still here\n\n') || response.writableLength < unsentBytesAtMost) void tell();
    else response.destroy();
  }, heartbeatMillis);
  response.on('close', () => {
    clearInterval(heartbeat);
    unwatch();
  });
  void tell();
  return true;

  async function tell(): Promise<void> {
    lookAgain = true;
    if (looking) return;
    looking = true;
    while (lookAgain && !response.destroyed) {
      lookAgain = false;
      const head = await watched.look().catch(() => null);
      if (head === undefined) response.end();
      else if (head && BigInt(head.position) > told) write(head);
    }
    looking = false;
  }

  function write({ position, revision }: RecordHead): void {
    told = BigInt(position);
    response.write(`id: ${position}\nevent: changed\ndata: ${JSON.stringify({ position, revision })}\n\n`);
  }
}
