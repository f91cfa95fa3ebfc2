import type { Instant } from '@parchemin/kernel';
import type { Character } from './population.js';
import { fileNameOf, levelOf } from './values.js';
import { act, askedAt, daysAfter, type Piece, type PlannedAct, type View } from './view.js';

export const sentBackShare = 0.05;
export const carelessShare = 0.2;
export const neverDepositsShare = 0.03;

/** The organisation's approvals, one evaluation, the candidate's signature, the referent's validation; now and then sent back first. */
export function workAct(view: View, { piece, levels, approvals }: Piece<'work'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const { draws } = character;
  const work = path.works[piece];
  if (work?.validated) return null;
  const approval = approvals.find((each) => !work?.approvals.includes(each));
  if (approval !== undefined) return act(view, people.tutor, 'ApproveWorkPlan', { piece, approval }, { at });
  const sentBack = askedAt(view, `SendBackWork/${piece}`);
  const key = sentBack ? 'again' : '';
  const when = sentBack ? daysAfter(sentBack, 10) : at;
  if (!work?.evaluation) {
    const evaluator = draws.befalls(`by-trainer/${piece}`, 0.5) ? people.trainer : people.tutor;
    const evaluated = { piece, level: levelOf(character, `work/${piece}`, levels), signedOn: when.slice(0, 10) };
    return act(view, evaluator, 'EvaluateWork', evaluated, { at: when, key });
  }
  if (!sentBack && draws.befalls(`sent-back/${piece}`, sentBackShare)) {
    return act(view, people.competencyReferent, 'SendBackWork', { piece, reason: 'date manquante' }, { at: when });
  }
  if (!work.signed) return act(view, people.candidate, 'SignWork', { piece }, { at: when, key });
  return act(view, people.competencyReferent, 'ValidateWork', { piece }, { at: when, key });
}

/** The candidate's own levels, those that count, validation, copies in their order, consolidation. */
export function gridAct(view: View, grid: Piece<'grid'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const { piece, competencies, transversal, copies } = grid;
  const standing = path.grids[piece];
  const unsaid = competencies.find(({ competency }) => standing?.selfLevels[competency] === undefined);
  if (unsaid) {
    const level = levelOf(character, `self/${unsaid.competency}`, unsaid);
    const said = { piece, competency: unsaid.competency, level, evidence: ['Entreprise'], experience: null };
    return act(view, people.candidate, 'StateSelfLevel', said, { at });
  }
  const unset = competencies.find(({ competency }) => standing?.levels[competency] === undefined);
  if (unset) {
    const level = levelOf(character, `level/${unset.competency}`, unset);
    const by = unset.by === 'trainer' ? people.trainer : people.tutor;
    return act(view, by, 'SetLevel', { piece, competency: unset.competency, level, evidence: ['Entreprise'] }, { at });
  }
  if (!standing?.validated) return act(view, people.competencyReferent, 'ValidateGrid', { piece }, { at });
  const to = copies.find((holder) => !standing.copies.includes(holder));
  if (to !== undefined) return act(view, people.lead, 'SendGridCopy', { piece, to }, { at });
  if (standing.consolidated) return null;
  const levels = transversal.map((row) => [row.competency, levelOf(character, `level/${row.competency}`, row)]);
  return act(
    view,
    people.lead,
    'ConsolidateGrid',
    { piece, transversal: Object.fromEntries(levels) as object },
    { at },
  );
}

export function neverDeposits({ draws }: Character, piece: string): boolean {
  return draws.befalls(`never/${piece}`, neverDepositsShare);
}

/** Under the printed name or another, in which case somebody settles what it is; then the copies, and their receipts. */
export function fileAct(view: View, file: Piece<'file'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const { piece, naming, copies, copyCheck } = file;
  const { draws } = character;
  const standing = path.files[piece];
  if (!standing) {
    if (path.presentation === 1 && neverDeposits(character, piece)) return null;
    const name = fileNameOf(character, naming, at.slice(0, 10), draws.befalls(`careless/${piece}`, carelessShare));
    const content = {
      sha256: draws.digest(`file/${piece}`),
      mediaType: 'application/pdf',
      bytes: draws.days(piece, 9_000, 900_000),
    };
    return act(view, people.candidate, 'DepositFile', { piece, name, ...content }, { at });
  }
  if (standing.status === 'queued') {
    const settled = { piece, sha256: standing.sha256, outcome: 'accepted', reason: 'reconnu par l’école' };
    return act(view, people.lead, 'SettleFile', settled, { at: daysAfter(at, 3) });
  }
  const to = copies.find((holder) => !standing.copies[holder]);
  if (to !== undefined) return act(view, people.lead, 'TransmitCopy', { piece, to }, { at });
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
    return act(view, people.lead, 'JudgeCopyCheck', judged, { at });
  }
  return null;
}
