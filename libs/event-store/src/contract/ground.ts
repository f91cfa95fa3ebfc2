import { randomUUID } from 'node:crypto';
import type { Actor, CommandId, Instant } from '@parchemin/kernel';
import type { Appended, EventStore, ExpectedRevision, NewEvent, RecordedEvent } from '../port.js';
import type { Upcaster } from '../upcasters.js';

/** What an adapter may lack; a case that needs it is then reported by name as not supported. */
export type Capability = 'restart' | 'log-of-its-own';

export interface ContractCase {
  readonly title: string;
  readonly needs?: Capability;
  run(ground: Ground): Promise<void>;
}

export interface ContractSection {
  readonly section: string;
  readonly cases: readonly ContractCase[];
}

/** What a case stands on. Streams are new for each case, so that any server will do, empty or not. */
export interface Ground {
  readonly store: EventStore;
  /** Opens streams that no other case has: `<category>-<uuid>`. */
  readonly category: string;
  stream(): string;
  /** Stops the server as a crash would and starts it again on the same data and address. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
}

/** The store under test reads through these. */
export const contractUpcasters: readonly Upcaster[] = [
  { type: 'NoteTaken', from: 1, upcast: ({ data }) => ({ type: 'NoteTaken', data: { lines: [textOf(data)] } }) },
  { type: 'NoteTaken', from: 2, upcast: ({ data }) => ({ type: 'NoteKept', data }) },
];

export function newGround(store: EventStore, restart: Ground['restart']): Ground {
  const category = `contract${randomUUID().slice(0, 8)}`;
  return { store, category, stream: () => `${category}-${randomUUID()}`, restart };
}

export function happened(data: object = { text: 'a fact' }, type = 'SomethingHappened', schemaVersion = 1): NewEvent {
  return { id: randomUUID(), event: { type, data }, metadata: { ...sampleMetadata, schemaVersion } };
}

export function several(count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => happened({ index }));
}

export async function appendOk(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[] = [happened()],
): Promise<Appended> {
  const answer = await store.append(stream, expected, events);
  if (answer.outcome !== 'appended') throw new Error(`append to ${stream} at ${expected}: ${answer.outcome}`);
  return answer;
}

export async function eventsOf(store: EventStore, stream: string, from?: number): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream, from)) events.push(event);
  return events;
}

export function idsOf(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}

export const sampleMetadata = {
  actor: { id: 'trainer-7', role: 'trainer', school: 'school-lyon' } satisfies Actor,
  commandId: 'person:trainer-7:key-1' as CommandId,
  correlationId: 'candidacy-1',
  causationId: 'person:trainer-7:key-1',
  schemeVersion: 'cgco@3',
  schemaVersion: 1,
  actedAt: '2026-12-01T22:59:59.000Z' as Instant,
};

function textOf(data: object): unknown {
  return 'text' in data ? data.text : null;
}
