import type { Asked, Instant } from '@parchemin/kernel';
import { millisOf } from '@parchemin/kernel';
import { acts } from './allowed.js';
import type { Candidacy, CandidacyCommand, EnrolledCandidacy } from './candidacy.js';
import type { Piece } from './piece.js';
import type { CandidacyRefusal } from './refusals.js';
import type { Stage } from './stage.js';

/** The path, if it exists for this actor and may be asked this. Another school's candidate and an unknown one answer alike. */
export function askable(command: Asked<CandidacyCommand>, state: Candidacy): EnrolledCandidacy | CandidacyRefusal {
  if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
  if (command.by.school !== null && command.by.school !== state.enrolment.school)
    return { refused: 'CandidacyNotFound' };
  const row = acts[command.type];
  if (!row.by.some((role) => role === command.by.role)) {
    return { refused: 'NotYourAct', act: command.type, role: command.by.role };
  }
  if (!row.in.some((status) => status === state.status)) {
    return { refused: 'ActClosed', act: command.type, status: state.status };
  }
  return state;
}

export interface Expected<Kind extends Piece['kind']> {
  readonly stage: Stage;
  readonly piece: Extract<Piece, { kind: Kind }>;
}

/** The piece of that code and kind, with the stage that expects it, whether the stage is open or closed. */
export function expecting<Kind extends Piece['kind']>(
  path: EnrolledCandidacy,
  kind: Kind,
  code: string,
): Expected<Kind> | CandidacyRefusal {
  for (const stage of Object.values(path.stages)) {
    const piece = stage.pieces.find((candidate) => candidate.piece === code);
    if (piece?.kind === kind) return { stage, piece: piece as Expected<Kind>['piece'] };
  }
  return { refused: 'PieceUnknown', piece: code };
}

/** The same, where an act may concern pieces of several kinds. */
export function expectingAnyOf<Kind extends Piece['kind']>(
  path: EnrolledCandidacy,
  kinds: readonly Kind[],
  code: string,
): Expected<Kind> | CandidacyRefusal {
  for (const kind of kinds) {
    const expected = expecting(path, kind, code);
    if (!('refused' in expected)) return expected as Expected<Kind>;
  }
  return { refused: 'PieceUnknown', piece: code };
}

export function isCriterionOfPath({ stages }: EnrolledCandidacy, criterion: string): boolean {
  const pieces = Object.values(stages).flatMap((stage) => stage.pieces);
  return pieces.some(
    (piece) => piece.kind === 'assessment' && piece.criteria.some((one) => one.criterion === criterion),
  );
}

export function stillOpen(stage: Stage): CandidacyRefusal | null {
  return stage.status === 'open' ? null : { refused: 'StageClosed', stage: stage.stage, closedAt: stage.closedAt };
}

/** After the deadline an act is still accepted, and marked late, until a fact closes the stage. */
export function isLate(path: EnrolledCandidacy, stage: string, at: Instant): boolean {
  return Object.values(path.deadlines).some(
    (deadline) => deadline.stage === stage && millisOf(at) > millisOf(deadline.due),
  );
}

/** Events other than the enrolment need a path to fold into; without one the stream itself is broken. */
export function beginning(state: Candidacy, event: string): EnrolledCandidacy {
  if (state.status === 'absent') throw new Error(`${event} comes before any enrolment`);
  return state;
}
