import { holderInFrench } from './french.js';
import type { Table } from './wording.js';

/** Works, grids, files, and what assessors found. */
export const evidenceWordings = {
  WorkPlanUnknown: {
    status: 422,
    title: 'Validation inconnue',
    detail: ({ piece, approval }) => `Le travail « ${piece} » ne demande pas la validation « ${approval} ».`,
  },
  WorkPlanNotApproved: {
    status: 409,
    title: 'Validation de l’organisation manquante',
    detail: ({ piece, missing }) => `L’organisation n’a pas encore validé, pour « ${piece} » : ${missing.join(', ')}.`,
  },
  WorkLevelOutOfRange: {
    status: 422,
    title: 'Niveau hors échelle',
    detail: ({ min, max }) => `Un travail reçoit un niveau entier de ${min} à ${max}. Corrigez-le puis renvoyez-le.`,
  },
  WorkAlreadyEvaluated: {
    status: 409,
    title: 'Travail déjà évalué',
    detail: ({ piece, level }) =>
      `Le travail « ${piece} » porte déjà le niveau ${level}. Un travail n’a qu’une évaluation.`,
  },
  WorkNotEvaluated: {
    status: 409,
    title: 'Travail non évalué',
    detail: ({ piece }) => `Le travail « ${piece} » n’a pas encore été évalué par le tuteur ou un formateur.`,
  },
  WorkAlreadySigned: {
    status: 409,
    title: 'Travail déjà signé',
    detail: ({ piece }) => `Le candidat a déjà signé la fiche du travail « ${piece} ».`,
  },
  WorkNotSigned: {
    status: 409,
    title: 'Signature manquante',
    detail: ({ piece }) => `Le candidat n’a pas encore signé la fiche du travail « ${piece} ».`,
  },
  WorkAlreadyValidated: {
    status: 409,
    title: 'Travail déjà validé',
    detail: ({ piece }) => `Le référent compétences a déjà validé le travail « ${piece} » : il ne change plus.`,
  },
  LevelNotYours: {
    status: 403,
    title: 'Niveau réservé à un autre évaluateur',
    detail: ({ competency, evaluator }) =>
      `D’après sa preuve, le niveau de la compétence ${competency} revient au ${evaluator === 'tutor' ? 'tuteur' : 'formateur'}.`,
  },
  GridIncomplete: {
    status: 409,
    title: 'Grille incomplète',
    detail: ({ missing }) => `Il manque encore le niveau de ces compétences : ${missing.join(', ')}.`,
  },
  GridNotValidated: {
    status: 409,
    title: 'Grille non validée',
    detail: 'Le référent compétences doit d’abord valider la grille.',
  },
  GridAlreadyValidated: {
    status: 409,
    title: 'Grille déjà validée',
    detail: 'Le référent compétences a validé la grille : ses niveaux ne changent plus que devant le jury.',
  },
  GridAlreadyConsolidated: {
    status: 409,
    title: 'Grille déjà consolidée',
    detail: 'La commission de l’établissement a déjà consolidé cette grille.',
  },
  CopyNotExpected: {
    status: 422,
    title: 'Copie non attendue',
    detail: ({ piece, to }) => `Aucune copie de « ${piece} » n’est attendue ${holderInFrench[to]}.`,
  },
  CopyAlreadySent: {
    status: 409,
    title: 'Copie déjà transmise',
    detail: ({ piece, to }) => `La copie de « ${piece} » a déjà été transmise ${holderInFrench[to]}.`,
  },
  CopyOutOfOrder: {
    status: 409,
    title: 'Copie à transmettre ailleurs d’abord',
    detail: ({ first }) => `La copie doit d’abord être transmise ${holderInFrench[first]}.`,
  },
} satisfies Partial<Table>;
