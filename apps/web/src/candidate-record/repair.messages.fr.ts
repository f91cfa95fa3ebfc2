import type { CandidateRecordView } from '@parchemin/contracts';
import { deadlineName } from './deadline-words.fr.js';
import type { Titles } from './story.messages.fr.js';

export const messages = {
  title: 'Réparation',
  lead: 'Une réparation va de l’avant\u00a0: rien de ce qui est enregistré n’est touché. Deux personnes s’y engagent.',
  propose: 'Proposer une réparation',
  what: 'Réparation',
  choose: 'Choisir…',
  reason: 'Motif',
  look: 'Voir ce qui serait enregistré',
  wouldBe: 'Seraient enregistrés, et rien d’autre\u00a0:',
  nothing: 'Rien ne serait enregistré.',
  send: 'Proposer cette réparation',
  pending: 'Réparation proposée',
  proposedBy: (who: string, instant: string) => `Proposée par ${who} le ${instant}.`,
  second: 'Une seconde personne la confirme, ou non.',
  confirm: 'Confirmer la réparation',
} as const;

export interface RepairOption {
  readonly value: string;
  readonly label: string;
  readonly repair: Readonly<Record<string, string>>;
}

/** What can be repaired as the path stands: stages that are open or closed, deadlines that run. */
export function repairOptions({ stages, deadlines }: CandidateRecordView, titles: Titles): readonly RepairOption[] {
  const repairs = [
    ...stages.map(({ stage, status }) => ({ repair: status === 'open' ? 'close-incomplete' : 'reopen', stage })),
    ...deadlines.flatMap(({ deadline, status }) =>
      status === 'armed' ? [{ repair: 'clear-deadline', deadline }] : [],
    ),
  ];
  return repairs.map((repair) => ({
    value: Object.values(repair).join('/'),
    label: repairInFrench(repair, titles),
    repair: { ...repair },
  }));
}

/** A repair that this build does not know is shown by its name. */
export function repairInFrench(repair: Readonly<Record<string, string>>, titles: Titles): string {
  const { repair: kind = '', stage = '', deadline = '' } = repair;
  if (kind === 'close-incomplete') return `Clore l’étape «\u00a0${titles.stage(stage)}\u00a0» avec ce qu’elle a`;
  if (kind === 'reopen') return `Rouvrir l’étape «\u00a0${titles.stage(stage)}\u00a0»`;
  if (kind !== 'clear-deadline') return kind;
  return `Lever l’échéance «\u00a0${deadlineName({ deadline, stage: deadline }, titles)}\u00a0»`;
}
