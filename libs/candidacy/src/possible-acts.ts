import type { Actor, Asked, CommandId, Decimal, Instant } from '@parchemin/kernel';
import { isRefusal } from '@parchemin/kernel';
import { candidacy, type CandidacyCommand, type EnrolledCandidacy } from './candidacy.js';
import type { AssessedCriterion, Piece } from './piece.js';

/** An act that may be asked of a piece now, and what its fields may name where only some values can. */
export interface PossibleAct {
  readonly act: CandidacyCommand['type'];
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/**
 * What somebody may ask of a piece now. The decider itself is asked, with the least that each act can say, so that there is no second
 * opinion on who may do what when: an act is possible if one of its probes is not refused.
 */
export function possibleActs(piece: Piece, path: EnrolledCandidacy, by: Actor, at: Instant): readonly PossibleAct[] {
  const found = new Map<CandidacyCommand['type'], Record<string, string[]>>();
  for (const { command, naming } of probesOf(piece, path)) {
    if (isRefusal(candidacy.decide({ ...command, by, at, commandId: probing } as Asked<CandidacyCommand>, path)))
      continue;
    const choices = found.get(command.type) ?? {};
    found.set(command.type, choices);
    if (naming) (choices[naming.field] ??= []).push(naming.value);
  }
  return [...found].map(([act, choices]) => ({ act, choices }));
}

const probing = 'probe' as CommandId;

interface Probe {
  readonly command: CandidacyCommand;
  /** The field whose values are tried one by one. */
  readonly naming?: { readonly field: string; readonly value: string };
}

function probesOf(piece: Piece, path: EnrolledCandidacy): readonly Probe[] {
  return [...(byKind[piece.kind] as ProbesOfKind)(piece, path), ...ofAnyKind(piece.piece)];
}

type ProbesOfKind = (piece: Piece, path: EnrolledCandidacy) => readonly Probe[];

const reason = 'reason';
const zero = '0' as Decimal;

/** Absences concern several kinds; the decider says which. */
function ofAnyKind(piece: string): readonly Probe[] {
  return [
    { command: { type: 'RecordAbsence', piece, justified: false, reason: null } },
    { command: { type: 'JustifyAbsence', piece, reason } },
    { command: { type: 'ExcusePiece', piece, reason } },
    { command: { type: 'RecordCopyCheck', piece, tool: 'tool', finding: 'finding' } },
    { command: { type: 'JudgeCopyCheck', piece, judgement: 'nothing-to-object', reason } },
  ];
}

/** A kind of piece that nobody has acts for does not compile. */
const byKind: { readonly [P in Piece as P['kind']]: (piece: P, path: EnrolledCandidacy) => readonly Probe[] } = {
  mark({ piece, outOf }, { marks }) {
    const other = marks[piece]?.mark === zero ? outOf : zero;
    return [
      { command: { type: 'ApprovePiece', piece } },
      { command: { type: 'RecordMark', piece, mark: zero } },
      { command: { type: 'CorrectMark', piece, mark: other, reason } },
      { command: { type: 'ConfirmCorrection', piece } },
      { command: { type: 'DeclineCorrection', piece, reason } },
    ];
  },
  attendance: ({ piece }) => [{ command: { type: 'RecordAttendance', piece, comment: null } }],
  average: ({ piece }) => [{ command: { type: 'EnterAverage', piece, average: zero, source: 'source' } }],
  work({ piece, levels, approvals }) {
    return [
      ...approvals.map((approval) => naming('approval', approval, { type: 'ApproveWorkPlan', piece, approval })),
      { command: { type: 'EvaluateWork', piece, level: levels.min, signedOn: '2000-01-01' } },
      { command: { type: 'SignWork', piece } },
      { command: { type: 'ValidateWork', piece } },
      { command: { type: 'SendBackWork', piece, reason } },
    ];
  },
  grid({ piece, competencies, transversal, copies }) {
    const least = Object.fromEntries(transversal.map(({ competency, min }) => [competency, min]));
    return [
      ...competencies.flatMap(({ competency, min: level }) => [
        naming('competency', competency, {
          type: 'StateSelfLevel',
          piece,
          competency,
          level,
          evidence: [],
          experience: null,
        }),
        naming('competency', competency, { type: 'SetLevel', piece, competency, level, evidence: [] }),
      ]),
      { command: { type: 'ValidateGrid', piece } },
      { command: { type: 'ConsolidateGrid', piece, transversal: least } },
      ...transversal.map(({ competency }) =>
        naming('transversal', competency, { type: 'ConsolidateGrid', piece, transversal: least }),
      ),
      ...copies.map((to) => naming('to', to, { type: 'SendGridCopy', piece, to })),
    ];
  },
  file({ piece, copies }, { files }) {
    const content = { sha256: '', mediaType: '', bytes: 0 };
    const sha256 = files[piece]?.sha256 ?? '';
    return [
      { command: { type: 'DepositFile', piece, name: null, ...content } },
      { command: { type: 'SettleFile', piece, sha256, outcome: 'accepted', reason } },
      ...copies.map((to) => naming('to', to, { type: 'TransmitCopy', piece, to })),
      ...copies.map((to) => naming('to', to, { type: 'AcknowledgeCopy', piece, to })),
    ];
  },
  assessment({ piece, criteria, competencies, signatures }) {
    return [
      ...criteria.map(({ criterion, as }) => {
        const value = someValue[as];
        return naming('criterion', criterion, { type: 'RecordCriterion', piece, criterion, value, reason: null });
      }),
      ...competencies.map((competency) =>
        naming('competency', competency, { type: 'RecordCompetency', piece, competency, mastered: true }),
      ),
      { command: { type: 'AnnexEvidence', piece, evidence: 'evidence' } },
      ...signatures.map(({ quality }) => naming('quality', quality, { type: 'SignAssessment', piece, quality })),
      { command: { type: 'ReopenAssessment', piece, reason } },
    ];
  },
  oral({ piece, rubric }) {
    return [
      { command: { type: 'HoldOral', piece, jurors: ['juror'], observers: [] } },
      { command: { type: 'ConfirmLevels', piece, changes: [] } },
      ...rubric.map(({ item }) => naming('items', item, { type: 'MarkRubric', piece, items: { [item]: zero } })),
      { command: { type: 'SignRubric', piece } },
    ];
  },
  /** What is pronounced rests on what the rules propose: it is asked of the path as a whole. */
  decision: () => [],
};

const someValue: Readonly<Record<AssessedCriterion['as'], string>> = {
  percentage: '0',
  outcome: 'met',
  language: 'B1',
};

function naming(field: string, value: string, command: CandidacyCommand): Probe {
  return { command, naming: { field, value } };
}
