import type { Actor, Instant } from '@parchemin/kernel';
import { criterionOf } from './values.js';
import { act, earliest, type Piece, type PlannedAct, type View } from './view.js';

export const exemptedShare = 0.02;
const notApplicableShare = 0.1;

/** Every criterion and competency, the proof where one is asked for, and the signatures of distinct persons. */
export function assessmentAct(view: View, assessment: Piece<'assessment'>, at: Instant): PlannedAct | null {
  const { path, people } = view;
  const { piece, signatures, needsEvidence } = assessment;
  const standing = path.assessments[piece];
  const unsigned = signatures.filter(({ quality }) => standing?.signatures[quality] === undefined);
  if (unsigned.length < signatures.length) return signatureAct(view, assessment, unsigned, at);
  const recording =
    exemptionAct(view, assessment, at) ?? criterionAct(view, assessment, at) ?? competencyAct(view, assessment, at);
  if (recording) return recording;
  if (needsEvidence && (standing?.evidence.length ?? 0) === 0) {
    return act(view, people.candidate, 'AnnexEvidence', { piece, evidence: 'enregistrement annexé' }, { at });
  }
  return signatureAct(view, assessment, unsigned, at);
}

/** One criterion may be left out for a disability, on the referent's opinion, when both conditions hold. */
function exemptionAct(view: View, { criteria }: Piece<'assessment'>, at: Instant): PlannedAct | null {
  const { path, people, character, mayBeExempted } = view;
  const [first] = criteria;
  if (!mayBeExempted || !first || !character.draws.befalls(`exempted/${first.criterion}`, exemptedShare)) return null;
  const { criterion } = first;
  const bothHold = character.draws.befalls(`both-conditions/${criterion}`, 0.7);
  const standing = path.exemptions[criterion];
  const opinion = { criterion, capacityKept: true, outsidePractice: bothHold, reason: 'avis motivé' };
  if (!standing) return act(view, people.disabilityReferent, 'AdviseExemption', opinion, { at });
  if (standing.outcome !== null) return null;
  const answer = bothHold ? 'GrantExemption' : 'RefuseExemption';
  return act(
    view,
    people.president,
    answer,
    { criterion, reason: bothHold ? 'les deux conditions sont réunies' : 'une condition manque' },
    { at },
  );
}

function criterionAct(view: View, { piece, criteria }: Piece<'assessment'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const recorded = path.assessments[piece]?.criteria ?? {};
  const missing = criteria.find(
    ({ criterion }) => recorded[criterion] === undefined && path.exemptions[criterion]?.outcome !== 'granted',
  );
  if (!missing) return null;
  const { criterion, as, conditional } = missing;
  const left = conditional && character.draws.befalls(`not-applicable/${criterion}`, notApplicableShare);
  const value = left ? 'not_applicable' : criterionOf(character, `criterion/${criterion}/${path.presentation}`, as);
  return act(
    view,
    people.trainer,
    'RecordCriterion',
    { piece, criterion, value, reason: left ? 'sans objet ici' : null },
    { at },
  );
}

function competencyAct(view: View, { piece, competencies }: Piece<'assessment'>, at: Instant): PlannedAct | null {
  const { path, people, character } = view;
  const recorded = path.assessments[piece]?.competencies ?? {};
  const competency = competencies.find((each) => recorded[each] === undefined);
  if (competency === undefined) return null;
  const share = character.strong ? 0.99 : 0.85;
  const mastered = character.draws.befalls(`mastered/${competency}/${path.presentation}`, share);
  return act(view, people.trainer, 'RecordCompetency', { piece, competency, mastered }, { at });
}

/** Outsiders sign where one is asked for; nobody signs twice. */
function signatureAct(
  view: View,
  { piece, signatures }: Piece<'assessment'>,
  unsigned: Piece<'assessment'>['signatures'],
  at: Instant,
): PlannedAct | null {
  const signed = Object.values(view.path.assessments[piece]?.signatures ?? {});
  return earliest(
    unsigned.slice(0, 1).map(({ quality, external }) => {
      const free = signatories(view, external).find(
        ({ id }) => !signed.includes(id) && !isKeptFor(id, view, signatures, external),
      );
      return free ? act(view, free, 'SignAssessment', { piece, quality }, { at }) : null;
    }),
  );
}

function signatories({ people: { jurors, president, trainer, tutor } }: View, external: boolean): readonly Actor[] {
  return external ? [...jurors, president] : [trainer, tutor, ...jurors, president];
}

/** An outsider is not spent on a place that anybody may take while another place needs one. */
function isKeptFor(
  id: string,
  { people }: View,
  signatures: Piece<'assessment'>['signatures'],
  external: boolean,
): boolean {
  const wanted = signatures.filter((each) => each.external).length;
  return !external && people.jurors.slice(0, wanted).some((juror) => juror.id === id);
}
