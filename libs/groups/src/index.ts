export { groupRolesOf } from './allowed.js';
export type { CandidacyAnswered, DeliveryState } from './delivery.js';
export type { Entry, MemberRequest } from './entry.js';
export { entriesOf } from './entry.js';
export type { FormedGroup, FormGroup, Group, GroupCommand, GroupEvent } from './group.js';
export { group, groupOf, groupStream, groupStreams } from './group.js';
export type { GroupSize, Member } from './member.js';
export { shortageOf } from './member.js';
export type { GroupRefusal } from './refusals.js';
