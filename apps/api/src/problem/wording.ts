import type { AnyRefusal, RefusalCode } from './refusals.js';
import { instantInFrench, markInFrench, roleInFrench, statusInFrench } from './french.js';

export interface Wording<Told extends AnyRefusal> {
  readonly status: number;
  readonly title: string;
  readonly detail: string | ((refusal: Told) => string);
}

type Table = { readonly [Code in RefusalCode]: Wording<Extract<AnyRefusal, { refused: Code }>> };

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
    detail: ({ faults }) => `L’inscription comporte ${counted(faults.length)} à corriger ; rien n’a été enregistré.`,
  },
  CalendarUnknown: {
    status: 422,
    title: 'Calendrier inconnu',
    detail: ({ faults }) => `L’inscription comporte ${counted(faults.length)} à corriger ; rien n’a été enregistré.`,
  },
  ZoneUnknown: {
    status: 422,
    title: 'Fuseau horaire inconnu',
    detail: ({ faults }) => `L’inscription comporte ${counted(faults.length)} à corriger ; rien n’a été enregistré.`,
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
  NotSignedIn: {
    status: 401,
    title: 'Connexion nécessaire',
    detail: 'Connectez-vous pour continuer. Si vous l’étiez, votre session a expiré.',
  },
  SignInRefused: {
    status: 401,
    title: 'Identifiants refusés',
    detail: 'Le nom ou le mot de passe n’est pas reconnu. Vérifiez-les puis recommencez.',
  },
  NotAllowed: {
    status: 403,
    title: 'Accès réservé',
    detail: 'Votre rôle ne donne pas accès à cette page. Adressez-vous au certificateur si vous en avez besoin.',
  },
  ForeignOrigin: {
    status: 403,
    title: 'Origine refusée',
    detail: 'Cette demande vient d’un autre site. Recommencez depuis la page de Parchemin.',
  },
  IdempotencyKeyMissing: {
    status: 400,
    title: 'Clé d’idempotence absente',
    detail: 'Chaque envoi porte un en-tête « Idempotency-Key » qui lui est propre, afin de n’être compté qu’une fois.',
  },
  IdempotencyKeyIllFormed: {
    status: 400,
    title: 'Clé d’idempotence mal formée',
    detail:
      'L’en-tête « Idempotency-Key » compte 8 à 100 caractères : lettres sans accent, chiffres, « . », « _ » ou « - ».',
  },
  PreconditionIllFormed: {
    status: 400,
    title: 'Condition mal formée',
    detail: 'L’en-tête « If-Match » reprend l’« ETag » de la candidature affichée, guillemets compris.',
  },
  RequestInvalid: {
    status: 400,
    title: 'Demande incorrecte',
    detail: ({ errors }) => `La demande comporte ${counted(errors.length)} à corriger ; rien n’a été enregistré.`,
  },
  MarkAmbiguous: {
    status: 422,
    title: 'Note ambiguë',
    detail: 'Cette note peut se lire de deux façons. Écrivez-la avec deux décimales au plus, par exemple 12,5.',
  },
  MarkNotANumber: {
    status: 422,
    title: 'Note illisible',
    detail: 'Ce n’est pas un nombre. Écrivez la note en chiffres, par exemple 12,5.',
  },
  BodyUnreadable: {
    status: 400,
    title: 'Contenu illisible',
    detail: 'Le contenu envoyé n’est pas du JSON correct.',
  },
  BodyTooLarge: {
    status: 413,
    title: 'Contenu trop volumineux',
    detail: 'Le contenu envoyé dépasse la taille admise.',
  },
  HeadersTooLarge: {
    status: 431,
    title: 'En-têtes trop volumineux',
    detail: 'Les en-têtes de la demande dépassent la taille admise. Effacez les cookies de ce site puis recommencez.',
  },
  MediaTypeUnsupported: {
    status: 415,
    title: 'Format non accepté',
    detail: 'Envoyez le contenu en JSON, avec l’en-tête « Content-Type : application/json ».',
  },
  AddressUnknown: {
    status: 404,
    title: 'Adresse inconnue',
    detail: 'Rien ne répond à cette adresse. Vérifiez-la.',
  },
  RequestTooSlow: {
    status: 408,
    title: 'Demande interrompue',
    detail: 'La demande n’est pas arrivée entière à temps. Renvoyez-la.',
  },
  TooManyAttempts: {
    status: 429,
    title: 'Trop d’essais',
    detail: ({ retryAfterSeconds }) =>
      `Trop de connexions refusées. Attendez ${Math.ceil(retryAfterSeconds / 60)} min avant de recommencer.`,
  },
  TooManyReaders: {
    status: 503,
    title: 'Trop de lecteurs',
    detail: 'L’actualisation automatique n’est pas disponible pour l’instant. La page reste consultable.',
  },
  EventStoreUnavailable: {
    status: 503,
    title: 'Enregistrement momentanément impossible',
    detail:
      'Le registre ne répond pas. Renvoyez votre demande dans quelques instants : elle ne sera comptée qu’une fois.',
  },
  ReadSideUnavailable: {
    status: 503,
    title: 'Consultation momentanément impossible',
    detail: 'La base de consultation ne répond pas. Recommencez dans quelques instants.',
  },
  Unexpected: {
    status: 500,
    title: 'Incident technique',
    detail: 'Un incident inattendu est survenu. Communiquez le numéro de trace au certificateur.',
  },
};

function counted(faults: number): string {
  return faults > 1 ? `${faults} points` : 'un point';
}
