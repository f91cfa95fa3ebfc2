import type { Asking, Recorded } from '@parchemin/commands';
import type { CommandAnswer } from '@parchemin/contracts';
import type { Actor, Clock, CommandId, DomainEvent } from '@parchemin/kernel';
import type { CommandCounters } from '../http/metrics.js';
import { Refused, type AnyRefusal } from '../problem/refusals.js';

/** Who asks, under which key, and what they have seen. */
export interface Sending {
  readonly by: Actor;
  readonly key: string;
  readonly ifRevision?: number | undefined;
}

/** The clock of this process; a class, so that it can be asked for by the framework. */
export abstract class ServiceClock implements Clock {
  abstract now(): ReturnType<Clock['now']>;
}

export function askingOf({ by, key, ifRevision }: Sending, clock: Clock): Asking {
  const commandId = `person:${by.id}:${key}` as CommandId;
  return { by, at: clock.now(), commandId, ...(ifRevision !== undefined && { ifRevision }) };
}

/** What was written and where, or the refusal that the border words; either is counted by its name. */
export function answerTo(
  command: string,
  answer: Recorded<DomainEvent> | AnyRefusal,
  counters: CommandCounters,
): Omit<CommandAnswer, 'candidacy'> {
  if ('refused' in answer) {
    counters.count(command, answer.refused);
    throw new Refused(answer);
  }
  counters.count(command, 'Recorded');
  const { revision, position, events } = answer;
  return { revision, position: position.toString(), recorded: toldEvents(events) };
}

export function toldEvents(events: readonly DomainEvent[]): CommandAnswer['recorded'] {
  return events.map(({ type, data }) => ({ event: type, data: { ...data } }));
}
