import { z } from 'zod';

/** RFC 9457. `type` ends in the name of the rule that refused; `title` and `detail` are French, for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    /** The refusal's own name, for programs. */
    code: z.string(),
    traceId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
    /** What stands, when something already stands. */
    standing: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
