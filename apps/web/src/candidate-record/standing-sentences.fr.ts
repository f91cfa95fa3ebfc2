import { dayInShort } from '../french/instants.js';
import type { Sentences } from './story.messages.fr.js';

/** The certifier's own day: a suspension is a matter between the candidate and the certifier. */
const zone = 'Europe/Paris';

export const standingSentences = {
  HoldPlaced: ({ from, to, basis }) =>
    `Échéances suspendues du ${dayInShort(from, zone)} ${to === null ? 'jusqu’à nouvel ordre' : `au ${dayInShort(to, zone)}`} (${basis}).`,
  HoldLifted: ({ to }) => `Suspension levée au ${dayInShort(to, zone)}.`,
  PathInterrupted: ({ reason }) => `Parcours interrompu\u00a0: ${reason}.`,
  PathResumed: () => 'Parcours repris.',
  CandidateTransferred: ({ from, to }) =>
    `Candidat transféré de l’école «\u00a0${from}\u00a0» à l’école «\u00a0${to}\u00a0».`,
  CandidateWithdrawn: () => 'Le candidat s’est retiré.',
  ExclusionOpened: ({ grounds }) => `Procédure d’exclusion ouverte\u00a0: ${grounds}.`,
  HearingRecorded: ({ side }) =>
    `${side === 'candidate' ? 'Le candidat' : 'L’école'} a été entendu${side === 'school' ? 'e' : ''}.`,
  CandidateExcluded: ({ reason }) => `Candidat exclu\u00a0: ${reason}.`,
  ExclusionDropped: ({ reason }) => `Procédure d’exclusion abandonnée\u00a0: ${reason}.`,
  CandidateReinstated: ({ reason }) => `Candidat réintégré\u00a0: ${reason}.`,
  DeadlineExtended: ({ days, reason }) => `Échéance prolongée de ${days}\u00a0jours\u00a0: ${reason}.`,
  CalendarMoved: ({ reason }) => `Calendrier déplacé\u00a0: ${reason}.`,
  DeadlineStepAnnulled: () => 'Étape de relance annulée\u00a0: elle tombait dans une période suspendue.',
  OverrideProposed: ({ repair, reason }, titles) => {
    const what = repair.repair === 'clear-deadline' ? repair.deadline : titles.stage(repair.stage);
    return `Réparation proposée (${repairWords[repair.repair]}, «\u00a0${what}\u00a0»)\u00a0: ${reason}. Une seconde personne doit confirmer.`;
  },
  OverrideConfirmed: () => 'Réparation confirmée par une seconde personne.',
  StageReopened: ({ stage }, titles) => `Étape «\u00a0${titles.stage(stage)}\u00a0» rouverte.`,
} satisfies Partial<Sentences>;

const repairWords = {
  'close-incomplete': 'clore l’étape incomplète',
  reopen: 'rouvrir l’étape',
  'clear-deadline': 'lever l’échéance',
} as const;
