import type { Instant } from '@parchemin/kernel';
import { markOf } from './values.js';
import { act, askedAt, daysAfter, type Piece, type PlannedAct, type View } from './view.js';

export const absentShare = 0.03;
const justifiedShare = 0.6;

/** What must come before a mark, then the mark; whoever was absent with cause sits it later. */
export function markAct(
  view: View,
  { piece, outOf, approval, copyCheck }: Piece<'mark'>,
  at: Instant,
): PlannedAct | null {
  const { path, people, character } = view;
  const approving = approvalAct(view, { piece, approval }, at);
  if (approving) return approving;
  const absence = absenceAct(view, piece, at);
  if (absence === 'stands') return null;
  if (absence) return absence;
  if (copyCheck && path.copyChecks[piece] === undefined) {
    return act(
      view,
      people.trainer,
      'RecordCopyCheck',
      { piece, tool: 'comparateur', finding: 'rien de notable' },
      { at },
    );
  }
  if (path.copyChecks[piece] === 'recorded') {
    const judged = { piece, judgement: 'nothing-to-object', reason: 'aucune reprise' };
    return act(view, people.pedagogicalReferent, 'JudgeCopyCheck', judged, { at });
  }
  if (path.marks[piece]) return null;
  const sat = askedAt(view, `JustifyAbsence/${piece}`) ?? askedAt(view, `RecordAbsence/${piece}`);
  const mark = markOf(character, `mark/${piece}/${path.presentation}`, outOf);
  return act(view, people.trainer, 'RecordMark', { piece, mark }, { at: sat ? daysAfter(sat, 14) : at });
}

export function approvalAct(
  view: View,
  { piece, approval }: Pick<Piece<'mark'>, 'piece' | 'approval'>,
  at: Instant,
): PlannedAct | null {
  if (approval === null || view.path.approvals[piece]) return null;
  return act(view, view.people.pedagogicalReferent, 'ApprovePiece', { piece }, { at });
}

export function attendanceAct(view: View, { piece }: Piece<'attendance'>, at: Instant): PlannedAct | null {
  if (view.path.attendances[piece]) return null;
  return act(view, view.people.trainer, 'RecordAttendance', { piece, comment: 'présent' }, { at });
}

export function averageAct(view: View, { piece, outOf }: Piece<'average'>, at: Instant): PlannedAct | null {
  if (view.path.averages[piece]) return null;
  const average = markOf(view.character, `average/${piece}/${view.path.presentation}`, outOf);
  return act(view, view.people.lead, 'EnterAverage', { piece, average, source: 'relevé de l’école' }, { at });
}

/** Some come neither on the day nor with a reason; some of these find one in the end. */
export function absenceAct(view: View, piece: string, at: Instant): PlannedAct | 'stands' | null {
  const { path, people, character } = view;
  const { draws } = character;
  if (path.marks[piece] || !draws.befalls(`absent/${piece}`, absentShare) || path.presentation > 1) return null;
  const justified = draws.befalls(`justified/${piece}`, justifiedShare);
  if (path.absences[piece] === undefined) {
    const told = { piece, justified, reason: justified ? 'certificat médical' : null };
    return act(view, people.trainer, 'RecordAbsence', told, { at });
  }
  if (path.absences[piece] === 'justified') return null;
  if (path.absences[piece] === 'excused' || !draws.befalls(`finds-a-reason/${piece}`, 0.4)) return 'stands';
  const since = askedAt(view, `RecordAbsence/${piece}`) ?? at;
  return (
    act(view, people.lead, 'JustifyAbsence', { piece, reason: 'justificatif reçu' }, { at: daysAfter(since, 6) }) ??
    'stands'
  );
}
