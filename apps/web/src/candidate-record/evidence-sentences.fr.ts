import { decimal } from '../french/numbers.js';
import type { Sentences } from './story.messages.fr.js';

/** Works, grids, files, and what assessors found. */
export const evidenceSentences = {
  WorkPlanApproved: ({ piece, approval }, titles) =>
    `Validation de l’organisation reçue pour «\u00a0${titles.piece(piece)}\u00a0» (${approvalWords[approval] ?? approval}).`,
  WorkEvaluated: ({ piece, level, late }, titles) =>
    `Travail «\u00a0${titles.piece(piece)}\u00a0» évalué\u00a0: niveau ${level}${late ? ', en retard' : ''}.`,
  WorkSigned: ({ piece }, titles) => `Fiche du travail «\u00a0${titles.piece(piece)}\u00a0» signée par le candidat.`,
  WorkValidated: ({ piece }, titles) =>
    `Travail «\u00a0${titles.piece(piece)}\u00a0» validé par le référent compétences.`,
  WorkSentBack: ({ piece, reason }, titles) => `Travail «\u00a0${titles.piece(piece)}\u00a0» renvoyé\u00a0: ${reason}.`,
  SelfLevelStated: ({ competency, level }) =>
    `Compétence ${competency}\u00a0: niveau estimé par le candidat, ${level}.`,
  LevelSet: ({ competency, level }) => `Compétence ${competency}\u00a0: niveau ${level}.`,
  GridValidated: () => 'Grille de compétences validée par le référent compétences.',
  GridCopySent: ({ to }) => `Copie de la grille transmise ${holderWords[to]}.`,
  GridConsolidated: () => 'Grille consolidée par la commission de l’établissement.',
  FileDeposited: ({ piece, late }, titles) =>
    `Fichier déposé pour «\u00a0${titles.piece(piece)}\u00a0»${late ? ', en retard' : ''}.`,
  FileQueued: ({ piece }, titles) =>
    `Fichier mis en attente pour «\u00a0${titles.piece(piece)}\u00a0»\u00a0: son nom ne suit pas la règle.`,
  FileSettled: ({ piece, outcome, reason }, titles) =>
    `Fichier de «\u00a0${titles.piece(piece)}\u00a0» ${outcome === 'accepted' ? 'reconnu' : 'écarté'}\u00a0: ${reason}.`,
  CopyTransmitted: ({ piece, to }, titles) =>
    `Copie de «\u00a0${titles.piece(piece)}\u00a0» transmise ${holderWords[to]}.`,
  CopyAcknowledged: ({ piece, to }, titles) =>
    `Copie de «\u00a0${titles.piece(piece)}\u00a0» transmise ${holderWords[to]}\u00a0: réception accusée.`,
  CriterionAssessed: ({ criterion, as, value, late }) =>
    `Critère ${criterion}\u00a0: ${as === 'percentage' && value !== 'not_applicable' ? `${decimal(value)}\u00a0%` : (outcomeWords[value] ?? value)}${late ? ', en retard' : ''}.`,
  CompetencyAssessed: ({ competency, entry, mastered, late }) =>
    `Compétence ${competency} ${entry === 'observed' ? 'observée en formation' : 'évaluée'}\u00a0: ${mastered ? 'maîtrisée' : 'non maîtrisée'}${late ? ', en retard' : ''}.`,
  EvidenceAnnexed: ({ piece, evidence }, titles) =>
    `Preuve annexée à «\u00a0${titles.piece(piece)}\u00a0»\u00a0: ${evidence}.`,
  AssessmentSigned: ({ piece, quality }, titles) =>
    `Évaluation «\u00a0${titles.piece(piece)}\u00a0» signée (${quality}).`,
  AssessmentReopened: ({ piece, reason }, titles) =>
    `Évaluation «\u00a0${titles.piece(piece)}\u00a0» rouverte\u00a0: ${reason}.`,
  AccommodationAsked: () => 'Aménagement demandé.',
  AccommodationProposed: ({ measures }) =>
    `Aménagement proposé par le référent handicap\u00a0: ${measures.map(({ measure }) => measure).join('\u202f; ')}.`,
  AccommodationGranted: ({ measures }) =>
    `Aménagement accordé\u00a0: ${measures.map(({ measure }) => measure).join('\u202f; ')}.`,
  AccommodationRefused: ({ reason }) => `Aménagement refusé\u00a0: ${reason}.`,
  ExemptionAdvised: ({ criterion, capacityKept, outsidePractice }) =>
    `Avis du référent handicap sur le critère ${criterion}\u00a0: ${capacityKept && outsidePractice ? 'les deux conditions d’exemption sont réunies' : 'une condition d’exemption manque'}.`,
  ExemptionGranted: ({ criterion }) => `Critère ${criterion} exempté par le jury.`,
  ExemptionRefused: ({ criterion }) => `Exemption du critère ${criterion} refusée par le jury.`,
  EquivalenceRecorded: ({ block, basis }) =>
    `Bloc ${block} reconnu acquis ${basis === 'equivalence' ? 'par équivalence' : 'ailleurs'}.`,
} satisfies Partial<Sentences>;

const outcomeWords: Readonly<Record<string, string>> = {
  met: 'atteint',
  not_met: 'non atteint',
  not_applicable: 'sans objet',
};

const approvalWords: Readonly<Record<string, string>> = {
  planning: 'planning',
  budget: 'budget',
  'campaign-plan': 'plan de campagne',
};

export const holderWords = {
  candidate: 'au candidat',
  centre: 'au centre',
  tutor: 'au tuteur',
  certifier: 'au certificateur',
} as const;
