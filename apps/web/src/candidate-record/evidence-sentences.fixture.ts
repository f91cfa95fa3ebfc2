import type { Instant } from '@parchemin/kernel';
import type { Told } from './entry-sentences.fixture.js';

const at = '2026-11-19T22:59:59.000Z' as Instant;
const measures = [{ kind: 'time', measure: 'un tiers de temps en plus' }] as const;
const deposit = {
  ...{ piece: 'CC1', sha256: 'a', mediaType: 'application/pdf', bytes: 1 },
  ...{ late: false, depositedBy: 'c', depositedAt: at },
};
const exempted = { criterion: 'E1.1.K1', reason: 'r' };

export const evidenceTold = {
  WorkPlanApproved: [
    { piece: 'CC1', approval: 'budget', recordedBy: 't', recordedAt: at },
    'Validation de l’organisation reçue pour « Droit des contrats » (budget).',
  ],
  WorkEvaluated: [
    { piece: 'CC1', level: 3, signedOn: '2026-11-03', late: false, evaluatedBy: 't', evaluatedAt: at },
    'Travail « Droit des contrats » évalué : niveau 3.',
  ],
  WorkSigned: [
    { piece: 'CC1', recordedBy: 'c', signedAt: at },
    'Fiche du travail « Droit des contrats » signée par le candidat.',
  ],
  WorkValidated: [
    { piece: 'CC1', validatedBy: 'r', validatedAt: at },
    'Travail « Droit des contrats » validé par le référent compétences.',
  ],
  WorkSentBack: [
    { piece: 'CC1', reason: 'le cachet manque', sentBackBy: 'r', sentBackAt: at },
    'Travail « Droit des contrats » renvoyé : le cachet manque.',
  ],
  SelfLevelStated: [
    { piece: 'G', competency: '1.1', level: 3, evidence: [], experience: null, statedAt: at },
    'Compétence 1.1 : niveau estimé par le candidat, 3.',
  ],
  LevelSet: [
    { piece: 'G', competency: '1.1', level: 2, evidence: [], setBy: 't', setAt: at },
    'Compétence 1.1 : niveau 2.',
  ],
  GridValidated: [
    { piece: 'G', validatedBy: 'r', validatedAt: at },
    'Grille de compétences validée par le référent compétences.',
  ],
  GridCopySent: [{ piece: 'G', to: 'centre', sentBy: 'c', sentAt: at }, 'Copie de la grille transmise au centre.'],
  GridConsolidated: [
    { piece: 'G', transversal: {}, consolidatedBy: 'l', consolidatedAt: at },
    'Grille consolidée par la commission de l’établissement.',
  ],
  FileDeposited: [{ ...deposit, late: true }, 'Fichier déposé pour « Droit des contrats », en retard.'],
  FileQueued: [deposit, 'Fichier mis en attente pour « Droit des contrats » : son nom ne suit pas la règle.'],
  FileSettled: [
    { piece: 'CC1', sha256: 'a', outcome: 'accepted', reason: 'c’est bien le sien', settledBy: 'l', settledAt: at },
    'Fichier de « Droit des contrats » reconnu : c’est bien le sien.',
  ],
  CopyTransmitted: [
    { piece: 'CC1', to: 'tutor', transmittedBy: 'c', transmittedAt: at },
    'Copie de « Droit des contrats » transmise au tuteur.',
  ],
  CopyAcknowledged: [
    { piece: 'CC1', to: 'tutor', acknowledgedBy: 't', acknowledgedAt: at },
    'Copie de « Droit des contrats » transmise au tuteur : réception accusée.',
  ],
  CriterionAssessed: [
    {
      ...{ piece: 'CC1', criterion: 'MP1.K1', as: 'percentage', value: '70', reason: null, late: true },
      ...{ assessedBy: 'j', assessedAt: at },
    },
    'Critère MP1.K1 : 70 %, en retard.',
  ],
  CompetencyAssessed: [
    {
      ...{ piece: 'CC1', competency: 'C1.1', entry: 'observed', mastered: false, late: false },
      ...{ assessedBy: 'j', assessedAt: at },
    },
    'Compétence C1.1 observée en formation : non maîtrisée.',
  ],
  EvidenceAnnexed: [
    { piece: 'CC1', evidence: 'enregistrement', annexedBy: 'c', annexedAt: at },
    'Preuve annexée à « Droit des contrats » : enregistrement.',
  ],
  AssessmentSigned: [
    { piece: 'CC1', quality: 'juré professionnel', signedBy: 'j', signedAt: at },
    'Évaluation « Droit des contrats » signée (juré professionnel).',
  ],
  AssessmentReopened: [
    { piece: 'CC1', reason: 'un critère mal lu', reopenedBy: 'o', reopenedAt: at },
    'Évaluation « Droit des contrats » rouverte : un critère mal lu.',
  ],
  AccommodationAsked: [{ accommodation: 'a', pieces: [], cause: null, askedAt: at }, 'Aménagement demandé.'],
  AccommodationProposed: [
    { accommodation: 'a', measures, proposedBy: 'r', proposedAt: at },
    'Aménagement proposé par le référent handicap : un tiers de temps en plus.',
  ],
  AccommodationGranted: [
    { accommodation: 'a', measures, grantedBy: 'o', grantedAt: at },
    'Aménagement accordé : un tiers de temps en plus.',
  ],
  AccommodationRefused: [
    { accommodation: 'a', reason: 'le format est ce qui est évalué', refusedBy: 'o', refusedAt: at },
    'Aménagement refusé : le format est ce qui est évalué.',
  ],
  ExemptionAdvised: [
    { ...exempted, capacityKept: true, outsidePractice: false, advisedBy: 'r', advisedAt: at },
    'Avis du référent handicap sur le critère E1.1.K1 : une condition d’exemption manque.',
  ],
  ExemptionGranted: [{ ...exempted, grantedBy: 'p', grantedAt: at }, 'Critère E1.1.K1 exempté par le jury.'],
  ExemptionRefused: [
    { ...exempted, refusedBy: 'p', refusedAt: at },
    'Exemption du critère E1.1.K1 refusée par le jury.',
  ],
  EquivalenceRecorded: [
    {
      ...{ block: 'B1', basis: 'equivalence', reference: 'r', decidedOn: '2026-11-04' },
      recordedBy: 'o',
      recordedAt: at,
    },
    'Bloc B1 reconnu acquis par équivalence.',
  ],
} satisfies Partial<Told>;
