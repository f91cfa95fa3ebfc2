import type {
  Candidacy,
  CandidacyRefusal,
  EnrolledCandidacy,
  MoveToSchemeVersion,
  Passage,
} from '@parchemin/candidacy';
import type { Refusal } from '@parchemin/kernel';
import { stagesFor, type Certification, type Choice, type Schemes } from '@parchemin/schemes';
import { pieceOf } from './stage-pieces.js';

export type MoveRequest = Omit<MoveToSchemeVersion, 'passage'>;

/** The version asked for does not say what becomes of candidacies that stand on theirs. */
export type NoPassage = Refusal<'NoPassage'> & { readonly from: number; readonly to: number };

export function passagePlanning(schemes: Schemes) {
  return (request: MoveRequest, state: Candidacy): MoveToSchemeVersion | CandidacyRefusal | NoPassage => {
    if (state.status === 'absent') return { refused: 'CandidacyNotFound' };
    const { scheme, schemeVersion: from } = state.enrolment;
    const { version: to } = request;
    if (to === from) return { refused: 'AlreadyOnVersion', version: to };
    const underWay = to === from + 1 ? schemes.certification(scheme, to)?.underWay : null;
    if (!underWay || underWay.rule === 'stay') return { refused: 'NoPassage', from, to };
    return { ...request, passage: passageOf(state, underWay, to, schemes) };
  };
}

const wholeTitle: Choice = { optional: [], sought: [] };

/** What is recorded under an assessment or a unit goes where the new version says; open stages expect what it expects. */
function passageOf(
  path: EnrolledCandidacy,
  underWay: NonNullable<Certification['underWay']>,
  version: number,
  schemes: Schemes,
): Passage {
  const mapping = underWay.rule === 'move' ? underWay.mapping : [];
  const moved = mapping.filter(({ list }) => list === 'assessments' || list === 'units');
  const choice = path.enrolment.choice ?? wholeTitle;
  const scheme = schemes.find(path.enrolment.scheme, version);
  const expected = scheme ? stagesFor(scheme, choice) : [];
  return {
    stages: expected
      .filter(({ code }) => path.stages[code]?.status === 'open')
      .map((stage) => ({ stage: stage.code, pieces: stage.pieces.map((piece) => pieceOf(piece, stage, choice)) })),
    renamed: Object.fromEntries(moved.flatMap(({ from, to }) => (to === null || to === from ? [] : [[from, to]]))),
    dropped: moved.flatMap(({ from, to }) => (to === null ? [from] : [])),
  };
}
