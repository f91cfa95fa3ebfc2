import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { AllStreamSubscription, EventData, ResolvedEvent, StreamSubscription } from '@eventstore/db-client';

export function clientOf(url: string): EventStoreDBClient {
  return EventStoreDBClient.connectionString(url);
}

export function event(n: number, id: string = randomUUID()): EventData {
  return jsonEvent({ id, type: 'Counted', data: { n }, metadata: { from: 'a test' } });
}

export function events(count: number): EventData[] {
  return Array.from({ length: count }, (_, n) => event(n));
}

/** As large as a test needs it. */
export function heavyEvent(n: number, bytes: number): EventData {
  return jsonEvent({
    id: randomUUID(),
    type: 'Counted',
    data: { n, text: 'x'.repeat(bytes) },
    metadata: { from: 'a test' },
  });
}

export function newStream(prefix = 'candidacy'): string {
  return `${prefix}-${randomUUID()}`;
}

/** Everything a read gives, or the type of the error that ended it. */
export async function all(read: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const found: ResolvedEvent[] = [];
  for await (const one of read) found.push(one);
  return found;
}

export async function errorOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('an error was expected and did not come');
}

export interface Followed {
  /** What came, in order: revisions as text, and the words `caughtUp`, `checkpoint`, `error:<type>`. */
  readonly log: string[];
  until(enough: (log: readonly string[]) => boolean): Promise<void>;
}

export function followed(
  subscription: StreamSubscription | AllStreamSubscription,
  label: (event: ResolvedEvent) => string = ({ event: recorded }) => String(recorded?.revision),
): Followed {
  const log: string[] = [];
  const waiting = new Set<() => void>();
  const note = (entry: string): void => {
    log.push(entry);
    for (const look of waiting) look();
  };
  subscription.on('data', (one: ResolvedEvent) => note(label(one)));
  subscription.on('caughtUp', () => note('caughtUp'));
  subscription.on('error', (error) => note(`error:${(error as { type?: string }).type}`));
  const until = (enough: (log: readonly string[]) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!enough(log)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { log, until };
}
