import { roles } from '@parchemin/kernel';
import { z } from 'zod';
import { calendarFaults } from './calendar-faults.js';

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
const roll = z.enum(['next-working-day', 'previous-working-day']).optional();

// Ten years either way: more is a slip of the hand.
const days = z.int().min(-3650).max(3650);
const months = { offsetMonths: z.int().min(1).max(120), monthEnd: z.boolean().optional() };

const rung = {
  step: code,
  kind: z.enum(['reminder', 'escalation', 'substitution', 'task']),
  to: z.enum(roles),
  at: time,
  gapMinutes: z.int().min(0),
};
const Rung = z.union([
  z.strictObject({ ...rung, offsetDays: days }),
  z.strictObject({ ...rung, offsetWorkingDays: days }),
]);
const Ladder = z.array(Rung);

const onDate = { date: code, at: time, roll };
// Without a time of its own, a deadline that follows a fact falls at the time of day of that fact.
// `given` names a field of the fact that must hold something, and `unless` one that must not: a resit, a justification.
const afterFact = { after: code, given: code.optional(), unless: code.optional(), at: time.optional(), roll };
const Due = z.union([
  z.strictObject({ ...onDate, offsetDays: days }),
  z.strictObject({ ...onDate, offsetWorkingDays: days }),
  z.strictObject({ ...afterFact, offsetDays: days.min(0) }),
  z.strictObject({ ...afterFact, offsetWorkingDays: days.min(0) }),
  z.strictObject({ ...afterFact, ...months }),
]);

const Deadline = z.strictObject({
  deadline: code,
  label: z.string().optional(),
  /** The stage it closes or, for one that follows a fact, the part of the path it belongs to. */
  stage: code,
  due: Due,
  /** The facts that clear it, besides the closing of its stage. */
  clearedBy: z.array(code).default([]),
  holdable: z.boolean().default(false),
  /** The lines of the document that print the delay, and the text of law that imposes it; null where there is none. */
  source: z.tuple([z.int(), z.int()]).nullable(),
  legalBasis: z.string().nullable().default(null),
  note: z.string().optional(),
  /** The part of the product that is to bring the fact it follows; until then it never begins. */
  awaits: z.string().nullable().default(null),
  ladder: z.union([Ladder, code]),
});

const CohortDate = z.strictObject({
  date: code,
  label: z.string(),
  /** What a form proposes and what a schedule shows until the cohort says its own; the next working day is meant. */
  suggested: z.strictObject({ date: code, offsetDays: days }).nullable(),
});

/** Deadlines hung on a cohort's own dates or on facts, each with its ladder. What no document and no law says is a setting. */
export const Calendar = z
  .strictObject({
    id: code,
    version: z.int().positive(),
    /** Null for what every certification shares: others include it. */
    scheme: code.nullable(),
    note: z.string(),
    includes: z.array(z.strictObject({ id: code, version: z.int().positive() })).default([]),
    dates: z.array(CohortDate).default([]),
    ladders: z.record(code, Ladder).default({}),
    deadlines: z.array(Deadline),
  })
  .superRefine((calendar, context) => {
    for (const { path, message } of calendarFaults(calendar)) context.addIssue({ code: 'custom', path, message });
  });

export type Rung = z.infer<typeof Rung>;
export type PlannedDeadline = z.infer<typeof Deadline>;
export type DateDue = Extract<PlannedDeadline['due'], { date: string }>;
export type FactDue = Extract<PlannedDeadline['due'], { after: string }>;
export type Calendar = z.infer<typeof Calendar>;

/** True of what the certifier has to ratify: neither the document nor a law says when. */
export function isSetting({ source, legalBasis }: PlannedDeadline): boolean {
  return source === null && legalBasis === null;
}
