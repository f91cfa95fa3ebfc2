import type { Calendar, PlannedDeadline, Rung } from './calendar.js';

/** A deadline spells its own ladder, or names one that its calendar declares for several. */
export function ladderOf({ ladders }: Calendar, { ladder }: PlannedDeadline): readonly Rung[] {
  return typeof ladder === 'string' ? (ladders[ladder] ?? []) : ladder;
}
