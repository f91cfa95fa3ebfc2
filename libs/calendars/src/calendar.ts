import { roles } from '@parchemin/kernel';
import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
const offset = { offsetDays: z.int().min(-3650).max(3650), at: time };

const Rung = z.strictObject({
  step: z.string(),
  kind: z.enum(['reminder', 'escalation']),
  to: z.enum(roles),
  ...offset,
  gapMinutes: z.int().min(0),
});

/** Offsets hung on a cohort's own dates. `source` is null where the document says nothing: a setting to be ratified. */
export const Calendar = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  scheme: z.string(),
  note: z.string(),
  deadlines: z.array(
    z.strictObject({
      deadline: z.string(),
      stage: z.string(),
      due: z.strictObject({ date: z.string(), ...offset }),
      source: z.tuple([z.int(), z.int()]).nullable(),
      ladder: z.array(Rung),
    }),
  ),
});
export type Calendar = z.infer<typeof Calendar>;

export interface Calendars {
  /** The version of the zone data with which instants are computed, kept beside them. */
  readonly zoneData: string;
  find(id: string, version: number): Calendar | undefined;
}

export function calendarsOf(documents: readonly unknown[], zoneData: string): Calendars {
  const calendars = documents.map((document) => Calendar.parse(document));
  return {
    zoneData,
    find: (id, version) => calendars.find((calendar) => calendar.id === id && calendar.version === version),
  };
}
