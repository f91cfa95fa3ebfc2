import type { Asked } from '@parchemin/kernel';
import { mayAsk } from './allowed.js';
import type { ActiveCandidacy, Candidacy, CandidacyCommand } from './candidacy.js';
import type { CandidacyRefusal } from './refusals.js';
import type { Stage } from './stage.js';

/** The path, if it exists for this actor. Another school's candidate and an unknown one answer alike, so nothing is betrayed. */
export function enrolled(command: Asked<CandidacyCommand>, state: Candidacy): ActiveCandidacy | CandidacyRefusal {
  if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
  if (command.by.school !== null && command.by.school !== state.enrolment.school)
    return { refused: 'CandidacyNotFound' };
  if (!mayAsk(state.status, command.type, command.by.role)) {
    return { refused: 'NotYourAct', act: command.type, role: command.by.role };
  }
  return state;
}

export function stageExpecting(path: ActiveCandidacy, piece: string): Stage | CandidacyRefusal {
  const stage = Object.values(path.stages).find((candidate) => candidate.pieces.includes(piece));
  return stage ?? { refused: 'PieceUnknown', piece };
}

/** Events other than the enrolment need a path to fold into; without one the stream itself is broken. */
export function beginning(state: Candidacy, event: string): ActiveCandidacy {
  if (state.status === 'absent') throw new Error(`${event} comes before any enrolment`);
  return state;
}

export function stageOf(path: ActiveCandidacy, code: string): Stage {
  const stage = path.stages[code];
  if (!stage) throw new Error(`stage ${code} was not opened before this event`);
  return stage;
}
