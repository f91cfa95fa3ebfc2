import type { Decimal, Instant } from '@parchemin/kernel';
import type { Told } from './entry-sentences.fixture.js';

const at = '2026-11-19T22:59:59.000Z' as Instant;
const missing = ['DOC_MISSING:LIVRET'];
const told = { piece: 'CC1', work: 'CC1', reason: 'r' };
const verdict = {
  titleAwarded: true,
  blocksValidated: ['B1'],
  reasons: [],
  alsoUnmet: [],
  reserves: [],
  credits: {},
  creditsTotal: 0,
  measures: {},
  unknown: [],
  scheme: 'cgco@1',
  dossier: 'd',
  verdict: 'v',
};
const replay = { dossier: 'd', verdict: 'v', sameFacts: true, sameVerdict: true, contested: null };

export const deliberationTold = {
  AdmissibilityEstablished: [
    { admissible: false, missing, establishedAt: at },
    'Admissibilité non acquise : il manque DOC_MISSING:LIVRET.',
  ],
  DerogationGranted: [
    { code: 'DOC_MISSING:LIVRET', reason: 'r', grantedBy: 'o', grantedAt: at },
    'Dérogation accordée pour « DOC_MISSING:LIVRET ».',
  ],
  NonAdmissibilityConfirmed: [
    { missing, confirmedBy: 'o', confirmedAt: at },
    'Non-admissibilité confirmée : DOC_MISSING:LIVRET.',
  ],
  OralHeld: [
    { stage: 'ca', piece: 'CC1', jurors: ['a', 'b'], observers: ['t'], heldAt: at },
    'Oral « Droit des contrats » tenu devant un jury de 2.',
  ],
  LevelsConfirmed: [
    {
      piece: 'CC1',
      changes: [{ competency: '1.1', level: 3, reason: 'r' }],
      confirmedBy: 'a',
      confirmedAt: at,
    },
    'Niveaux de compétence confirmés par le jury, sauf 1.1 (niveau 3).',
  ],
  RubricMarked: [
    { piece: 'CC1', items: { P1: '1' as Decimal, P2: '2' as Decimal }, markedBy: 'a', markedAt: at },
    'Grille de l’oral « Droit des contrats » notée : 2 items.',
  ],
  RubricSigned: [{ piece: 'CC1', signedBy: 'a', signedAt: at }, 'Grille de l’oral « Droit des contrats » signée.'],
  AnomalyReported: [
    { ...told, reportedBy: 'a', reportedAt: at },
    'Anomalie signalée par le jury sur « Droit des contrats ».',
  ],
  CreditsWithheld: [
    { work: 'CC1', withheldBy: 'o', withheldAt: at },
    'Crédits suspendus à cause de « Droit des contrats ».',
  ],
  PartyHeard: [
    { work: 'CC1', party: 'candidate', statement: 's', recordedBy: 'o', heardAt: at },
    'Candidat entendu sur l’anomalie de « Droit des contrats ».',
  ],
  AnomalySettled: [
    { ...told, outcome: 'restored', settledBy: 'o', settledAt: at },
    'Anomalie de « Droit des contrats » tranchée : crédits rétablis.',
  ],
  DecisionProposed: [
    { ...verdict, decision: 'admitted_with_reserve', proposedAt: at },
    'Proposition des règles : admis sous réserve.',
  ],
  DecisionPronounced: [
    {
      stage: 'jury',
      piece: 'DECISION',
      decision: 'partial',
      titleAwarded: false,
      blocks: ['B1'],
      reason: 'r',
      departs: true,
      proposal: 4,
      pronouncedBy: 'p',
      pronouncedAt: at,
    },
    'Décision du jury : validation partielle, différente de la proposition.',
  ],
  DecisionAnnulled: [
    { decision: 5, stage: 'jury', reason: 'r', annulledBy: 'p', annulledAt: at },
    'Décision annulée : le jury se réunit de nouveau.',
  ],
  ConsequencesEstablished: [
    {
      attestations: ['B1', 'B2'],
      title: { delivery: 'held', heldBy: ['R'] },
      resit: null,
      decision: 5,
      establishedAt: at,
    },
    'Suites établies : attestation des blocs B1, B2, délivrance suspendue par une réserve.',
  ],
  PresentedAgain: [
    {
      presentation: 2,
      stages: [],
      pieces: [],
      blocksKept: [],
      cohort: 'c',
      calendar: { id: 'c', version: 1, zone: 'Europe/Paris', dates: {} },
      presentedBy: 'o',
      presentedAt: at,
    },
    'Nouvelle présentation, la 2ᵉ.',
  ],
  AppealLodged: [
    { appeal: 1, decision: 5, grounds: 'g', happenedAt: at, lodgedBy: 'c', lodgedAt: at },
    'Recours déposé.',
  ],
  AppealAcknowledged: [{ appeal: 1, acknowledgedBy: 'o', acknowledgedAt: at }, 'Recours dont il est accusé réception.'],
  AppealInstructed: [{ appeal: 1, findings: 'f', instructedBy: 'o', instructedAt: at }, 'Recours instruit.'],
  AppealAnswered: [
    { appeal: 1, outcome: 'upheld', answer: 'a', replay, answeredBy: 'o', answeredAt: at },
    'Recours accueilli, réponse envoyée.',
  ],
  SchemeVersionMoved: [
    { from: 1, to: 2, reason: 'r', stages: [], renamed: {}, dropped: [], movedBy: 'o', movedAt: at },
    'Passage de la version 1 à la version 2 du référentiel.',
  ],
} satisfies Partial<Told>;
