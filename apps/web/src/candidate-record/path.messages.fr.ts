import type { CandidateRecordView } from '@parchemin/contracts';
import { counted } from '../french/numbers.js';

export const messages = {
  title: 'Frise du parcours',
  closedOf: (closed: number, all: number) => `${counted(closed, 'étape close', 'étapes closes')} sur ${all}`,
  upcoming: 'À venir',
  neverOpened: 'Non ouverte',
  openSince: (day: string) => `Ouverte depuis le ${day}`,
  closedOn: (day: string) => `Close le ${day}`,
  settledOf: (settled: number, all: number) => `${counted(settled, 'pièce réglée', 'pièces réglées')} sur ${all}`,
  due: (instant: string) => `Échéance le ${instant}`,
  met: 'levée',
  passed: 'dépassée',
  running: 'en cours',
  rungs: (taken: number, skipped: number, ahead: number) =>
    [
      counted(taken, 'relance faite', 'relances faites'),
      ...(skipped === 0 ? [] : [`${skipped} sautée${skipped < 2 ? '' : 's'}`]),
      ...(ahead === 0 ? [] : [`${ahead} à venir`]),
    ].join(', '),
  nextRung: (rung: string, instant: string) => `Prochaine\u00a0: ${rung}, le ${instant}`,
  others: 'Autres échéances',
  statuses: {
    active: 'Parcours actif',
    interrupted: 'Parcours interrompu',
    withdrawn: 'Candidat retiré',
    excluded: 'Candidat exclu',
    decided: 'Décision rendue',
  } satisfies Record<CandidateRecordView['status'], string>,
} as const;
