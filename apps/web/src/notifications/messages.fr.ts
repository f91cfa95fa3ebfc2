import { counted } from '../french/numbers.js';

export const messages = {
  title: 'Notifications',
  lead: 'Ce qui vous a été signalé, le plus récent d’abord.',
  loading: 'Chargement des notifications',
  bell: (unread: number) =>
    unread === 0 ? 'Notifications' : `Notifications\u00a0: ${counted(unread, 'non lue', 'non lues')}`,
  manyUnread: '999+',
  unread: 'Non lue',
  settled: 'Réglé',
  prompt: 'Alerte',
  daily: 'À suivre',
  open: 'Ouvrir la candidature',
  markRead: 'Marquer comme lue',
  markAllRead: 'Tout marquer comme lu',
  failed: 'La lecture n’a pas pu être enregistrée. Réessayez.',
  more: 'Afficher la suite',
  empty: 'Aucune notification',
  emptyHint: 'Les rappels, les alertes et les parcours bloqués qui vous concernent apparaîtront ici.',
} as const;
