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
} satisfies Partial<Sentences>;

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
