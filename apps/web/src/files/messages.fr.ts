import { counted } from '../french/numbers.js';

export const messages = {
  title: 'Fichiers à attribuer',
  lead: 'Leur nom ne suit pas la règle du référentiel. Ouvrez chacun d’eux, puis dites s’il est bien celui de cette candidature.',
  loading: 'Chargement des fichiers à attribuer',
  empty: 'Aucun fichier à attribuer',
  emptyHint: 'Tous les fichiers déposés portent un nom conforme, ou ont été attribués.',
  count: (count: number) => counted(count, 'fichier affiché', 'fichiers affichés'),
  unnamed: 'Nom non conservé',
  depositedOn: (instant: string) => `Déposé le ${instant}`,
  late: 'En retard',
  settle: 'Attribuer ou écarter',
  download: (name: string) => `Télécharger «\u00a0${name}\u00a0»`,
  more: 'Afficher la suite',
  deposit: 'Déposer le fichier',
  file: 'Fichier',
  chooseFile: 'Choisir un fichier',
  removeFile: 'Retirer le fichier choisi',
  depositHint: 'PDF, document, présentation, classeur, image ou archive ZIP, 32\u00a0Mo au plus.',
  nameHint:
    'Le nom du fichier est comparé à la règle du référentiel\u202f; s’il ne la suit pas, quelqu’un l’attribuera.',
  fileMissing: 'Choisissez un fichier.',
  status: { accepted: 'Reconnu', queued: 'À attribuer', rejected: 'Écarté' },
  size: (bytes: number) =>
    bytes < 1_048_576
      ? `${Math.max(1, Math.round(bytes / 1_024))}\u00a0ko`
      : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')}\u00a0Mo`,
} as const;
