import type { AnyRefusal, RefusalCode } from './refusals.js';
import { borderWordings } from './border-wordings.js';
import { cohortWordings } from './cohort-wordings.js';
import { deliberationWordings } from './deliberation-wordings.js';
import { entryWordings } from './entry-wordings.js';
import { evidenceWordings } from './evidence-wordings.js';
import { fileWordings } from './file-wordings.js';
import { groupWordings } from './group-wordings.js';
import { standingWordings } from './standing-wordings.js';
import { faultsOfRequest, instantInFrench, markInFrench, roleInFrench, statusInFrench } from './french.js';

export interface Wording<Told extends AnyRefusal> {
  readonly status: number;
  readonly title: string;
  readonly detail: string | ((refusal: Told) => string);
}

export type Table = { readonly [Code in RefusalCode]: Wording<Extract<AnyRefusal, { refused: Code }>> };

/** Every refusal there is, once: a new one does not compile until it is worded here. */
export const wordings: Table = {
  CandidacyNotFound: {
    status: 404,
    title: 'Candidature introuvable',
    detail: 'Aucune candidature de ce numéro ne vous est accessible. Vérifiez l’adresse, ou demandez au certificateur.',
  },
  AlreadyEnrolled: {
    status: 409,
    title: 'Candidature déjà inscrite',
    detail: ({ reference }) => `Cette candidature existe déjà sous la référence « ${reference} ».`,
  },
  NotYourAct: {
    status: 403,
    title: 'Acte réservé à un autre rôle',
    detail: ({ role }) =>
      `Le rôle « ${roleInFrench[role]} » ne permet pas cet acte. Adressez-vous au certificateur si vous devez l’accomplir.`,
  },
  ActClosed: {
    status: 409,
    title: 'Acte impossible dans la situation de la candidature',
    detail: ({ status }) => `${statusInFrench[status]} Rien n’a été enregistré.`,
  },
  PieceUnknown: {
    status: 422,
    title: 'Pièce inconnue',
    detail: ({ piece }) =>
      `La pièce « ${piece} » ne fait partie d’aucune étape ouverte de cette candidature. Vérifiez son code.`,
  },
  StageClosed: {
    status: 409,
    title: 'Étape close',
    detail: ({ closedAt }) =>
      `L’étape a été close ${instantInFrench(closedAt)} : plus rien n’y est enregistré. Adressez-vous au certificateur.`,
  },
  MarkOutOfRange: {
    status: 422,
    title: 'Note hors barème',
    detail: ({ mark, outOf }) =>
      `La note ${markInFrench(mark)} n’est pas comprise entre 0 et ${markInFrench(outOf)}. Corrigez-la puis renvoyez-la.`,
  },
  MarkAlreadyRecorded: {
    status: 409,
    title: 'Note déjà enregistrée',
    detail: ({ piece, standing }) =>
      `La pièce « ${piece} » porte déjà la note ${markInFrench(standing.mark)}, enregistrée ${instantInFrench(standing.recordedAt)}. ` +
      'Elle n’a pas été remplacée.',
  },
  StageIncomplete: {
    status: 409,
    title: 'Étape incomplète',
    detail: ({ missing }) => `Il manque encore ces pièces : ${missing.join(', ')}.`,
  },
  PathNotBlocked: {
    status: 409,
    title: 'Parcours non bloqué',
    detail: 'Le parcours de cette candidature n’est pas bloqué : il n’y a rien à relancer.',
  },
  Stale: {
    status: 409,
    title: 'Étape de traitement dépassée',
    detail: 'Cet acte n’est plus attendu : la situation a changé entre-temps. Rechargez la page.',
  },
  SchemeUnknown: {
    status: 422,
    title: 'Référentiel inconnu',
    detail: faultsOfRequest,
  },
  CalendarUnknown: {
    status: 422,
    title: 'Calendrier inconnu',
    detail: faultsOfRequest,
  },
  ZoneUnknown: {
    status: 422,
    title: 'Fuseau horaire inconnu',
    detail: faultsOfRequest,
  },
  RegionUnknown: {
    status: 422,
    title: 'Région de jours fériés inconnue',
    detail: faultsOfRequest,
  },
  ChoiceInvalid: {
    status: 422,
    title: 'Un seul bloc optionnel à choisir',
    detail: faultsOfRequest,
  },
  BlockUnknown: {
    status: 422,
    title: 'Bloc inconnu',
    detail: faultsOfRequest,
  },
  DateMissing: {
    status: 422,
    title: 'Date de la promotion manquante',
    detail: faultsOfRequest,
  },
  StageUnknown: {
    status: 422,
    title: 'Étape inconnue',
    detail: 'Le référentiel de cette candidature ne comporte pas cette étape.',
  },
  DeadlineNotPlanned: {
    status: 422,
    title: 'Échéance sans date',
    detail: 'Il manque au calendrier de la promotion la date dont dépend une échéance. Complétez-la puis recommencez.',
  },
  CommandIdReused: {
    status: 422,
    title: 'Clé d’envoi déjà utilisée',
    detail:
      'Cette clé d’idempotence a déjà servi pour un autre contenu. Rechargez la page puis recommencez votre saisie.',
  },
  TooBusy: {
    status: 503,
    title: 'Trop de demandes sur cette candidature',
    detail: 'Votre demande n’a pas été traitée. Renvoyez-la dans quelques instants : elle ne sera comptée qu’une fois.',
  },
  RevisionMoved: {
    status: 412,
    title: 'La candidature a changé',
    detail: 'Quelqu’un a modifié cette candidature depuis que vous l’avez affichée. Rechargez-la puis recommencez.',
  },
  ...borderWordings,
  ...entryWordings,
  ...evidenceWordings,
  ...standingWordings,
  ...deliberationWordings,
  ...groupWordings,
  ...cohortWordings,
  ...fileWordings,
};
