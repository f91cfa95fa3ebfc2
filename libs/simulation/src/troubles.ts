import type { Stage } from '@parchemin/candidacy';
import { neverDeposits } from './evidence-acts.js';
import { anomaly, anotherPresentation, appeal, gate } from './towards-the-end.js';
import { schools } from './people.js';
import { act, askedAt, daysAfter, earliest, inTurn, type PlannedAct, type View } from './view.js';

/** What befalls a path besides the pieces that it is made of: each by its own share of the population, at its own time. */
export function troubleAct(view: View): PlannedAct | null {
  const { status } = view.path;
  if (status === 'interrupted') return resumption(view);
  if (status === 'decided') return earliest([anomaly(view), appeal(view), anotherPresentation(view)]);
  if (status !== 'active') return null;
  return earliest([
    acknowledgement(view),
    accommodation(view),
    interruption(view),
    hold(view),
    extension(view),
    transfer(view),
    override(view),
    abandonedStage(view),
    exclusion(view),
    withdrawal(view),
    correction(view),
    anomaly(view),
    appeal(view),
    gate(view),
  ]);
}

/** How much of a population each of them befalls. */
export const shares = {
  accommodation: 0.06,
  interruption: 0.05,
  hold: 0.04,
  extension: 0.05,
  transfer: 0.03,
  override: 0.04,
  exclusion: 0.03,
  withdrawal: 0.03,
  correction: 0.1,
} as const;

function after(view: View, question: string, least: number, most: number): { readonly at: PlannedAct['at'] } {
  return { at: daysAfter(view.cohort.startsAt, view.character.draws.days(`${question}-day`, least, most)) };
}

function befalls({ character, path }: View, question: keyof typeof shares): boolean {
  return path.presentation === 1 && character.draws.befalls(question, shares[question]);
}

function acknowledgement(view: View): PlannedAct | null {
  if (view.path.rulesAcknowledged) return null;
  const { at } = after(view, 'acknowledgement', 3, 40);
  const signedOn = (at > view.now ? at : view.now).slice(0, 10);
  return act(view, view.people.candidate, 'AcknowledgeRules', { place: 'Lyon', signedOn, commitment: true }, { at });
}

function accommodation(view: View): PlannedAct | null {
  if (!befalls(view, 'accommodation')) return null;
  const { people, character } = view;
  const code = { accommodation: 'A1' };
  const measures = [{ kind: 'time', measure: 'un tiers-temps' }];
  const granted = character.draws.befalls('accommodation-granted', 0.8);
  const answer = granted
    ? { name: 'GrantAccommodation', body: code }
    : { name: 'RefuseAccommodation', body: { ...code, reason: 'sans lien avec l’épreuve' } };
  return inTurn(view, view.cohort.startsAt, [
    { by: people.candidate, name: 'AskAccommodation', body: { ...code, pieces: [], cause: null }, days: 5 },
    { by: people.disabilityReferent, name: 'ProposeAccommodation', body: { ...code, measures }, days: 7 },
    { by: people.operations, days: 9, ...answer },
  ]);
}

function interruption(view: View): PlannedAct | null {
  if (!befalls(view, 'interruption')) return null;
  return act(view, view.people.lead, 'InterruptPath', { reason: 'congé' }, after(view, 'interruption', 40, 260));
}

function resumption(view: View): PlannedAct | null {
  const since = askedAt(view, 'InterruptPath') ?? view.now;
  return act(
    view,
    view.people.lead,
    'ResumePath',
    {},
    { at: daysAfter(since, view.character.draws.days('away', 15, 70)) },
  );
}

function hold(view: View): PlannedAct | null {
  if (!befalls(view, 'hold')) return null;
  const { at } = after(view, 'hold', 60, 300);
  const from = at > view.now ? at : view.now;
  const placed = { hold: 'H1', from, to: daysAfter(from, 30), basis: 'arrêt de travail' };
  return act(view, view.people.operations, 'PlaceHold', placed, { at });
}

function extension(view: View): PlannedAct | null {
  if (!befalls(view, 'extension')) return null;
  const armed = Object.values(view.path.deadlines).find(
    ({ status, about, stage }) => status === 'armed' && about === null && view.path.stages[stage]?.status === 'open',
  );
  if (!armed) return null;
  const body = { deadline: armed.deadline, days: 14, reason: 'à la demande de l’école' };
  return act(view, view.people.operations, 'ExtendDeadline', body, after(view, 'extension', 60, 250));
}

function transfer(view: View): PlannedAct | null {
  if (!befalls(view, 'transfer')) return null;
  const school = schools[(schools.findIndex((each) => each === view.character.school) + 1) % schools.length];
  return act(
    view,
    view.people.operations,
    'TransferCandidate',
    { school, reason: 'déménagement' },
    after(view, 'transfer', 50, 280),
  );
}

/** A deadline that should not run any more: one person proposes to end it, another confirms, unless it has ended meanwhile. */
function override(view: View): PlannedAct | null {
  if (!befalls(view, 'override')) return null;
  const { path, people } = view;
  const runs = (deadline: string): boolean => path.deadlines[deadline]?.status === 'armed';
  const proposed = path.overrides['O1']?.repair;
  if (proposed?.repair === 'clear-deadline') {
    const at = daysAfter(askedAt(view, 'ProposeOverride') ?? view.now, 2);
    return runs(proposed.deadline)
      ? act(view, people.secondInOperations, 'ConfirmOverride', { override: 'O1' }, { at })
      : null;
  }
  const running = Object.values(path.stages).flatMap(({ stage, status }) =>
    status === 'open'
      ? Object.values(path.deadlines).filter((each) => each.stage === stage && each.about === null)
      : [],
  );
  const deadline = running.find((each) => runs(each.deadline))?.deadline;
  if (deadline === undefined) return null;
  const body = { override: 'O1', repair: { repair: 'clear-deadline', deadline }, reason: 'armée par erreur' };
  return act(view, people.operations, 'ProposeOverride', body, after(view, 'override', 60, 240));
}

/** A document that never comes holds its stage open for ever; where no gate asks for it, two persons close the stage without it. */
function abandonedStage(view: View): PlannedAct | null {
  const { path, people, hasGate } = view;
  const stage = hasGate ? null : stageLackingFile(view);
  if (!stage) return null;
  const about = { override: `O-${stage.stage}` };
  if (path.overrides[about.override]) {
    const at = daysAfter(askedAt(view, `ProposeOverride/${about.override}`) ?? view.now, 4);
    return act(view, people.secondInOperations, 'ConfirmOverride', about, { at, key: about.override });
  }
  const due = Object.values(path.deadlines).find((each) => each.stage === stage.stage)?.due ?? stage.openedAt;
  const repair = { repair: 'close-incomplete', stage: stage.stage };
  const body = { ...about, repair, reason: 'document jamais déposé' };
  return act(view, people.operations, 'ProposeOverride', body, { at: daysAfter(due, 75), key: about.override });
}

function stageLackingFile({ path, character }: View): Stage | undefined {
  if (path.presentation > 1) return undefined;
  return Object.values(path.stages).find(
    ({ status, pieces }) =>
      status === 'open' &&
      pieces.some(({ kind, piece }) => kind === 'file' && !path.files[piece] && neverDeposits(character, piece)),
  );
}

/** Opened by the school, heard on both sides, settled by the certifier one way or the other. */
function exclusion(view: View): PlannedAct | null {
  if (!befalls(view, 'exclusion')) return null;
  const { people, character } = view;
  const body = { reason: 'après audition des deux parties' };
  const outcome = character.draws.befalls('excluded', 0.5) ? 'ExcludeCandidate' : 'DropExclusion';
  const opening = after(view, 'exclusion', 60, 280).at;
  const opened = act(view, people.lead, 'OpenExclusion', { grounds: 'manquements répétés' }, { at: opening });
  if (opened) return opened;
  const since = askedAt(view, 'OpenExclusion') ?? opening;
  const hearing = (side: 'candidate' | 'school', days: number): PlannedAct | null =>
    act(view, people.lead, 'RecordHearing', { side, summary: 'entendu' }, { at: daysAfter(since, days), key: side });
  return (
    hearing('candidate', 7) ??
    hearing('school', 9) ??
    act(view, people.operations, outcome, body, { at: daysAfter(since, 20) })
  );
}

function withdrawal(view: View): PlannedAct | null {
  if (!befalls(view, 'withdrawal')) return null;
  return act(
    view,
    view.people.candidate,
    'WithdrawCandidate',
    { reason: 'nouvel emploi' },
    after(view, 'withdrawal', 30, 400),
  );
}

/** A mark of a stage that is closed, by two persons; now and then the second one declines. */
function correction(view: View): PlannedAct | null {
  if (!befalls(view, 'correction')) return null;
  const { path, people, character } = view;
  for (const stage of Object.values(path.stages)) {
    if (stage.status !== 'closed') continue;
    const marked = stage.pieces.find(({ piece }) => path.marks[piece] !== undefined);
    if (marked?.kind !== 'mark') continue;
    const { piece, outOf } = marked;
    const reason = 'erreur de report';
    const confirmed = character.draws.befalls('correction-confirmed', 0.8);
    return inTurn(view, stage.closedAt, [
      { by: people.trainer, name: 'CorrectMark', body: { piece, mark: outOf, reason }, days: 4 },
      confirmed
        ? { by: people.lead, name: 'ConfirmCorrection', body: { piece }, days: 3 }
        : { by: people.lead, name: 'DeclineCorrection', body: { piece, reason: 'la copie dit autre chose' }, days: 3 },
    ]);
  }
  return null;
}
