import { markInFrench } from './french.js';
import type { Table } from './wording.js';

/** Marks and all that surrounds a mark. */
export const entryWordings = {
  ApprovalMissing: {
    status: 409,
    title: 'Validation préalable manquante',
    detail: ({ piece, approval }) =>
      approval === 'subject'
        ? `Le sujet de la pièce « ${piece} » doit d’abord être validé par le référent pédagogique.`
        : `La grille de la pièce « ${piece} » doit d’abord être convenue, puis validée par le référent pédagogique.`,
  },
  ApprovalNotNeeded: {
    status: 422,
    title: 'Validation sans objet',
    detail: ({ piece }) => `La pièce « ${piece} » ne demande aucune validation préalable.`,
  },
  AlreadyApproved: {
    status: 409,
    title: 'Pièce déjà validée',
    detail: ({ piece }) => `La validation préalable de la pièce « ${piece} » est déjà enregistrée.`,
  },
  AbsenceAlreadyRecorded: {
    status: 409,
    title: 'Absence déjà enregistrée',
    detail: ({ piece, standing }) =>
      standing === 'excused'
        ? `Le candidat est déjà dispensé de la pièce « ${piece} ».`
        : `Une absence non justifiée est déjà enregistrée pour la pièce « ${piece} ».`,
  },
  AbsenceStands: {
    status: 409,
    title: 'Candidat absent',
    detail: ({ piece }) =>
      `Une absence ou une dispense est enregistrée pour la pièce « ${piece} » : aucune note n’y est attendue. Justifiez d’abord l’absence.`,
  },
  NoAbsenceToJustify: {
    status: 409,
    title: 'Aucune absence à justifier',
    detail: ({ piece }) => `Aucune absence non justifiée n’est enregistrée pour la pièce « ${piece} ».`,
  },
  AttendanceAlreadyRecorded: {
    status: 409,
    title: 'Présence déjà enregistrée',
    detail: ({ piece }) => `La présence à « ${piece} » est déjà enregistrée.`,
  },
  AverageAlreadyEntered: {
    status: 409,
    title: 'Moyenne déjà saisie',
    detail: ({ piece, standing }) =>
      `La moyenne de « ${piece} » est déjà saisie : ${markInFrench(standing.average)}. Corrigez-la en donnant la raison.`,
  },
  NothingToCorrect: {
    status: 409,
    title: 'Rien à corriger',
    detail: ({ piece }) => `La pièce « ${piece} » ne porte encore aucune note.`,
  },
  CorrectionChangesNothing: {
    status: 422,
    title: 'Correction sans effet',
    detail: ({ piece, mark }) => `La pièce « ${piece} » porte déjà la note ${markInFrench(mark)}.`,
  },
  NoCorrectionProposed: {
    status: 409,
    title: 'Aucune correction proposée',
    detail: ({ piece }) => `Aucune correction de la pièce « ${piece} » n’attend de réponse.`,
  },
  SecondPersonNeeded: {
    status: 409,
    title: 'Une seconde personne est nécessaire',
    detail: 'Cet acte demande deux personnes : celle qui a proposé ne peut pas confirmer.',
  },
  CopyCheckNotNeeded: {
    status: 422,
    title: 'Contrôle sans objet',
    detail: ({ piece }) => `La pièce « ${piece} » ne demande aucun contrôle de plagiat.`,
  },
  CopyCheckAlreadyRecorded: {
    status: 409,
    title: 'Contrôle déjà enregistré',
    detail: ({ piece }) => `Le contrôle de plagiat de la pièce « ${piece} » est déjà enregistré.`,
  },
  NoCopyCheckToJudge: {
    status: 409,
    title: 'Aucun contrôle à apprécier',
    detail: ({ piece }) => `Aucun contrôle de plagiat n’est enregistré pour la pièce « ${piece} ».`,
  },
  CommitmentMissing: {
    status: 422,
    title: 'Engagement manquant',
    detail: 'Le récépissé comporte l’engagement d’assiduité : il ne peut pas être enregistré sans lui.',
  },
  RulesAlreadyAcknowledged: {
    status: 409,
    title: 'Récépissé déjà enregistré',
    detail: ({ signedOn }) => `Le récépissé du règlement en vigueur est déjà enregistré, signé le ${signedOn}.`,
  },
} satisfies Partial<Table>;
