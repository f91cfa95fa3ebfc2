import type { Decimal } from '@parchemin/kernel';
import { assertNever } from '@parchemin/kernel';
import { isAssessmentSigned } from './assessment-signature.js';
import { isAttended } from './attendance.js';
import { isEntered } from './average.js';
import type { EnrolledCandidacy } from './candidacy.js';
import { isPronounced } from './decision.js';
import { isGridConsolidated } from './competency-grid.js';
import { isFileIn } from './file.js';
import { isMarked } from './mark.js';
import { isOralSettled } from './oral.js';
import { isWorkValidated } from './work.js';

/**
 * Anything that a stage expects before it may close. The write path takes it from the scheme; the event that opens the stage keeps it,
 * so that the rule of that day stands beside the facts it governed.
 */
export type Piece =
  | MarkPiece
  | AttendancePiece
  | AveragePiece
  | WorkPiece
  | GridPiece
  | FilePiece
  | AssessmentPiece
  | OralPiece
  | DecisionPiece;

/** One mark on a scale. `approval`: what must be approved beforehand. `copyCheck`: a plagiarism check must be on record first. */
export interface MarkPiece {
  readonly kind: 'mark';
  readonly piece: string;
  readonly outOf: Decimal;
  readonly approval: 'subject' | 'grid' | null;
  readonly copyCheck: boolean;
}

/** Presence and a comment, no mark. */
export interface AttendancePiece {
  readonly kind: 'attendance';
  readonly piece: string;
}

/** Entered by the school with its source, never computed. */
export interface AveragePiece {
  readonly kind: 'average';
  readonly piece: string;
  readonly outOf: Decimal;
}

/** One evaluation by tutor or trainer, the candidate's signature, the referent's validation, and the organisation's approvals. */
export interface WorkPiece {
  readonly kind: 'work';
  readonly piece: string;
  readonly levels: { readonly min: number; readonly max: number };
  /** What the organisation approves: planning, budget, campaign plan. */
  readonly approvals: readonly string[];
}

/** The competency grid: a level per competency by the tutor or the trainer, validated, copied, consolidated. */
export interface GridPiece {
  readonly kind: 'grid';
  readonly piece: string;
  readonly competencies: readonly {
    readonly competency: string;
    readonly min: number;
    readonly max: number;
    /** Who sets the level according to the kind of evidence; null where either may. */
    readonly by: 'tutor' | 'trainer' | null;
  }[];
  readonly transversal: readonly { readonly competency: string; readonly min: number; readonly max: number }[];
  readonly copies: readonly CopyHolder[];
}

export type CopyHolder = 'candidate' | 'centre' | 'tutor' | 'certifier';

/** A document deposited under the scheme's naming rule. */
export interface FilePiece {
  readonly kind: 'file';
  readonly piece: string;
  /** As printed, with its variables: «{NOM} {Prénom} RA {date}.pdf»; null where the document prints none. */
  readonly naming: string | null;
  readonly copies: readonly CopyHolder[];
  readonly copyCheck: boolean;
}

/** Criteria and competencies that assessors record one by one, and then sign. */
export interface AssessmentPiece {
  readonly kind: 'assessment';
  readonly piece: string;
  /** The assessment as it is sat: another modality where the candidate sits a single block. */
  readonly modality: string;
  readonly criteria: readonly AssessedCriterion[];
  readonly competencies: readonly string[];
  /** Whether a competency is observed in training first, or confirmed: both are entries of the same kind in two groups. */
  readonly entry: 'confirmed' | 'observed';
  /** Who must sign before it closes, each another person; `external` must come from outside the school. */
  readonly signatures: readonly { readonly quality: string; readonly external: boolean }[];
  /** A recorded or annexed proof without which the criteria stay unknown. */
  readonly needsEvidence: boolean;
}

export interface AssessedCriterion {
  readonly criterion: string;
  readonly as: 'percentage' | 'outcome' | 'language';
  /** «Not applicable» may be recorded, with a reason. */
  readonly conditional: boolean;
}

/** Held before a jury, which confirms or changes levels and marks every item of its rubric. */
export interface OralPiece {
  readonly kind: 'oral';
  readonly piece: string;
  readonly minutes: number | null;
  readonly rubric: readonly { readonly item: string; readonly max: Decimal }[];
}

/** What the jury pronounces, on a proposal of the engine. */
export interface DecisionPiece {
  readonly kind: 'decision';
  readonly piece: string;
  readonly blocks: readonly string[];
}

/** Whether nothing more is awaited of this piece. */
export function isSettled(piece: Piece, path: EnrolledCandidacy): boolean {
  switch (piece.kind) {
    case 'mark':
      return isMarked(piece, path);
    case 'attendance':
      return isAttended(piece, path);
    case 'average':
      return isEntered(piece, path);
    case 'work':
      return isWorkValidated(piece, path);
    case 'grid':
      return isGridConsolidated(piece, path);
    case 'assessment':
      return isAssessmentSigned(piece, path);
    case 'file':
      return isFileIn(piece, path);
    case 'oral':
      return isOralSettled(piece, path);
    case 'decision':
      return isPronounced(piece, path);
    default:
      return assertNever(piece);
  }
}
