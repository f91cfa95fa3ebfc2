import type { Instant } from '@parchemin/kernel';
import type { Told } from './entry-sentences.fixture.js';

const at = '2026-11-19T12:00:00.000Z' as Instant;
const calendar = { id: 'c', version: 2, zone: 'Europe/Paris', dates: {} };

export const standingTold = {
  HoldPlaced: [
    { hold: 'h', from: at, to: null, basis: 'congé parental', placedBy: 'o', placedAt: at },
    'Échéances suspendues du 19 nov. 2026 jusqu’à nouvel ordre (congé parental).',
  ],
  HoldLifted: [{ hold: 'h', to: at, liftedBy: 'o', liftedAt: at }, 'Suspension levée au 19 nov. 2026.'],
  PathInterrupted: [
    { reason: 'longue maladie', interruptedBy: 'l', interruptedAt: at },
    'Parcours interrompu : longue maladie.',
  ],
  PathResumed: [{ resumedBy: 'l', resumedAt: at }, 'Parcours repris.'],
  CandidateTransferred: [
    { from: 'lyon', to: 'nantes', reason: 'r', transferredBy: 'o', transferredAt: at },
    'Candidat transféré de l’école « lyon » à l’école « nantes ».',
  ],
  CandidateWithdrawn: [{ reason: null, withdrawnBy: 'c', withdrawnAt: at }, 'Le candidat s’est retiré.'],
  ExclusionOpened: [{ grounds: 'fraude', openedBy: 'l', openedAt: at }, 'Procédure d’exclusion ouverte : fraude.'],
  HearingRecorded: [{ side: 'school', summary: 's', recordedBy: 'o', recordedAt: at }, 'L’école a été entendue.'],
  CandidateExcluded: [
    { reason: 'fraude établie', excludedBy: 'o', excludedAt: at },
    'Candidat exclu : fraude établie.',
  ],
  ExclusionDropped: [
    { reason: 'non établie', droppedBy: 'o', droppedAt: at },
    'Procédure d’exclusion abandonnée : non établie.',
  ],
  CandidateReinstated: [{ reason: 'recours', reinstatedBy: 'o', reinstatedAt: at }, 'Candidat réintégré : recours.'],
  DeadlineExtended: [
    { deadline: 'd', days: 7, reason: 'début tardif', extendedBy: 'o', extendedAt: at },
    'Échéance prolongée de 7 jours : début tardif.',
  ],
  CalendarMoved: [
    { calendar, reason: 'examen déplacé', movedBy: 'o', movedAt: at },
    'Calendrier déplacé : examen déplacé.',
  ],
  DeadlineStepAnnulled: [
    { deadline: 'd', armedAt: 2, step: 's', annulledAt: at },
    'Étape de relance annulée : elle tombait dans une période suspendue.',
  ],
  OverrideProposed: [
    {
      override: 'o',
      repair: { repair: 'reopen', stage: 'ca' },
      reason: 'note perdue',
      proposedBy: 'o',
      proposedAt: at,
    },
    'Réparation proposée (rouvrir l’étape, « Contrôle continu ») : note perdue. Une seconde personne doit confirmer.',
  ],
  OverrideConfirmed: [
    { override: 'o', proposedBy: 'o', confirmedBy: 'p', confirmedAt: at },
    'Réparation confirmée par une seconde personne.',
  ],
  StageReopened: [{ stage: 'ca', reopenedAt: at }, 'Étape « Contrôle continu » rouverte.'],
} satisfies Partial<Told>;
