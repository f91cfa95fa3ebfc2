export const messages = {
  title: 'Proposition et décision',
  proposal: 'Proposition des règles',
  nothingProposed: 'Aucune proposition n’est encore enregistrée.',
  decision: 'Décision du jury',
  nothingDecided: 'Le jury n’a pas encore décidé.',
  blocks: (codes: readonly string[]) =>
    codes.length === 0
      ? 'Aucun bloc validé'
      : `${codes.length < 2 ? 'Bloc validé' : 'Blocs validés'}\u00a0: ${codes.join(', ')}`,
  pronounced: (instant: string) => `Prononcée le ${instant}`,
  departs: 'Le jury s’est écarté de la proposition.',
  reason: (reason: string) => `Motif\u00a0: ${reason}`,
  why: 'Pourquoi\u00a0?',
  hide: 'Masquer l’explication',
  explanation: 'Ce que disent les règles sur les faits d’aujourd’hui',
  loading: 'Les règles sont appliquées…',
  outdated:
    'Un fait nouveau est venu depuis\u00a0: les règles disent aujourd’hui autre chose que la proposition enregistrée.',
  agrees: 'La proposition enregistrée dit la même chose.',
} as const;
