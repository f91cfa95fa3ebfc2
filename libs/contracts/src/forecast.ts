import { z } from 'zod';
import { CandidacyId, Code } from './candidacy.js';

const instant = z.iso.datetime();
const counts = z.array(z.strictObject({ key: z.string(), count: z.int() }));

/** What escalates by itself until then, if nobody does anything. */
export const ForecastView = z
  .strictObject({
    from: instant,
    until: instant,
    total: z.int(),
    /** False where there was more than could be looked at or listed: ask for fewer days. */
    complete: z.boolean(),
    byCohort: counts,
    bySchool: counts,
    /** By the role that will be told; a school's people are told for their school. */
    byPerson: counts,
    steps: z.array(
      z.strictObject({
        candidacy: CandidacyId,
        reference: z.string(),
        cohort: Code,
        school: Code,
        stage: Code,
        deadline: Code,
        /** As the certification and the calendar call them; null where they give no name. */
        stageTitle: z.string().nullable(),
        deadlineTitle: z.string().nullable(),
        step: z.string(),
        kind: z.enum(['reminder', 'escalation', 'substitution', 'task']),
        to: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'ForecastView' });
export type ForecastView = z.infer<typeof ForecastView>;
