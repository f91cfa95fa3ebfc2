import type { Asked, Decimal, Decision, DomainEvent, Instant } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import { awaiting } from './delivery.js';
import type { FormedGroup } from './group.js';
import { candidaciesOf, shortageOf } from './member.js';
import type { GroupRefusal } from './refusals.js';

/** What the group hands in once for all its members, and what one of them is given for it. Each enters candidacies as a command. */
export type DepositDeliverable = { readonly type: 'DepositDeliverable'; readonly piece: string } & Content;
export type RecordMemberMark = {
  readonly type: 'RecordMemberMark';
  readonly member: string;
  readonly piece: string;
  readonly mark: Decimal;
};
export type RecordMemberAttendance = {
  readonly type: 'RecordMemberAttendance';
  readonly member: string;
  readonly piece: string;
  readonly comment: string | null;
};
export type EntryCommand = DepositDeliverable | RecordMemberMark | RecordMemberAttendance;

interface Content {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
}

// Stored for ever.
export type DeliverableDeposited = DomainEvent<
  'DeliverableDeposited',
  Content & {
    readonly piece: string;
    /** Those who belonged to the group then: whoever left before gets nothing of it, whoever joins later neither. */
    readonly candidacies: readonly string[];
    readonly depositedBy: string;
    readonly depositedAt: Instant;
  }
>;
export type MemberMarkGiven = DomainEvent<
  'MemberMarkGiven',
  {
    readonly candidacy: string;
    readonly piece: string;
    readonly mark: Decimal;
    readonly givenBy: string;
    readonly givenAt: Instant;
  }
>;
export type MemberAttendanceNoted = DomainEvent<
  'MemberAttendanceNoted',
  {
    readonly candidacy: string;
    readonly piece: string;
    readonly comment: string | null;
    readonly notedBy: string;
    readonly notedAt: Instant;
  }
>;
export type EntryEvent = DeliverableDeposited | MemberMarkGiven | MemberAttendanceNoted;

export const entryActs = {
  DepositDeliverable: decideDeposit,
  RecordMemberMark: decideMark,
  RecordMemberAttendance: decideAttendance,
};
export const entryFacts = {
  DeliverableDeposited: (group: FormedGroup, { data }: DeliverableDeposited, revision: number): FormedGroup =>
    awaiting(group, revision, { act: 'DepositFile', piece: data.piece, sha256: data.sha256 }, data.candidacies),
  MemberMarkGiven: (group: FormedGroup, { data }: MemberMarkGiven, revision: number): FormedGroup =>
    awaiting(group, revision, { act: 'RecordMark', piece: data.piece }, [data.candidacy]),
  MemberAttendanceNoted: (group: FormedGroup, { data }: MemberAttendanceNoted, revision: number): FormedGroup =>
    awaiting(group, revision, { act: 'RecordAttendance', piece: data.piece }, [data.candidacy]),
};

/** What a candidacy is asked because of the group, in the candidacy's own words. */
export type MemberRequest =
  | ({ readonly type: 'DepositFile'; readonly piece: string; readonly name: null } & Content)
  | { readonly type: 'RecordMark'; readonly piece: string; readonly mark: Decimal }
  | { readonly type: 'RecordAttendance'; readonly piece: string; readonly comment: string | null };

export interface Entry {
  readonly candidacy: string;
  readonly request: MemberRequest;
}

/** From the fact alone, so that it says the same whenever it is met again; none where nothing concerns a candidacy. */
export function entriesOf(event: DomainEvent): readonly Entry[] {
  if (!isEntry(event)) return [];
  switch (event.type) {
    case 'DeliverableDeposited': {
      const { piece, sha256, mediaType, bytes, candidacies } = event.data;
      const request = { type: 'DepositFile', piece, name: null, sha256, mediaType, bytes } as const;
      return candidacies.map((candidacy) => ({ candidacy, request }));
    }
    case 'MemberMarkGiven': {
      const { candidacy, piece, mark } = event.data;
      return [{ candidacy, request: { type: 'RecordMark', piece, mark } }];
    }
    case 'MemberAttendanceNoted': {
      const { candidacy, piece, comment } = event.data;
      return [{ candidacy, request: { type: 'RecordAttendance', piece, comment } }];
    }
    default:
      return assertNever(event);
  }
}

function decideDeposit(command: Asked<DepositDeliverable>, group: FormedGroup): Decision<EntryEvent, GroupRefusal> {
  const { piece, sha256, mediaType, bytes, by, at } = command;
  const stopped = goesNoFurther(group);
  if (stopped) return stopped;
  const standing = Object.values(group.deliveries).some((one) => one.piece === piece && one.sha256 === sha256);
  if (standing) return { refused: 'DeliverableAlreadyDeposited', piece, sha256 };
  const candidacies = candidaciesOf(group);
  const content = { sha256, mediaType, bytes };
  return [
    { type: 'DeliverableDeposited', data: { piece, ...content, candidacies, depositedBy: by.id, depositedAt: at } },
  ];
}

function decideMark(command: Asked<RecordMemberMark>, group: FormedGroup): Decision<EntryEvent, GroupRefusal> {
  const { member, piece, mark, by, at } = command;
  const refused = goesNoFurther(group) ?? notACandidate(group, member);
  if (refused) return refused;
  return [{ type: 'MemberMarkGiven', data: { candidacy: member, piece, mark, givenBy: by.id, givenAt: at } }];
}

function decideAttendance(
  command: Asked<RecordMemberAttendance>,
  group: FormedGroup,
): Decision<EntryEvent, GroupRefusal> {
  const { member, piece, comment, by, at } = command;
  const refused = goesNoFurther(group) ?? notACandidate(group, member);
  if (refused) return refused;
  return [{ type: 'MemberAttendanceNoted', data: { candidacy: member, piece, comment, notedBy: by.id, notedAt: at } }];
}

function goesNoFurther(group: FormedGroup): GroupRefusal | null {
  const shortage = group.status === 'incomplete' ? shortageOf(group) : null;
  return shortage && { refused: 'GroupIncomplete', ...shortage };
}

function notACandidate({ members }: FormedGroup, member: string): GroupRefusal | null {
  const known = members[member];
  if (!known) return { refused: 'NotAMember', member };
  return known.from === 'candidacy' ? null : { refused: 'MemberFromElsewhere', member };
}

function isEntry(event: DomainEvent): event is EntryEvent {
  return event.type in entryFacts;
}
