import { deadlineName } from './deadline-words.fr.js';
import type { Titles } from './story.messages.fr.js';

/** What the path was about to do, from the name of the step; a step that this build does not know is shown by its name. */
export function stepInFrench(step: string, titles: Titles): string {
  const [, subject = step, act = ''] = /^(.+)@\d+(?:\/([^/]+))?/.exec(step) ?? [];
  if (act === 'open') return `Ouverture de l’étape «\u00a0${titles.stage(subject)}\u00a0»`;
  if (act === 'close') return `Clôture de l’étape «\u00a0${titles.stage(subject)}\u00a0»`;
  if (act !== '')
    return `Relance de l’échéance «\u00a0${deadlineName({ deadline: subject, stage: subject }, titles)}\u00a0»`;
  return conclusions[subject] ?? step;
}

const conclusions: Readonly<Record<string, string>> = {
  'establish-admissibility': 'Examen de l’admissibilité',
  propose: 'Proposition des règles',
  'establish-consequences': 'Suites de la décision',
};

/** Why it could not be; a refusal that this build has no words for is shown by its name. */
export function becauseInFrench(because: string): string {
  return refusals[because] ?? because;
}

const refusals: Readonly<Record<string, string>> = {
  SchemeUnknown: 'Le référentiel de cette candidature est introuvable.',
  StageUnknown: 'Le référentiel de cette candidature ne comporte pas cette étape.',
  CalendarUnknown: 'Le calendrier de la promotion est introuvable.',
  ZoneUnknown: 'Le fuseau horaire de la promotion est inconnu.',
  RegionUnknown: 'La région de jours fériés de la promotion est inconnue.',
  DateMissing: 'Il manque une date au calendrier de la promotion.',
  DeadlineNotPlanned: 'Il manque au calendrier de la promotion la date dont dépend une échéance.',
  StageIncomplete: 'Des pièces manquent encore à l’étape.',
  StagesStillAwaited: 'Des étapes attendues par le jury ne sont pas closes.',
  DossierInvalid: 'Les faits enregistrés ne forment pas un dossier que les règles savent lire.',
  AdmissibilityNotEstablished: 'L’admissibilité n’est pas établie.',
  JuryNotOpen: 'L’étape du jury n’est pas ouverte.',
  ActClosed: 'La situation de la candidature ne le permet pas.',
  CandidacyNotFound: 'La candidature est introuvable.',
  Stale: 'La situation a changé à chaque essai.',
  RevisionMoved: 'La situation a changé à chaque essai.',
  TooBusy: 'Trop de demandes arrivaient à la fois sur cette candidature.',
};
