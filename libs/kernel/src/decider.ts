import type { Brand } from './brand.js';
import type { Instant } from './instant.js';
import type { Refusal } from './refusal.js';

/** `person:<actor>:<key>` or `process:<candidacy>/<deadline>@<revision>/<step>`: the prefix is set by us, never by the caller. */
export type CommandId = Brand<string, 'CommandId'>;

export const roles = [
  'operations',
  'school-lead',
  'trainer',
  'tutor',
  'competency-referent',
  'pedagogical-referent',
  'disability-referent',
  'juror',
  'jury-president',
  'candidate',
  'auditor',
  'process',
] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** Null for those whom no school employs: the certifier's people and our own processes. */
  readonly school: string | null;
}

export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A command as the decider meets it: what is asked, by whom, when and under which id. */
export type Asked<Command> = Command & { readonly by: Actor; readonly at: Instant; readonly commandId: CommandId };

export type Decision<Event extends DomainEvent, R extends Refusal> = readonly Event[] | R;

/** Pure and total. `revision` is the event's own place in its stream. */
export interface Decider<Command, Event extends DomainEvent, State, R extends Refusal> {
  readonly initial: State;
  decide(command: Asked<Command>, state: State): Decision<Event, R>;
  evolve(state: State, event: Event, revision: number): State;
}
