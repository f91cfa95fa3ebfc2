import type { Sentences } from './story.messages.fr.js';

/** From the gate to the end: admissibility, oral, anomalies, decision, appeals. */
export const deliberationSentences = {
  AdmissibilityEstablished: ({ admissible, missing }) =>
    admissible ? 'Candidat admissible.' : `Admissibilité non acquise\u00a0: il manque ${missing.join(', ')}.`,
  DerogationGranted: ({ code }) => `Dérogation accordée pour «\u00a0${code}\u00a0».`,
  NonAdmissibilityConfirmed: ({ missing }) => `Non-admissibilité confirmée\u00a0: ${missing.join(', ')}.`,
  OralHeld: ({ piece, jurors }, titles) =>
    `Oral «\u00a0${titles.piece(piece)}\u00a0» tenu devant un jury de ${jurors.length}.`,
  LevelsConfirmed: ({ changes }) =>
    changes.length === 0
      ? 'Niveaux de compétence confirmés par le jury.'
      : `Niveaux de compétence confirmés par le jury, sauf ${changes.map(({ competency, level }) => `${competency} (niveau ${level})`).join(', ')}.`,
  RubricMarked: ({ piece, items }, titles) =>
    `Grille de l’oral «\u00a0${titles.piece(piece)}\u00a0» notée\u00a0: ${Object.keys(items).length} items.`,
  RubricSigned: ({ piece }, titles) => `Grille de l’oral «\u00a0${titles.piece(piece)}\u00a0» signée.`,
  AnomalyReported: ({ work }, titles) => `Anomalie signalée par le jury sur «\u00a0${titles.piece(work)}\u00a0».`,
  CreditsWithheld: ({ work }, titles) => `Crédits suspendus à cause de «\u00a0${titles.piece(work)}\u00a0».`,
  PartyHeard: ({ work, party }, titles) =>
    `${party === 'candidate' ? 'Candidat entendu' : 'École entendue'} sur l’anomalie de «\u00a0${titles.piece(work)}\u00a0».`,
  AnomalySettled: ({ work, outcome }, titles) =>
    `Anomalie de «\u00a0${titles.piece(work)}\u00a0» tranchée\u00a0: crédits ${outcome === 'restored' ? 'rétablis' : 'perdus'}.`,
  DecisionProposed: ({ decision }) => `Proposition des règles\u00a0: ${decisionInFrench(decision)}.`,
  DecisionPronounced: ({ decision, departs }) =>
    `Décision du jury\u00a0: ${decisionInFrench(decision)}${departs ? ', différente de la proposition' : ''}.`,
  DecisionAnnulled: () => 'Décision annulée\u00a0: le jury se réunit de nouveau.',
  ConsequencesEstablished: ({ attestations, title, resit }) =>
    `Suites établies\u00a0: ${[
      attestations.length > 0 ? `attestation des blocs ${attestations.join(', ')}` : 'aucune attestation de bloc',
      ...(title.delivery === 'none'
        ? []
        : [title.delivery === 'held' ? 'délivrance suspendue par une réserve' : 'titre à délivrer']),
      ...(resit === null ? [] : ['nouvelle présentation possible']),
    ].join(', ')}.`,
  PresentedAgain: ({ presentation }) => `Nouvelle présentation, la ${presentation}ᵉ.`,
  AppealLodged: () => 'Recours déposé.',
  AppealAcknowledged: () => 'Recours dont il est accusé réception.',
  AppealInstructed: () => 'Recours instruit.',
  AppealAnswered: ({ outcome }) => `Recours ${outcome === 'upheld' ? 'accueilli' : 'rejeté'}, réponse envoyée.`,
  SchemeVersionMoved: ({ from, to }) => `Passage de la version ${from} à la version ${to} du référentiel.`,
} satisfies Partial<Sentences>;

/** A decision that this build has no words for is shown by its own name. */
export function decisionInFrench(decision: string): string {
  return decisions[decision] ?? decision;
}

const decisions: Readonly<Record<string, string>> = {
  admitted: 'admis',
  admitted_with_reserve: 'admis sous réserve',
  not_admissible: 'non admissible',
  partial: 'validation partielle',
  refused: 'refusé',
  undetermined: 'indéterminée, des faits manquent',
  for_jury: 'à l’appréciation du jury',
  block_awarded: 'bloc attribué',
  block_refused: 'bloc refusé',
};
