import type { Piece } from '@parchemin/candidacy';
import type { Decimal } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import type { Choice, SchemePiece, SchemeStage } from '@parchemin/schemes';

/** A piece of the scheme as the candidacy will keep it: without titles and sources, which belong to the scheme, and with this candidate's variant. */
export function pieceOf(planned: SchemePiece, stage: SchemeStage, choice: Choice): Piece {
  const { code: piece, kind } = planned;
  switch (kind) {
    case 'mark':
      return { kind, piece, outOf: scaleOf(stage), approval: planned.approval, copyCheck: planned.copyCheck };
    case 'average':
      return { kind, piece, outOf: scaleOf(stage) };
    case 'attendance':
      return { kind, piece };
    case 'work':
      return { kind, piece, levels: planned.levels, approvals: planned.approvals };
    case 'grid': {
      const { competencies, transversal, copies } = planned;
      return { kind, piece, competencies, transversal, copies };
    }
    case 'file':
      return { kind, piece, naming: planned.naming, copies: planned.copies, copyCheck: planned.copyCheck };
    case 'assessment':
      return assessmentOf(planned, choice);
    case 'oral':
      return { kind, piece, minutes: planned.minutes, rubric: planned.rubric };
    case 'decision':
      return { kind, piece, blocks: [...choice.sought] };
    default:
      return assertNever(kind);
  }
}

/** A single block is sat in its own modality, with the same criteria. */
function assessmentOf(planned: Extract<SchemePiece, { kind: 'assessment' }>, { sought }: Choice): Piece {
  const { code: piece, kind, criteria, competencies, entry, signatures, singleBlockModality } = planned;
  const single = sought.length === 1 && singleBlockModality !== null;
  return {
    kind,
    piece,
    modality: single ? singleBlockModality : piece,
    criteria,
    competencies,
    entry,
    signatures,
    needsEvidence: single && planned.needsEvidence,
  };
}

function scaleOf({ code, outOf }: SchemeStage): Decimal {
  if (outOf === null) throw new Error(`the stage ${code} expects a mark and has no scale`);
  return outOf;
}
