import type { Asked, Decider, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { acts as allowed } from './allowed.js';
import {
  deliveryActs,
  deliveryFacts,
  noDeliveries,
  type DeliveriesPart,
  type DeliveryCommand,
  type DeliveryEvent,
} from './delivery.js';
import { entryActs, entryFacts, type EntryCommand, type EntryEvent } from './entry.js';
import { compositionFault, memberActs, memberFacts, membersBy, standingFault } from './member.js';
import type { GroupSize, Member, MemberCommand, MemberEvent, MembersPart, Standing } from './member.js';
import type { GroupRefusal } from './refusals.js';

/** Several candidates at one assessment of one scheme version: what they do together, in one stream. */
export function groupStream(id: string): string {
  return `${groupStreams[0]}${id}`;
}

export const groupStreams = ['group-'] as const;

/** The group that a stream tells of. */
export function groupOf({ stream }: { readonly stream: string }): string {
  const [prefix] = groupStreams;
  if (!stream.startsWith(prefix)) throw new Error(`${stream} is not a group's stream`);
  return stream.slice(prefix.length);
}

type Formation = {
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly assessment: string;
  readonly school: string;
  readonly cohort: string;
  /** As the scheme prints it; added by the write path. */
  readonly size: GroupSize;
  /** Each must be held by a member; added by the write path, none where the scheme prints none. */
  readonly profiles: readonly string[];
  readonly members: readonly Member[];
};

export type FormGroup = { readonly type: 'FormGroup'; readonly standings: readonly Standing[] } & Formation;
export type GroupCommand = FormGroup | MemberCommand | EntryCommand | DeliveryCommand;

// Stored for ever.
export type GroupFormed = DomainEvent<
  'GroupFormed',
  Formation & { readonly formedBy: string; readonly formedAt: Instant }
>;
export type GroupEvent = GroupFormed | MemberEvent | EntryEvent | DeliveryEvent;

export type Group = { readonly status: 'absent' } | FormedGroup;

export interface FormedGroup extends MembersPart, DeliveriesPart {
  /** Kept: incomplete, and the certifier has decided that it goes on. */
  readonly status: 'complete' | 'incomplete' | 'kept';
  readonly formation: Omit<GroupFormed['data'], 'members'>;
}

const acts: Acts = { ...memberActs, ...entryActs, ...deliveryActs };
const facts: Facts = { ...memberFacts, ...entryFacts, ...deliveryFacts };

export const group: Decider<GroupCommand, GroupEvent, Group, GroupRefusal> = {
  initial: { status: 'absent' },
  decide(command, state) {
    if (isForming(command)) return decideForm(command, state);
    const formed = askable(command, state);
    if ('refused' in formed) return formed;
    return (acts[command.type as keyof Acts] as Decide)(command, formed);
  },
  evolve(state, event, revision) {
    if (event.type === 'GroupFormed') return beginning(event);
    if (state.status === 'absent') throw new Error(`${event.type} comes before any group`);
    return (facts[event.type] as Evolve)(state, event, revision);
  },
};

function decideForm(command: Asked<FormGroup>, state: Group): Decision<GroupFormed, GroupRefusal> {
  const { type: _, by, at, commandId: __, standings, ...formation } = command;
  const refused = notTheirs(command, formation.school);
  if (refused) return refused;
  if (state.status !== 'absent') return { refused: 'GroupAlreadyFormed', assessment: state.formation.assessment };
  const { members } = formation;
  const fault = compositionFault(formation, members) ?? standingFault(formation, members, standings);
  return fault ?? [{ type: 'GroupFormed', data: { ...formation, formedBy: by.id, formedAt: at } }];
}

/** The group, if it exists for this actor and may be asked this. Another school's group and an unknown one answer alike. */
function askable(command: Asked<GroupCommand>, state: Group): FormedGroup | GroupRefusal {
  if (state.status === 'absent') return { refused: 'GroupNotFound' };
  return notTheirs(command, state.formation.school) ?? state;
}

function notTheirs({ type, by }: Asked<GroupCommand>, school: string): GroupRefusal | null {
  if (by.school !== null && by.school !== school) return { refused: 'GroupNotFound' };
  const theirs = allowed[type].some((role) => role === by.role);
  return theirs ? null : { refused: 'NotYourAct', act: type, role: by.role };
}

function beginning({ data: { members, ...formation } }: GroupFormed): FormedGroup {
  return { status: 'complete', formation, members: membersBy(members), left: {}, ...noDeliveries };
}

function isForming(command: Asked<GroupCommand>): command is Asked<FormGroup> {
  return command.type === 'FormGroup';
}

/** A command without its decision, or a fact without its effect, does not compile. */
type Acts = {
  readonly [C in Exclude<GroupCommand, FormGroup> as C['type']]: (
    command: Asked<C>,
    group: FormedGroup,
  ) => Decision<GroupEvent, GroupRefusal>;
};
type Facts = {
  readonly [E in Exclude<GroupEvent, GroupFormed> as E['type']]: (
    group: FormedGroup,
    event: E,
    revision: number,
  ) => FormedGroup;
};
type Decide = (command: Asked<GroupCommand>, group: FormedGroup) => Decision<GroupEvent, GroupRefusal>;
type Evolve = (group: FormedGroup, event: GroupEvent, revision: number) => FormedGroup;
