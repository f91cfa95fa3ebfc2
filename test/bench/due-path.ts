import type { CandidacyEvent } from '@parchemin/candidacy';
import type { NewEvent } from '@parchemin/event-store';
import { instantFromMillis, type Actor } from '@parchemin/kernel';
import { enrolledPath, markedStage } from './paths.js';

/** An open path of which the next step falls due at an instant, and all others lie far ahead. Without somebody who enrolled it, nobody is poked. */
export async function pathDueAt(id: string, millis: number, by?: Actor): Promise<NewEvent<CandidacyEvent>[]> {
  const plannedAt = instantFromMillis(millis);
  const overdue = { step: 'overdue', kind: 'escalation', to: 'school-lead', plannedAt, gapMinutes: 0 } as const;
  return (await enrolledPath(id)).map((fact): NewEvent<CandidacyEvent> => {
    const { event, metadata } = fact;
    if (event.type === 'CandidateEnrolled' && by) return { ...fact, metadata: { ...metadata, actor: by } };
    if (event.type !== 'DeadlineArmed' || event.data.stage !== markedStage) return fact;
    return { ...fact, event: { ...event, data: { ...event.data, due: plannedAt, ladder: [overdue] } } };
  });
}
