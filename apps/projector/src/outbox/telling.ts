import type { CandidacyEvent } from '@parchemin/candidacy';
import { EventStoreUnavailable, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import type { Clock } from '@parchemin/kernel';
import {
  isTold,
  notificationsOf,
  withdrawnBy,
  type Admission,
  type Fact,
  type FactPlace,
  type Notification,
  type Telling,
  type Withdrawal,
} from '@parchemin/notifications';
import { candidacyOf, foldedFromStream } from '@parchemin/read-models';

export interface TellingParts {
  readonly events: Pick<EventStore, 'readStream'>;
  readonly clock: Clock;
  readonly telling: Omit<Telling, 'now'>;
}

export type Told = Pick<Admission, 'notifications' | 'withdrawn' | 'parked'>;

/** Paths are read this many at a time: a deadline that many share must not take every stream at once. */
const pathsAtOnce = 8;

/** What some facts of the log come to. Most come to nothing, and their paths are not even read. */
export async function tellFacts(parts: TellingParts, batch: readonly RecordedEvent[], begunAt: string): Promise<Told> {
  const fresh = batch.filter(({ metadata }) => metadata.actedAt >= begunAt);
  const told = fresh.filter(({ event }) => isTold(event.type));
  const answers: Answer[] = [];
  for (let at = 0; at < told.length; at += pathsAtOnce) {
    answers.push(...(await Promise.all(told.slice(at, at + pathsAtOnce).map((event) => tellFact(parts, event)))));
  }
  return {
    notifications: answers.flatMap(({ notifications }) => notifications),
    withdrawn: fresh.flatMap(withdrawalOf),
    parked: answers.flatMap(({ parked }) => parked),
  };
}

/** A fact that was parked, with what its path has settled since; or null while it still cannot be told. */
export async function tellAgain(parts: TellingParts, { stream, revision }: FactPlace): Promise<Told | null> {
  let parked: RecordedEvent | null = null;
  const withdrawn: Withdrawal[] = [];
  for await (const recorded of parts.events.readStream(stream, revision)) {
    if (recorded.revision === revision) parked = recorded;
    else withdrawn.push(...withdrawalOf(recorded));
  }
  const answer = parked && (await tellFact(parts, parked));
  return answer && answer.parked.length === 0 ? { ...answer, withdrawn } : null;
}

interface Answer {
  readonly notifications: readonly Notification[];
  readonly parked: Admission['parked'];
}

async function tellFact({ events, clock, telling }: TellingParts, recorded: RecordedEvent): Promise<Answer> {
  const fact = await factOf(events, recorded);
  if (!('failure' in fact)) {
    return { notifications: await notificationsOf(fact, { ...telling, now: clock.now() }), parked: [] };
  }
  const { stream, revision } = recorded;
  return { notifications: [], parked: [{ stream, revision, failure: fact.failure }] };
}

/** The path as the fact left it. A path that cannot be read is the fact's own trouble; a store that is away is everybody's. */
async function factOf(
  events: TellingParts['events'],
  recorded: RecordedEvent,
): Promise<Fact | { readonly failure: string }> {
  try {
    const row = await foldedFromStream(events, recorded.stream, recorded.revision);
    if (!row) return { failure: 'the path has no beginning' };
    const { event, revision, metadata } = recorded;
    const origin = { by: metadata.actor.id, happenedAt: metadata.actedAt };
    const fact = { event: event as CandidacyEvent, revision, path: row.state, ...origin };
    return { candidacy: candidacyOf(recorded), ...fact };
  } catch (error) {
    if (error instanceof EventStoreUnavailable) throw error;
    return { failure: error instanceof Error ? error.message : 'unknown' };
  }
}

function withdrawalOf(recorded: RecordedEvent): Withdrawal[] {
  const settled = { candidacy: candidacyOf(recorded), before: recorded.revision, at: recorded.metadata.actedAt };
  return withdrawnBy(recorded.event as CandidacyEvent).map((occasions) => ({ ...settled, occasions }));
}
