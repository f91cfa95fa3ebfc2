import { currentAdmissibility, currentConsequences } from '@parchemin/candidacy';
import { yearLater } from './population.js';
import { act, askedAt, daysAfter, inTurn, type PlannedAct, type View } from './view.js';

export const anomalyShare = 0.08;
const derogationShare = 0.5;

/** Reported once the oral is held, withheld, both sides heard, settled; it may outlast the decision. */
export function anomaly(view: View): PlannedAct | null {
  if (
    view.path.presentation > 1 ||
    !view.character.draws.befalls('anomaly', anomalyShare) ||
    Object.keys(view.path.orals).length === 0
  )
    return null;
  const { path, people, character } = view;
  const works = Object.keys(path.works);
  if (works.length === 0) return null;
  const work = character.draws.pick('anomaly-on', works);
  const standing = path.anomalies[work];
  if (!standing) {
    if (path.status !== 'active') return null;
    return act(
      view,
      people.president,
      'ReportAnomaly',
      { work, reason: 'dates incohérentes' },
      { at: view.latest.get('OralHeld') ?? view.now },
    );
  }
  const outcome = character.draws.befalls('anomaly-lost', 0.4) ? 'lost' : 'restored';
  const since = askedAt(view, `ReportAnomaly/${work}`) ?? view.now;
  const heard = (party: 'candidate' | 'school', days: number): PlannedAct | null =>
    act(
      view,
      people.operations,
      'HearParty',
      { work, party, statement: 'entendu' },
      { at: daysAfter(since, days), key: party },
    );
  return (
    act(view, people.operations, 'WithholdCredits', { work }, { at: daysAfter(since, 2) }) ??
    heard('candidate', 30) ??
    heard('school', 32) ??
    act(
      view,
      people.operations,
      'SettleAnomaly',
      { work, outcome, reason: 'après audition' },
      { at: daysAfter(since, 45) },
    )
  );
}

/** When something is missing at the gate: a derogation, or a person's confirmation that the candidate does not go on. */
export function gate(view: View): PlannedAct | null {
  const { path, people, character } = view;
  const standing = currentAdmissibility(path);
  if (!standing) return askedEarly(view);
  if (standing.admissible || standing.confirmed) return null;
  const { missing } = standing;
  const at = daysAfter(
    view.latest.get('AdmissibilityEstablished') ?? view.now,
    character.draws.days('gate-days', 8, 25),
  );
  const [code] = missing;
  const waived =
    missing.length === 1 && code?.startsWith('DOC_MISSING') && character.draws.befalls('derogation', derogationShare);
  const planned = waived
    ? act(view, people.operations, 'GrantDerogation', { code, reason: 'perdu par l’école' }, { at, key: code })
    : null;
  return (
    planned ?? act(view, people.operations, 'ConfirmNonAdmissibility', { missing }, { at, key: missing.join('+') })
  );
}

/** When the documents do not come, somebody asks for the gate without them. */
function askedEarly(view: View): PlannedAct | null {
  const { path, people } = view;
  const waiting = Object.values(path.stages).find(
    ({ status, pieces }) => status === 'open' && pieces.some(({ kind }) => kind === 'file'),
  );
  const due = Object.values(path.deadlines).find(({ stage }) => stage === waiting?.stage)?.due;
  const deciding = Object.values(path.stages).some(({ pieces }) => pieces.some(({ kind }) => kind === 'decision'));
  if (!waiting || due === undefined || deciding || !view.hasGate) return null;
  return act(view, people.operations, 'EstablishAdmissibility', {}, { at: daysAfter(due, 60) });
}

export function appeal(view: View): PlannedAct | null {
  const { path, people, character } = view;
  if (!path.decision && path.appeals.length === 0) return null;
  const share = path.decision?.titleAwarded ? 0.02 : 0.3;
  if (path.presentation > 1 || (path.appeals.length === 0 && !character.draws.befalls('appeal', share))) return null;
  const outcome = character.draws.befalls('appeal-upheld', 0.2) ? 'upheld' : 'rejected';
  return inTurn(view, path.decision?.pronouncedAt ?? view.now, [
    {
      by: people.candidate,
      name: 'LodgeAppeal',
      body: { grounds: 'une note me paraît erronée', receivedAt: null },
      days: 12,
    },
    { by: people.operations, name: 'AcknowledgeAppeal', days: 5 },
    { by: people.operations, name: 'InstructAppeal', body: { findings: 'les pièces ont été relues' }, days: 20 },
    { by: people.operations, name: 'AnswerAppeal', body: { outcome, answer: 'réponse motivée' }, days: 15 },
  ]);
}

/** Some sit again what they missed, with the cohort of the year after. */
export function anotherPresentation(view: View): PlannedAct | null {
  const { path, people, character, cohort } = view;
  const pending = path.appeals.some(({ status }) => !['upheld', 'rejected'].includes(status));
  const jury = Object.values(path.stages).some(({ status }) => status === 'open');
  if (path.presentation > 1 || pending || jury || !currentConsequences(path)?.resit) return null;
  if (!character.draws.befalls('presents-again', 0.4)) return null;
  return act(
    view,
    people.operations,
    'PresentAgain',
    { ...yearLater(cohort) },
    { at: daysAfter(path.decision!.pronouncedAt, 75) },
  );
}
