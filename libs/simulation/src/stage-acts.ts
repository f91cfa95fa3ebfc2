import type { Stage } from '@parchemin/candidacy';
import { assertNever, instantFromMillis, millisOf, type Instant } from '@parchemin/kernel';
import { assessmentAct } from './assessment-acts.js';
import { fileAct, gridAct, workAct } from './evidence-acts.js';
import { approvalAct, attendanceAct, averageAct, markAct } from './entry-acts.js';
import { decisionAct, oralAct } from './jury-acts.js';
import { daysAfter, earliest, type PlannedAct, type View } from './view.js';

/** What people do next for the pieces that the open stages expect, each in its own time before, or after, the deadline. */
export function stageAct(view: View): PlannedAct | null {
  const open = Object.values(view.path.stages).filter(({ status }) => status === 'open');
  return earliest(open.flatMap((stage) => stage.pieces.map((piece) => pieceAct(view, stage, piece))));
}

export const lateShare = 0.06;

function pieceAct(view: View, stage: Stage, piece: Stage['pieces'][number]): PlannedAct | null {
  const at = dayFor(view, stage, piece.piece);
  if (view.withOthers.has(piece.piece)) return piece.kind === 'mark' ? approvalAct(view, piece, at) : null;
  switch (piece.kind) {
    case 'mark':
      return markAct(view, piece, at);
    case 'attendance':
      return attendanceAct(view, piece, at);
    case 'average':
      return averageAct(view, piece, at);
    case 'work':
      return workAct(view, piece, at);
    case 'grid':
      return gridAct(view, piece, at);
    case 'file':
      return fileAct(view, piece, at);
    case 'assessment':
      return assessmentAct(view, piece, at);
    case 'oral':
      return oralAct(view, piece, at);
    case 'decision':
      return decisionAct(view, piece, at);
    default:
      return assertNever(piece);
  }
}

/** Towards the end of the time that there is, and now and then too late. */
function dayFor({ path, character: { draws } }: View, { stage, openedAt }: Stage, piece: string): Instant {
  const due =
    Object.values(path.deadlines).find((each) => each.stage === stage && each.about === null)?.due ?? openedAt;
  const about = `${path.presentation}/${piece}`;
  if (draws.befalls(`late/${about}`, lateShare)) return daysAfter(due, draws.days(`how-late/${about}`, 2, 45));
  const from = millisOf(openedAt);
  const share = 0.4 + 0.55 * draws.of(`when/${about}`);
  return daysAfter(instantFromMillis(from + Math.max(0, millisOf(due) - from) * share), 0);
}
