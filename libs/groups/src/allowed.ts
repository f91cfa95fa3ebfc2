import type { Role } from '@parchemin/kernel';
import type { GroupCommand } from './group.js';

type Act = GroupCommand['type'];

/** Who may ask what of a group: decider and API read this one table. */
export const acts: Readonly<Record<Act, readonly Role[]>> = {
  FormGroup: ['trainer', 'school-lead', 'operations'],
  AddMember: ['trainer', 'school-lead', 'operations'],
  MemberLeaves: ['trainer', 'school-lead', 'operations'],
  KeepIncompleteGroup: ['operations'],
  DepositDeliverable: ['candidate', 'trainer', 'school-lead', 'operations'],
  RecordMemberMark: ['trainer', 'school-lead', 'operations'],
  RecordMemberAttendance: ['trainer', 'school-lead', 'operations'],
  DeliverAgain: ['school-lead', 'operations'],
  RecordDelivery: ['process'],
};

export function groupRolesOf(act: Act): readonly Role[] {
  return acts[act];
}
