import { counted } from '../french/numbers.js';

export const messages = {
  title: 'Prévisions',
  lead: 'Les rappels, relais et alertes qui partiront d’eux-mêmes si personne ne fait rien d’ici là.',
  loading: 'Chargement des prévisions',
  periods: 'Période',
  period: (days: number) => counted(days, 'jour', 'jours'),
  total: (count: number, until: string) => `${counted(count, 'relance prévue', 'relances prévues')} d’ici au ${until}`,
  incomplete: 'Tout n’est pas dans cette liste',
  incompleteHint: 'Il y a plus de relances que cet écran n’en montre\u00a0: choisissez une période plus courte.',
  byCohort: 'Par promotion',
  bySchool: 'Par école',
  byPerson: 'Par personne relancée',
  list: 'Dans l’ordre où elles partiront',
  place: (cohort: string, school: string) => `Promotion ${cohort}, école ${school}`,
  empty: 'Rien à prévoir sur cette période',
  emptyHint: 'Aucune relance ne partira d’elle-même d’ici là.',
} as const;
