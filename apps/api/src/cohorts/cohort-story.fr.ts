import type { CohortEvent } from '@parchemin/cohorts';
import { dayInFrench, typeset } from '../problem/french.js';
import { wordings } from '../problem/wording.js';
import type { RefusalCode } from '../problem/refusals.js';

type Sentences = {
  readonly [Type in CohortEvent['type']]: (
    data: Extract<CohortEvent, { readonly type: Type }>['data'],
    label: (date: string) => string,
  ) => string;
};

/** What each fact of a cohort says to people; a new one does not compile until it has its sentence. */
const sentences: Sentences = {
  CohortPlanned: ({ calendar, reason }) =>
    `Promotion planifiée sur le calendrier «\u00a0${calendar.id}\u00a0», version ${calendar.version}\u00a0: ${reason}`,
  CohortCalendarMoved: ({ dates, reason }, label) =>
    `Dates déplacées\u00a0: ${dates.map((moved) => `${label(moved.date)}, ${fromTo(moved)}`).join('\u202f; ')}. Motif\u00a0: ${reason}`,
  MembersRefused: ({ answers }) =>
    `Calendrier refusé par ${candidacies(answers.length)}\u00a0: ${[...new Set(answers.map(({ refused }) => reasonOf(refused)))].join(', ')}.`,
  MemberAskedAgain: ({ candidacy }) => `Calendrier proposé de nouveau à la candidature ${candidacy}.`,
  CalendarMoveSettled: ({ members, refused }) =>
    `Calendrier transmis à toute la promotion\u00a0: ${candidacies(members)}${refused > 0 ? `, dont ${refused} l’ont refusé` : ''}.`,
};

export function cohortSentence({ type, data }: CohortEvent, label: (date: string) => string): string {
  return typeset((sentences[type] as (data: CohortEvent['data'], of: typeof label) => string)(data, label));
}

/** The title under which the border words that refusal; a rule of another release is named by its code. */
export function reasonOf(refused: string): string {
  return refused in wordings ? typeset(wordings[refused as RefusalCode].title) : refused;
}

function fromTo({ from, to }: { readonly from: string | null; readonly to: string }): string {
  return from === null ? `fixée au ${dayInFrench(to)}` : `du ${dayInFrench(from)} au ${dayInFrench(to)}`;
}

function candidacies(count: number): string {
  return count > 1 ? `${count} candidatures` : `${count} candidature`;
}
