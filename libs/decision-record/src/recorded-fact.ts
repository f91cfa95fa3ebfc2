import { candidacy, upcastEvent, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import type { RecordedEvent } from '@parchemin/event-store';
import type { Actor, Instant } from '@parchemin/kernel';

/** One fact of a path as its stream holds it. The place in the log of all streams is left out: it means nothing elsewhere. */
export interface RecordedFact {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
  readonly by: Actor;
  readonly commandId: string;
  readonly actedAt: Instant;
  readonly recordedAt: Instant;
}

export async function factsOf(stream: AsyncIterable<RecordedEvent>): Promise<readonly RecordedFact[]> {
  const facts: RecordedFact[] = [];
  for await (const { revision, id, event, metadata, recordedAt } of stream) {
    const { schemaVersion, actor: by, commandId, actedAt } = metadata;
    facts.push({ revision, id, type: event.type, schemaVersion, data: event.data, by, commandId, actedAt, recordedAt });
  }
  return facts;
}

/** The path as it stood after a revision; older shapes of a fact are read in the words of the newest. */
export function pathAt(facts: readonly RecordedFact[], revision: number): Candidacy {
  return facts
    .filter((fact) => fact.revision <= revision)
    .reduce<Candidacy>((path, fact) => candidacy.evolve(path, eventOf(fact), fact.revision), candidacy.initial);
}

/** The path after each of its facts, in order. */
export function* eachPath(facts: readonly RecordedFact[]): Generator<{ fact: RecordedFact; path: Candidacy }> {
  let path: Candidacy = candidacy.initial;
  for (const fact of facts) {
    path = candidacy.evolve(path, eventOf(fact), fact.revision);
    yield { fact, path };
  }
}

function eventOf({ type, data, schemaVersion }: RecordedFact): CandidacyEvent {
  return upcastEvent({ type, data }, schemaVersion) as CandidacyEvent;
}
