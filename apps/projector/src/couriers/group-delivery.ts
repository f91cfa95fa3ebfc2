import type { CandidacyLedger, GroupLedger } from '@parchemin/commands';
import { EventStoreUnavailable, type EventStore, type RecordedEvent } from '@parchemin/event-store';
import { entriesOf, groupOf, type CandidacyAnswered, type Entry, type GroupEvent } from '@parchemin/groups';
import type { Actor, Clock, CommandId } from '@parchemin/kernel';

export interface GroupDeliveryParts {
  readonly events: Pick<EventStore, 'readStream'>;
  readonly candidacies: Pick<CandidacyLedger, 'execute'>;
  readonly groups: GroupLedger;
  readonly clock: Clock;
  told(event: string, detail: Readonly<Record<string, unknown>>): void;
}

const itself: Actor = { id: 'process', role: 'process', school: null };

/**
 * What a group's fact means for its members enters each candidacy as a command of the person who acted, at the instant of the act,
 * under an id made of the fact: the candidacy's own rules decide. How each of them answered is a fact of the group.
 */
export function groupDelivery(parts: GroupDeliveryParts): (recorded: RecordedEvent) => Promise<void> {
  return async (recorded) => {
    const fact = await factToDeliver(parts, recorded);
    const awaited = await awaitedOf(parts, fact);
    if (awaited.length === 0) return;
    const answers: CandidacyAnswered[] = [];
    for (const entry of awaited) answers.push({ candidacy: entry.candidacy, refused: await enter(parts, fact, entry) });
    const { refused } = await settle(parts, recorded, fact.revision, answers);
    if (refused !== null && refused !== 'CommandIdReused')
      throw new Error(`how members answered is refused: ${refused}`);
  };
}

/** What is asked again stands further back in the same stream. */
async function factToDeliver({ events }: GroupDeliveryParts, recorded: RecordedEvent): Promise<RecordedEvent> {
  const event = recorded.event as GroupEvent;
  if (event.type !== 'DeliveryAskedAgain') return recorded;
  for await (const earlier of events.readStream(recorded.stream, event.data.entry)) return earlier;
  throw new Error(`${recorded.stream} ends before revision ${event.data.entry}`);
}

/** Whoever has answered is not asked a second time: a refusal stays until a person asks again. */
async function awaitedOf({ groups }: GroupDeliveryParts, fact: RecordedEvent): Promise<readonly Entry[]> {
  const entries = entriesOf(fact.event);
  if (entries.length === 0) return entries;
  const loaded = await groups.load(groupOf(fact));
  if ('refused' in loaded) throw new Error(loaded.refused);
  const { state } = loaded;
  if (state.status === 'absent') return [];
  return entries.filter(({ candidacy }) => state.deliveries[fact.revision]?.to[candidacy] === 'awaited');
}

/** Null once it stands in the candidacy, else the name of the rule. One command that breaks holds up no other. */
async function enter(
  { candidacies, told }: GroupDeliveryParts,
  { stream, revision, metadata }: RecordedEvent,
  { candidacy, request }: Entry,
): Promise<string | null> {
  const commandId = `group:${stream}@${revision}/${candidacy}` as CommandId;
  const asking = { by: metadata.actor, at: metadata.actedAt, commandId };
  const answer = await candidacies.execute(candidacy, request, asking).catch((error: unknown) => {
    if (error instanceof EventStoreUnavailable) throw error;
    told('delivery-failed', { stream, revision, candidacy });
    return { refused: 'Unexpected' } as const;
  });
  if (!('refused' in answer)) return null;
  if (answer.refused === 'TooBusy') throw new Error(`${candidacy} is busy`);
  told('delivery-refused', { stream, revision, candidacy, refused: answer.refused });
  return answer.refused;
}

async function settle(
  { groups, clock }: GroupDeliveryParts,
  { stream, revision }: RecordedEvent,
  entry: number,
  answers: readonly CandidacyAnswered[],
): Promise<{ readonly refused: string | null }> {
  const commandId = `process:${stream}@${revision}` as CommandId;
  const asking = { by: itself, at: clock.now(), commandId };
  const answer = await groups.execute(groupOf({ stream }), { type: 'RecordDelivery', entry, answers }, asking);
  return { refused: 'refused' in answer ? answer.refused : null };
}
