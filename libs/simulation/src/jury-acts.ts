import { currentProposal } from '@parchemin/candidacy';
import type { Instant } from '@parchemin/kernel';
import { absenceAct } from './entry-acts.js';
import { pointsOf } from './values.js';
import { act, daysAfter, type Piece, type PlannedAct, type View } from './view.js';

export const departsShare = 0.15;
const changedLevelShare = 0.1;

/** The jury sits, marks every item, confirms the levels or changes one, and each juror signs. */
export function oralAct(view: View, { piece, rubric }: Piece<'oral'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const standing = path.orals[piece];
  const jury = [people.president, people.jurors[0]!];
  if (!standing) {
    const absence = absenceAct(view, piece, at);
    if (absence) return absence === 'stands' ? null : absence;
    const held = { piece, jurors: jury.map(({ id }) => id), observers: [people.tutor.id] };
    return act(view, people.president, 'HoldOral', held, { at: path.absences[piece] ? daysAfter(at, 14) : at });
  }
  if (rubric.some(({ item }) => standing.rubric[item] === undefined)) {
    const items = rubric.map(({ item, max }) => [
      item,
      pointsOf(character, `rubric/${item}/${path.presentation}`, max),
    ]);
    return act(view, people.president, 'MarkRubric', { piece, items: Object.fromEntries(items) as object }, { at });
  }
  if (!standing.levelsConfirmed) {
    return act(view, people.president, 'ConfirmLevels', { piece, changes: changedLevels(view) }, { at });
  }
  const signatory = jury.find(({ id }) => !standing.signedBy.includes(id));
  return signatory ? act(view, signatory, 'SignRubric', { piece }, { at, key: signatory.id }) : null;
}

/** On what the rules propose, and once in a while apart from it, with a reason; where the rules propose nothing, by itself. */
export function decisionAct(view: View, _: Piece<'decision'>, at: Instant): PlannedAct | null {
  const proposal = currentProposal(view.path);
  if (!proposal || view.path.decision) return null;
  const pronounced = proposal.decision === 'for_jury' ? aloneDecided(view) : onProposal(view, proposal);
  return act(view, view.people.president, 'PronounceDecision', pronounced, { at, key: `on-${proposal.revision}` });
}

function changedLevels({ path, character }: View): readonly object[] {
  const grids = Object.values(path.stages).flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'grid'));
  const rows = grids.flatMap((piece) => (piece.kind === 'grid' ? piece.competencies : []));
  if (rows.length === 0 || !character.draws.befalls('level-changed', changedLevelShare)) return [];
  const { competency, max } = character.draws.pick('which-level', rows);
  return [{ competency, level: max, reason: 'démontré à l’oral' }];
}

type Proposal = NonNullable<ReturnType<typeof currentProposal>>;

function onProposal({ presented, character: { draws } }: View, proposal: Proposal): Record<string, unknown> {
  const { decision, blocksValidated } = proposal;
  const lenient = (decision === 'partial' || decision === 'refused') && draws.befalls('jury-departs', departsShare);
  if (lenient) return { decision: 'admitted', blocks: presented, reason: 'progression constante, écart minime' };
  if (decision === 'undetermined') return { decision: 'refused', blocks: [], reason: 'des éléments manquent encore' };
  return { decision, blocks: blocksValidated, reason: null };
}

/** Where no rule is printed, the blocks of which most criteria are met are awarded. */
function aloneDecided({ path, presented, character: { draws, strong } }: View): Record<string, unknown> {
  const share = strong ? 0.98 : 0.7;
  const blocks = presented.filter((block) => draws.befalls(`block/${block}/${path.presentation}`, share));
  const held = new Set([...path.blocksKept, ...blocks]);
  if ((path.enrolment.choice?.sought.length ?? 0) > 0) {
    return { decision: held.size > 0 ? 'block_awarded' : 'block_refused', blocks, reason: null };
  }
  const whole = presented.every((block) => held.has(block));
  return { decision: whole ? 'admitted' : held.size > 0 ? 'partial' : 'refused', blocks, reason: null };
}
