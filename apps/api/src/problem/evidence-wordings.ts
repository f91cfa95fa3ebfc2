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
  FileAlreadyDeposited: {
    status: 409,
    title: 'Fichier déjà déposé',
    detail: ({ piece }) => `Ce fichier est déjà déposé pour « ${piece} », octet pour octet.`,
  },
  NoFileQueued: {
    status: 409,
    title: 'Aucun fichier en attente',
    detail: ({ piece }) => `Aucun fichier de cette empreinte n’attend d’être reconnu pour « ${piece} ».`,
  },
  FileNotIn: {
    status: 409,
    title: 'Fichier non reçu',
    detail: ({ piece }) => `Aucun fichier accepté n’est déposé pour « ${piece} ».`,
  },
  NoCopyToAcknowledge: {
    status: 409,
    title: 'Aucune copie à accuser',
    detail: ({ piece, to }) =>
      `Aucune copie de « ${piece} » transmise ${holderInFrench[to]} n’attend d’accusé de réception.`,
  },
  CriterionUnknown: {
    status: 422,
    title: 'Critère inconnu',
    detail: ({ criterion }) =>
      `Le critère « ${criterion} » ne fait partie d’aucune évaluation ouverte de cette candidature.`,
  },
  CriterionExempted: {
    status: 409,
    title: 'Critère exempté',
    detail: ({ criterion }) =>
      `Le jury a exempté le candidat du critère « ${criterion} » : il n’est ni acquis ni échoué.`,
  },
  CriterionValue: {
    status: 422,
    title: 'Valeur inattendue',
    detail: ({ criterion, value, as }) =>
      `« ${value} » ne convient pas au critère « ${criterion} » : ${valueAwaited[as]}.`,
  },
  ReasonMissing: {
    status: 422,
    title: 'Motif manquant',
    detail: ({ criterion }) => `Dites pourquoi le critère « ${criterion} » ne s’applique pas.`,
  },
  AssessmentIncomplete: {
    status: 409,
    title: 'Évaluation incomplète',
    detail: ({ missing }) => `Avant de signer, il reste à renseigner : ${missing.join(', ')}.`,
  },
  AssessmentAlreadySigned: {
    status: 409,
    title: 'Évaluation déjà signée',
    detail: ({ piece }) =>
      `L’évaluation « ${piece} » porte une signature : elle ne change plus, sauf si le certificateur la rouvre.`,
  },
  QualityUnknown: {
    status: 422,
    title: 'Qualité inconnue',
    detail: ({ quality, qualities }) =>
      `« ${quality} » ne signe pas cette évaluation. Elle se signe en qualité de : ${qualities.join(' ; ')}.`,
  },
  AlreadySigned: {
    status: 409,
    title: 'Signature déjà enregistrée',
    detail: ({ quality }) => `La signature « ${quality} » est déjà enregistrée.`,
  },
  OutsiderNeeded: {
    status: 403,
    title: 'Signature extérieure attendue',
    detail: ({ quality }) => `La signature « ${quality} » revient à une personne extérieure à l’école.`,
  },
  NotSignedYet: {
    status: 409,
    title: 'Évaluation non signée',
    detail: ({ piece }) => `L’évaluation « ${piece} » ne porte aucune signature : elle peut encore être modifiée.`,
  },
  AccommodationAlreadyAsked: {
    status: 409,
    title: 'Aménagement déjà demandé',
    detail: 'Une demande d’aménagement porte déjà ce code.',
  },
  AccommodationUnknown: {
    status: 404,
    title: 'Aménagement inconnu',
    detail: 'Aucune demande d’aménagement ne porte ce code dans cette candidature.',
  },
  AccommodationNotAwaited: {
    status: 409,
    title: 'Aménagement non attendu',
    detail: ({ status }) => `${accommodationStands[status]} Rien n’a été enregistré.`,
  },
  AccommodationTooLate: {
    status: 409,
    title: 'Aménagement trop tardif',
    detail: ({ taken }) => `Un aménagement s’accorde avant l’évaluation. Déjà évalué : ${taken.join(', ')}.`,
  },
  ExemptionNotAdvised: {
    status: 409,
    title: 'Avis manquant',
    detail: ({ criterion }) =>
      `Le référent handicap n’a pas encore rendu d’avis motivé sur le critère « ${criterion} ».`,
  },
  ExemptionSettled: {
    status: 409,
    title: 'Exemption déjà tranchée',
    detail: ({ criterion }) => `Le jury s’est déjà prononcé sur l’exemption du critère « ${criterion} ».`,
  },
  ExemptionConditionMissing: {
    status: 409,
    title: 'Condition d’exemption manquante',
    detail: ({ missing }) =>
      `Les deux conditions sont cumulatives. Il manque : ${missing.map((one) => exemptionCondition[one]).join(' ; ')}.`,
  },
  EquivalenceAlreadyRecorded: {
    status: 409,
    title: 'Équivalence déjà enregistrée',
    detail: ({ block }) => `Le bloc « ${block} » est déjà reconnu acquis.`,
  },
} satisfies Partial<Table>;

const valueAwaited = {
  percentage: 'donnez un pourcentage de 0 à 100',
  outcome: 'donnez « met » ou « not_met »',
  language: 'donnez un niveau de A1 à C2',
} as const;

const accommodationStands = {
  asked: 'Le référent handicap n’a encore rien proposé.',
  proposed: 'Une proposition attend déjà la réponse du certificateur.',
  granted: 'Cet aménagement est déjà accordé.',
  refused: 'Cet aménagement est déjà refusé.',
} as const;

const exemptionCondition = {
  'capacity-kept': 'la capacité professionnelle globale ne doit pas être remise en question',
  'outside-practice': 'le critère ne doit pas avoir vocation à s’appliquer dans la pratique future',
} as const;
