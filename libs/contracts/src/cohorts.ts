import { z } from 'zod';
import { answerFields, CandidacyId, Code } from './candidacy.js';

const reason = z.string().trim().min(1).max(2_000);
const instant = z.iso.datetime();
/** «2027-06-14»: whether the calendar knows the name, and the year the day, is said by the rules, all at once. */
const dates = z.record(Code, z.string().trim().max(20));
const counts = z.array(z.strictObject({ key: z.string(), count: z.int() }));

export const CohortId = Code;

export const PlanCohortRequest = z
  .strictObject({
    cohort: CohortId,
    calendar: z.strictObject({
      id: Code,
      version: z.int().positive(),
      zone: z.string().max(64),
      dates,
      /** Whose public holidays count; the zone's own when absent. */
      region: Code.optional(),
    }),
    reason: reason.default('Calendrier de la promotion'),
  })
  .meta({ id: 'PlanCohortRequest' });
export type PlanCohortRequest = z.input<typeof PlanCohortRequest>;

/** The dates that move; the others stay. */
export const MoveCohortRequest = z.strictObject({ dates, reason }).meta({ id: 'MoveCohortRequest' });
export type MoveCohortRequest = z.input<typeof MoveCohortRequest>;

export const PreviewCohortRequest = z.strictObject({ dates }).meta({ id: 'PreviewCohortRequest' });
export type PreviewCohortRequest = z.input<typeof PreviewCohortRequest>;

/** What people may ask of a cohort, by the name of the act; who may ask is the decider's own table. */
export const cohortActRequests = {
  MoveCohort: MoveCohortRequest,
  AskMemberAgain: z.strictObject({ candidacy: CandidacyId }),
};
export type CohortActName = keyof typeof cohortActRequests;

export const CohortAnswerView = z
  .strictObject({
    cohort: CohortId,
    ...answerFields,
  })
  .meta({ id: 'CohortAnswer' });
export type CohortAnswerView = z.infer<typeof CohortAnswerView>;

export const CohortList = z
  .strictObject({
    /** Those that have candidacies; planned where one of them bears the cohort's own calendar. */
    cohorts: z.array(z.strictObject({ cohort: CohortId, members: z.int(), planned: z.boolean() })),
  })
  .meta({ id: 'CohortList' });
export type CohortList = z.infer<typeof CohortList>;

export const CohortView = z
  .strictObject({
    cohort: CohortId,
    scheme: Code,
    calendar: z.strictObject({ id: Code, version: z.int(), zone: z.string(), region: z.string().nullable() }),
    dates: z.array(z.strictObject({ date: Code, label: z.string(), day: z.string().nullable() })),
    /** The revision of the fact that gave this calendar. */
    version: z.int(),
    /** How far it has come: all who belong to the cohort, those who bear it, those whose own rules refused it. */
    progress: z.strictObject({ members: z.int(), current: z.int(), refused: z.int(), settledAt: instant.nullable() }),
    refused: z.array(z.strictObject({ candidacy: CandidacyId, refused: z.string(), why: z.string() })),
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
  .meta({ id: 'CohortView' });
export type CohortView = z.infer<typeof CohortView>;

const deadlineMove = { stage: Code, deadline: z.string(), from: instant, to: instant.nullable() };

/** What moving these dates would do now; nothing is written, and nothing promised. */
export const CohortPreview = z
  .strictObject({
    cohort: CohortId,
    version: z.int(),
    dates: z.array(z.strictObject({ date: Code, label: z.string(), from: z.string().nullable(), to: z.string() })),
    members: z.int(),
    /** Those of whom a deadline that runs would move or fall away. */
    affected: z.int(),
    /** False where there were more members than are looked at. */
    complete: z.boolean(),
    bySchool: counts,
    byStage: counts,
    deadlines: z.array(
      z.strictObject({
        ...deadlineMove,
        count: z.int(),
        /** Steps whose instant would be past already: a reminder that its successor has overtaken is skipped, any other is taken at once. */
        past: z.array(
          z.strictObject({
            step: z.string(),
            kind: z.enum(['reminder', 'escalation', 'substitution', 'task']),
            to: z.string(),
            plannedAt: instant,
            skipped: z.boolean(),
          }),
        ),
      }),
    ),
    candidacies: z.array(
      z.strictObject({
        candidacy: CandidacyId,
        reference: z.string(),
        school: Code,
        moves: z.array(z.strictObject(deadlineMove)),
      }),
    ),
    next: CandidacyId.nullable(),
  })
  .meta({ id: 'CohortPreview' });
export type CohortPreview = z.infer<typeof CohortPreview>;
