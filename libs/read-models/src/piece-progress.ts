import type { EnrolledCandidacy, Piece } from '@parchemin/candidacy';

/** How far a piece has come through the hands that it passes, and the one figure or word that it is known by. */
export interface PieceProgress {
  readonly done: number;
  readonly of: number;
  readonly value: string | null;
}

export function progressOfPiece(piece: Piece, path: EnrolledCandidacy): PieceProgress {
  const { steps, value } = (byKind[piece.kind] as Look)(piece, path);
  return { done: steps.filter(Boolean).length, of: steps.length, value };
}

interface Looked {
  readonly steps: readonly boolean[];
  readonly value: string | null;
}

/** A kind of piece that nobody looks at does not compile. */
const byKind: { readonly [P in Piece as P['kind']]: (piece: P, path: EnrolledCandidacy) => Looked } = {
  mark({ piece, approval, copyCheck }, { marks, approvals, copyChecks }) {
    const mark = marks[piece]?.mark ?? null;
    const before = asked(approval !== null, approvals[piece] !== undefined);
    return { steps: [...before, mark !== null, ...asked(copyCheck, isJudged(copyChecks[piece]))], value: mark };
  },
  attendance({ piece }, { attendances }) {
    return { steps: [attendances[piece] !== undefined], value: null };
  },
  average({ piece }, { averages }) {
    const average = averages[piece]?.average ?? null;
    return { steps: [average !== null], value: average };
  },
  work({ piece, approvals: needed }, { works }) {
    const { approvals = [], evaluation = null, signed = false, validated = false } = works[piece] ?? {};
    const approved = needed.map((approval) => approvals.includes(approval));
    const value = evaluation === null ? null : String(evaluation.level);
    return { steps: [...approved, evaluation !== null, signed, validated], value };
  },
  grid({ piece, competencies, copies: needed }, { grids }) {
    const { levels = {}, validated = false, consolidated = false, copies = [] } = grids[piece] ?? {};
    const levelled = competencies.map(({ competency }) => levels[competency] !== undefined);
    return { steps: [...levelled, validated, consolidated, ...needed.map((to) => copies.includes(to))], value: null };
  },
  file({ piece, copies, copyCheck }, { files, copyChecks }) {
    const file = files[piece];
    const copied = copies.map((to) => file?.copies[to] !== undefined);
    const checked = asked(copyCheck, isJudged(copyChecks[piece]));
    return { steps: [file?.status === 'accepted', ...copied, ...checked], value: null };
  },
  assessment({ piece, criteria, competencies, signatures }, { assessments, exemptions }) {
    const recorded = assessments[piece];
    const assessed = criteria.map(
      ({ criterion }) => recorded?.criteria[criterion] !== undefined || exemptions[criterion]?.outcome === 'granted',
    );
    const entered = competencies.map((competency) => recorded?.competencies[competency] !== undefined);
    const signed = signatures.map(({ quality }) => recorded?.signatures[quality] !== undefined);
    return { steps: [...assessed, ...entered, ...signed], value: null };
  },
  oral({ piece, rubric }, { orals }) {
    const oral = orals[piece];
    const signed = oral !== undefined && oral.jurors.every((juror) => oral.signedBy.includes(juror));
    return {
      steps: [oral !== undefined, ...rubric.map(({ item }) => oral?.rubric[item] !== undefined), signed],
      value: null,
    };
  },
  decision(_, { proposal, decision }) {
    return { steps: [proposal !== null, decision !== null], value: decision?.decision ?? null };
  },
};

type Look = (piece: Piece, path: EnrolledCandidacy) => Looked;

/** A step that only some pieces ask for. */
function asked(needed: boolean, done: boolean): readonly boolean[] {
  return needed ? [done] : [];
}

function isJudged(check: EnrolledCandidacy['copyChecks'][string] | undefined): boolean {
  return check !== undefined && check !== 'recorded';
}
