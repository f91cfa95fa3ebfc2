import { counted } from './french.js';
import type { Table } from './wording.js';

/** What the border says by itself, before anything reaches the rules. */
export const borderWordings = {
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
  ActUnknown: {
    status: 404,
    title: 'Acte inconnu',
    detail: ({ act }) => `Aucun acte ne s’appelle « ${act} ».`,
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
} satisfies Partial<Table>;
