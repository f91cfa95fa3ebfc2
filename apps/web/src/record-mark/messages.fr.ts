import { counted } from '../french/numbers.js';

export const messages = {
  title: 'Saisir une note',
  remaining: (count: number) => `${counted(count, 'pièce sans note', 'pièces sans note')}`,
  piece: 'Pièce',
  choosePiece: 'Choisir une pièce',
  mark: 'Note',
  markHint: (outOf: string) => `Sur ${outOf}, avec deux décimales au plus. Exemple\u00a0:\u00a012,5`,
  readAs: (mark: string) => `Se lit\u00a0: ${mark}`,
  submit: 'Enregistrer la note',
  sending: 'Envoi…',
  tryAgain: 'Réessayer l’envoi',
  errors: 'La saisie est à corriger',
  pieceMissing: 'Choisissez une pièce.',
  markMissing: 'Saisissez une note.',
  markAmbiguous: (typed: string) =>
    `«\u00a0${typed}\u00a0» peut se lire de deux façons. Saisissez la note avec deux décimales au plus, par exemple 12,5.`,
  markNotANumber: (typed: string) =>
    `«\u00a0${typed}\u00a0» n’est pas une note. Saisissez un nombre, par exemple 12,5.`,
  state: {
    editing: 'À envoyer',
    sending: 'Envoi en cours…',
    recorded: 'Enregistrée',
    refused: 'Refusée',
    unanswered: 'Sans réponse',
  },
  stateLabel: 'État de la saisie',
  recorded: (piece: string, mark: string) => `Note enregistrée\u00a0: ${piece}, ${mark}.`,
  recordedLate: 'L’échéance était passée\u00a0: elle porte la mention «\u00a0en retard\u00a0».',
  unansweredTitle: 'Le service n’a pas répondu',
  unanswered:
    'Nous ne savons pas si la note est arrivée. Réessayez sans rien changer\u00a0: elle ne sera jamais enregistrée deux fois.',
  standing: (mark: string) => `Ce qui est enregistré\u00a0: ${mark}`,
  standingBy: (instant: string, by: string) => `le ${instant} par ${by}`,
  allRecorded: 'Toutes les notes attendues sont enregistrées.',
} as const;
