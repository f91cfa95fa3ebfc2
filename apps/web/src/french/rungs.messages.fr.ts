import type { LadderStep } from '@parchemin/candidacy';

/** What a rung of a ladder is called: «Rappel au formateur». */
export function rungName(kind: LadderStep['kind']): string {
  return rungNames[kind];
}

const rungNames: Readonly<Record<LadderStep['kind'], string>> = {
  reminder: 'Rappel',
  escalation: 'Alerte',
  substitution: 'Relais',
  task: 'Tâche',
};
