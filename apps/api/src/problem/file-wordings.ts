import type { Table } from './wording.js';

/** What is said of the content of a file, before and beside what the rules say of its deposit. */
export const fileWordings = {
  FileNameMissing: {
    status: 400,
    title: 'Nom de fichier absent',
    detail: 'Le nom du fichier manque ou ne peut pas être lu. L’en-tête « Content-Disposition » le porte (RFC 6266).',
  },
  FileTypeNotTaken: {
    status: 415,
    title: 'Type de fichier non accepté',
    detail: 'Déposez un PDF, un document, une présentation, un classeur, une image JPEG ou PNG, ou une archive ZIP.',
  },
  FileTooLarge: {
    status: 413,
    title: 'Fichier trop volumineux',
    detail: ({ bytesAtMost }) =>
      `Un fichier compte au plus ${Math.floor(bytesAtMost / 1_048_576)} Mo. Allégez-le puis déposez-le de nouveau.`,
  },
  FileEmpty: {
    status: 422,
    title: 'Fichier vide',
    detail: 'Le fichier ne contient rien. Vérifiez-le puis déposez-le de nouveau.',
  },
  FilesFull: {
    status: 507,
    title: 'Plus de place pour les fichiers',
    detail: 'Le fichier n’a pas été gardé : l’espace de dépôt est plein. Prévenez le certificateur, puis recommencez.',
  },
  FileNotDeposited: {
    status: 404,
    title: 'Aucun fichier déposé',
    detail: ({ piece }) => `Aucun fichier n’est déposé pour la pièce « ${piece} ».`,
  },
  FileContentMissing: {
    status: 404,
    title: 'Contenu du fichier absent',
    detail: ({ piece }) =>
      `Le dépôt pour « ${piece} » est enregistré, mais son contenu n’est pas conservé ici. Adressez-vous au certificateur.`,
  },
  FileContentCorrupt: {
    status: 500,
    title: 'Fichier altéré',
    detail:
      'Le contenu conservé ne correspond plus à son empreinte : il n’est pas transmis. Prévenez le certificateur.',
  },
} satisfies Partial<Table>;
