import { instantInFrench } from './french.js';
import type { Table } from './wording.js';

/** How the candidacy itself stands: held, interrupted, moved, left, repaired. */
export const standingWordings = {
  HoldAlreadyPlaced: {
    status: 409,
    title: 'Suspension déjà enregistrée',
    detail: ({ hold }) => `Une suspension porte déjà le code « ${hold} ».`,
  },
  HoldEndsBeforeItBegins: {
    status: 422,
    title: 'Suspension sans durée',
    detail: ({ from }) => `La fin doit venir après le début, qui est ${instantInFrench(from)}.`,
  },
  NoHoldToLift: {
    status: 409,
    title: 'Aucune suspension à lever',
    detail: ({ hold }) => `Aucune suspension « ${hold} » ne court à cette date.`,
  },
  AlreadyInThatSchool: {
    status: 409,
    title: 'Candidat déjà dans cette école',
    detail: ({ school }) => `Le candidat est déjà rattaché à l’école « ${school} ».`,
  },
  ExclusionAlreadyOpen: {
    status: 409,
    title: 'Procédure déjà ouverte',
    detail: 'Une procédure d’exclusion est déjà ouverte pour ce candidat.',
  },
  NoExclusionOpen: {
    status: 409,
    title: 'Aucune procédure ouverte',
    detail: 'Aucune procédure d’exclusion n’est ouverte pour ce candidat.',
  },
  NoDeadlineRunning: {
    status: 409,
    title: 'Échéance inactive',
    detail: ({ deadline }) => `L’échéance « ${deadline} » ne court pas pour cette candidature.`,
  },
  OverrideAlreadyProposed: {
    status: 409,
    title: 'Réparation déjà proposée',
    detail: ({ override }) => `Une réparation porte déjà le code « ${override} ».`,
  },
  NoOverrideProposed: {
    status: 409,
    title: 'Aucune réparation à confirmer',
    detail: ({ override }) => `Aucune réparation « ${override} » n’attend de confirmation.`,
  },
  StageNotOpen: {
    status: 409,
    title: 'Étape non ouverte',
    detail: ({ stage }) => `L’étape « ${stage} » n’est pas ouverte.`,
  },
  StageNotClosed: {
    status: 409,
    title: 'Étape non close',
    detail: ({ stage }) => `L’étape « ${stage} » n’est pas close : il n’y a rien à rouvrir.`,
  },
} satisfies Partial<Table>;
