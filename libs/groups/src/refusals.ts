import type { Refusal, Role } from '@parchemin/kernel';
import type { FormedGroup } from './group.js';

/** Each refusal is named after the rule that gave it; what it carries is what a person needs to act on it. */
export type GroupRefusal =
  | Refusal<'GroupNotFound'>
  | (Refusal<'NotYourAct'> & { readonly act: string; readonly role: Role })
  | (Refusal<'GroupAlreadyFormed'> & { readonly assessment: string })
  | (Refusal<'GroupSize'> & { readonly members: number; readonly least: number; readonly most: number | null })
  /** Profiles that nobody holds, and members of whom none is known. */
  | (Refusal<'ProfileMissing'> & { readonly missing: readonly string[]; readonly without: readonly string[] })
  | (Refusal<'ProfileUnknown'> & {
      readonly member: string;
      readonly profile: string;
      readonly profiles: readonly string[];
    })
  | (Refusal<'MemberUnknown'> & { readonly member: string })
  | (Refusal<'MemberOfOtherScheme'> & { readonly member: string; readonly scheme: string })
  | (Refusal<'MemberNotActive'> & { readonly member: string; readonly status: string })
  | (Refusal<'AlreadyMember'> & { readonly member: string })
  | (Refusal<'NotAMember'> & { readonly member: string })
  | (Refusal<'MemberFromElsewhere'> & { readonly member: string })
  | (Refusal<'GroupIncomplete'> & {
      readonly members: number;
      readonly least: number;
      readonly missing: readonly string[];
    })
  | (Refusal<'NothingToKeep'> & { readonly status: FormedGroup['status'] })
  | (Refusal<'DeliverableAlreadyDeposited'> & { readonly piece: string; readonly sha256: string })
  | (Refusal<'NothingDelivered'> & { readonly entry: number });
