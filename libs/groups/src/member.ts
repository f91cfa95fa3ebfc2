import type { Asked, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import type { FormedGroup } from './group.js';
import type { GroupRefusal } from './refusals.js';

/** Who works together. The scheme prints how many; where it wants several profiles, each member brings one and none is missing. */
export interface Member {
  /** A candidacy, or whatever the other programme calls its own student: nothing ever enters a candidacy there. */
  readonly member: string;
  readonly from: 'candidacy' | 'another-programme';
  readonly profile: string | null;
}

export interface GroupSize {
  readonly least: number;
  /** Null where the document prints none. */
  readonly most: number | null;
}

/** What the candidacy of a member says of itself when they join; absent where there is none. The write path looks it up. */
export interface Standing {
  readonly member: string;
  readonly candidacy: {
    readonly scheme: string;
    readonly schemeVersion: number;
    readonly school: string;
    readonly status: string;
  } | null;
}

export type AddMember = { readonly type: 'AddMember'; readonly standings: readonly Standing[] } & Member;
export type MemberLeaves = { readonly type: 'MemberLeaves'; readonly member: string; readonly reason: string };
export type KeepIncompleteGroup = { readonly type: 'KeepIncompleteGroup'; readonly reason: string };
export type MemberCommand = AddMember | MemberLeaves | KeepIncompleteGroup;

// Stored for ever.
export type MemberAdded = DomainEvent<'MemberAdded', Member & { readonly addedBy: string; readonly addedAt: Instant }>;
export type MemberLeft = DomainEvent<
  'MemberLeft',
  { readonly member: string; readonly reason: string; readonly leftBy: string; readonly leftAt: Instant }
>;
/** It goes no further until somebody joins, or the certifier decides otherwise. */
export type GroupFellShort = DomainEvent<'GroupFellShort', Shortage>;
export type GroupMadeUp = DomainEvent<'GroupMadeUp', { readonly members: number }>;
export type IncompleteGroupKept = DomainEvent<
  'IncompleteGroupKept',
  Shortage & { readonly reason: string; readonly keptBy: string; readonly keptAt: Instant }
>;
export type MemberEvent = MemberAdded | MemberLeft | GroupFellShort | GroupMadeUp | IncompleteGroupKept;

interface Shortage {
  readonly members: number;
  readonly least: number;
  /** Profiles that nobody holds. */
  readonly missing: readonly string[];
}

export interface MembersPart {
  readonly members: Readonly<Record<string, Member>>;
  readonly left: Readonly<Record<string, { readonly reason: string; readonly leftAt: Instant }>>;
}

export const memberActs = {
  AddMember: decideAdd,
  MemberLeaves: decideLeave,
  KeepIncompleteGroup: decideKeep,
};
export const memberFacts = {
  MemberAdded: withAdded,
  MemberLeft: withLeft,
  GroupFellShort: (group: FormedGroup): FormedGroup => ({ ...group, status: 'incomplete' }),
  GroupMadeUp: (group: FormedGroup): FormedGroup => ({ ...group, status: 'complete' }),
  IncompleteGroupKept: (group: FormedGroup): FormedGroup => ({ ...group, status: 'kept' }),
};

type Wanted = { readonly size: GroupSize; readonly profiles: readonly string[] };
type Place = { readonly scheme: string; readonly schemeVersion: number; readonly school: string };

/** Whoever is said to be a candidate is one, of this certification, at this school, and under way. Another school's candidate does not exist. */
export function standingFault(
  { scheme, schemeVersion, school }: Place,
  members: readonly Member[],
  standings: readonly Standing[],
): GroupRefusal | null {
  for (const { member } of members.filter(({ from }) => from === 'candidacy')) {
    const candidacy = standings.find((each) => each.member === member)?.candidacy;
    if (!candidacy || candidacy.school !== school) return { refused: 'MemberUnknown', member };
    if (candidacy.scheme !== scheme || candidacy.schemeVersion !== schemeVersion) {
      return { refused: 'MemberOfOtherScheme', member, scheme: `${candidacy.scheme}@${candidacy.schemeVersion}` };
    }
    if (candidacy.status !== 'active') return { refused: 'MemberNotActive', member, status: candidacy.status };
  }
  return null;
}

/** The first thing that is wrong with these members, whatever their order. */
export function compositionFault({ size, profiles }: Wanted, members: readonly Member[]): GroupRefusal | null {
  const twice = members.map(({ member }) => member).find((member, index, all) => all.indexOf(member) < index);
  if (twice !== undefined) return { refused: 'AlreadyMember', member: twice };
  if (members.length < size.least || isTooMany(members.length, size)) {
    return { refused: 'GroupSize', members: members.length, ...size };
  }
  const strange = strangeProfile(profiles, members);
  if (strange) return strange;
  const without = members.filter(({ profile }) => profile === null).map(({ member }) => member);
  const missing = missingProfiles(profiles, members);
  const faulty = missing.length > 0 || (profiles.length > 0 && without.length > 0);
  return faulty ? { refused: 'ProfileMissing', missing, without: profiles.length > 0 ? without.sort() : [] } : null;
}

export function membersBy(members: readonly Member[]): MembersPart['members'] {
  return Object.fromEntries(members.map((member) => [member.member, member]));
}

/** The candidacies of those who belong to the group now. */
export function candidaciesOf({ members }: MembersPart): readonly string[] {
  return Object.values(members)
    .filter(({ from }) => from === 'candidacy')
    .map(({ member }) => member)
    .sort();
}

/** What the group lacks; null when it is complete. */
export function shortageOf({ formation, members }: FormedGroup): Shortage | null {
  const present = Object.values(members);
  const missing = missingProfiles(formation.profiles, present);
  const { least } = formation.size;
  return present.length < least || missing.length > 0 ? { members: present.length, least, missing } : null;
}

function decideAdd(command: Asked<AddMember>, group: FormedGroup): Decision<MemberEvent, GroupRefusal> {
  const { member, from, profile, standings, by, at } = command;
  const { size, profiles } = group.formation;
  if (group.members[member]) return { refused: 'AlreadyMember', member };
  const count = Object.keys(group.members).length + 1;
  if (isTooMany(count, size)) return { refused: 'GroupSize', members: count, ...size };
  if (profiles.length > 0 && profile === null) return { refused: 'ProfileMissing', missing: [], without: [member] };
  const refused = strangeProfile(profiles, [command]) ?? standingFault(group.formation, [command], standings);
  if (refused) return refused;
  const added: MemberAdded = {
    type: 'MemberAdded',
    data: { member, from, profile, addedBy: by.id, addedAt: at },
  };
  const short = group.status !== 'complete' && shortageOf(withAdded(group, added)) === null;
  return short ? [added, { type: 'GroupMadeUp', data: { members: count } }] : [added];
}

/** A group that was kept was kept as it stood: with one member less, it takes another decision. */
function decideLeave(command: Asked<MemberLeaves>, group: FormedGroup): Decision<MemberEvent, GroupRefusal> {
  const { member, reason, by, at } = command;
  if (!group.members[member]) return { refused: 'NotAMember', member };
  const left: MemberLeft = { type: 'MemberLeft', data: { member, reason, leftBy: by.id, leftAt: at } };
  const shortage = shortageOf(withLeft(group, left));
  return shortage ? [left, { type: 'GroupFellShort', data: shortage }] : [left];
}

function decideKeep(command: Asked<KeepIncompleteGroup>, group: FormedGroup): Decision<MemberEvent, GroupRefusal> {
  const shortage = group.status === 'incomplete' ? shortageOf(group) : null;
  if (!shortage) return { refused: 'NothingToKeep', status: group.status };
  const { reason, by, at } = command;
  return [{ type: 'IncompleteGroupKept', data: { ...shortage, reason, keptBy: by.id, keptAt: at } }];
}

function withAdded(group: FormedGroup, { data }: MemberAdded): FormedGroup {
  const { member, from, profile } = data;
  const { [member]: _, ...left } = group.left;
  return { ...group, members: { ...group.members, [member]: { member, from, profile } }, left };
}

function withLeft(group: FormedGroup, { data }: MemberLeft): FormedGroup {
  const { [data.member]: _, ...members } = group.members;
  const { reason, leftAt } = data;
  return { ...group, members, left: { ...group.left, [data.member]: { reason, leftAt } } };
}

function isTooMany(count: number, { most }: GroupSize): boolean {
  return most !== null && count > most;
}

/** A slip of the hand would otherwise leave a profile out that somebody holds. */
function strangeProfile(profiles: readonly string[], members: readonly Member[]): GroupRefusal | null {
  if (profiles.length === 0) return null;
  for (const { member, profile } of members) {
    if (profile !== null && !profiles.includes(profile))
      return { refused: 'ProfileUnknown', member, profile, profiles };
  }
  return null;
}

function missingProfiles(profiles: readonly string[], members: readonly Member[]): readonly string[] {
  return profiles.filter((wanted) => !members.some(({ profile }) => profile === wanted)).sort();
}
