import { z } from 'zod';
import { answerFields, CandidacyId, Code, MarkText } from './candidacy.js';

const reason = z.string().trim().min(1).max(2_000);
const instant = z.iso.datetime();
const profile = Code.nullable().default(null);

export const GroupId = z.uuid();

const GroupMember = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('candidacy'), member: CandidacyId, profile }),
  /** Known by whatever the other programme calls them. */
  z.strictObject({ from: z.literal('another-programme'), member: Code, profile }),
]);

/** More members than any document allows; where it prints no size, this bounds the request. */
const membersAtMost = 50;

export const FormGroupRequest = z
  .strictObject({
    group: GroupId,
    scheme: Code,
    schemeVersion: z.int().positive(),
    assessment: Code,
    school: Code,
    cohort: Code,
    members: z.array(GroupMember).min(1).max(membersAtMost),
  })
  .meta({ id: 'FormGroupRequest' });
export type FormGroupRequest = z.input<typeof FormGroupRequest>;

/** What people may ask of a group, by the name of the act; who may ask is the decider's own table. */
export const groupActRequests = {
  AddMember: GroupMember,
  MemberLeaves: z.strictObject({ member: Code, reason }),
  KeepIncompleteGroup: z.strictObject({ reason }),
  RecordMemberMark: z.strictObject({ member: CandidacyId, piece: Code, mark: MarkText }),
  RecordMemberAttendance: z.strictObject({
    member: CandidacyId,
    piece: Code,
    comment: reason.nullable().default(null),
  }),
  DeliverAgain: z.strictObject({ entry: z.int().nonnegative(), candidacy: CandidacyId }),
};
export type GroupActName = keyof typeof groupActRequests;

export const GroupAnswerView = z
  .strictObject({
    group: GroupId,
    ...answerFields,
  })
  .meta({ id: 'GroupAnswer' });
export type GroupAnswerView = z.infer<typeof GroupAnswerView>;

export const GroupView = z
  .strictObject({
    group: GroupId,
    scheme: Code,
    schemeVersion: z.int(),
    assessment: Code,
    school: Code,
    cohort: Code,
    /** Kept: incomplete, and the certifier has decided that it goes on. */
    status: z.enum(['complete', 'incomplete', 'kept']),
    size: z.strictObject({ least: z.int(), most: z.int().nullable() }),
    profiles: z.array(Code),
    members: z.array(z.strictObject({ member: z.string(), from: z.string(), profile: Code.nullable() })),
    left: z.array(z.strictObject({ member: z.string(), reason: z.string(), leftAt: instant })),
    /** What was sent to candidacies, and how each answered: a refusal stands until it is asked again. */
    deliveries: z.array(
      z.strictObject({
        entry: z.int(),
        act: z.string(),
        piece: Code,
        to: z.array(
          z.strictObject({
            candidacy: CandidacyId,
            state: z.enum(['awaited', 'entered', 'refused']),
            refused: z.string().nullable(),
          }),
        ),
      }),
    ),
    story: z.array(
      z.strictObject({
        revision: z.int(),
        event: z.string(),
        at: instant,
        by: z.strictObject({ id: z.string(), role: z.string() }),
        sentence: z.string(),
      }),
    ),
    revision: z.int(),
  })
  .meta({ id: 'GroupView' });
export type GroupView = z.infer<typeof GroupView>;
