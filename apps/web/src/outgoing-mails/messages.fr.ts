import { counted } from '../french/numbers.js';

export const messages = {
  titles: { local: 'Boîte d’envoi locale', smtp: 'Boîte d’envoi' },
  leads: {
    local: 'Aucun serveur de messagerie n’est configuré\u00a0: les messages restent ici, rien ne quitte cette machine.',
    smtp: 'Les derniers messages, remis au serveur de messagerie ou en attente.',
  },
  loading: 'Chargement des messages',
  waiting: (count: number) => counted(count, 'message en attente', 'messages en attente'),
  parked: (count: number) => counted(count, 'message mis de côté', 'messages mis de côté'),
  parkedHint:
    'Ils ne sont plus tentés. Une fois la cause levée, «\u00a0npx parchemin retry-mails\u00a0» les fait repartir.',
  states: { waiting: 'En attente', sent: 'Remis', parked: 'Mis de côté' },
  attempts: (count: number) => counted(count, 'tentative', 'tentatives'),
  to: (address: string) => `À ${address}`,
  read: 'Lire le message',
  keep: 'Télécharger (.eml)',
  empty: 'Aucun message',
  emptyHint: 'Les rappels et les alertes envoyés par Parchemin apparaîtront ici.',
} as const;
