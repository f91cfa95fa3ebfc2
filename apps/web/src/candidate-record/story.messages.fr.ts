import type { CandidacyEvent } from '@parchemin/candidacy';
import type { CandidateRecordView } from '@parchemin/contracts';
import { dueInstant, zoneNote } from '../french/instants.js';
import { deliberationSentences } from './deliberation-sentences.fr.js';
import { entrySentences } from './entry-sentences.fr.js';
import { evidenceSentences } from './evidence-sentences.fr.js';
import { standingSentences } from './standing-sentences.fr.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { rungName } from '../french/rungs.messages.fr.js';

type StoryLine = CandidateRecordView['story'][number];

/** The titles that a sentence may need: a reader is told «Droit des contrats», not «CC1». */
export interface Titles {
  readonly piece: (code: string) => string;
  readonly stage: (code: string) => string;
}

export type Sentences = { readonly [E in CandidacyEvent as E['type']]: (data: E['data'], titles: Titles) => string };

/** One sentence per fact. An event that nobody has put into words does not compile. */
export const sentences: Sentences = {
  ...entrySentences,
  ...evidenceSentences,
  ...standingSentences,
  ...deliberationSentences,
  CandidateEnrolled: ({ school, cohort }) =>
    `Candidature inscrite à l’école «\u00a0${school}\u00a0», promotion «\u00a0${cohort}\u00a0».`,
  StageOpened: ({ stage, pieces }, titles) =>
    `Étape «\u00a0${titles.stage(stage)}\u00a0» ouverte\u00a0: ${pieces.length} pièces attendues.`,
  DeadlineArmed: ({ stage, due, rule }, titles) => {
    const zone = zoneNote(rule.zone, due);
    const when = dueInstant(due, rule.zone);
    return `Échéance de «\u00a0${titles.stage(stage)}\u00a0» fixée au ${when}${zone === null ? '' : ` (${zone})`}.`;
  },
  DeadlineStepTaken: ({ kind, to }) => `${rungName(kind)} ${roleWords(to).to}.`,
  DeadlineStepSkipped: ({ kind, to }) =>
    `${rungName(kind)} ${roleWords(to).to} sans objet\u00a0: son moment était passé.`,
  StageClosed: ({ stage }, titles) =>
    `Étape «\u00a0${titles.stage(stage)}\u00a0» close\u00a0: toutes les pièces sont là.`,
  DeadlineCleared: () => 'Échéance levée.',
  PathBlocked: ({ owner }) => `Parcours bloqué\u00a0: une action est demandée ${roleWords(owner).to}.`,
  PathRetried: () => 'Parcours relancé.',
};

/** What the reader sees for one line of the story; a fact newer than this build is shown by its own name. */
export function sentenceOf(line: Pick<StoryLine, 'event' | 'data'>, titles: Titles): string {
  if (!isKnown(line.event)) return `Fait enregistré\u00a0: ${line.event}.`;
  // The read side hands the fact's data on as it was stored, brought up to its current version.
  const tell = sentences[line.event] as (data: unknown, titles: Titles) => string;
  return tell(line.data, titles);
}

function isKnown(event: string): event is CandidacyEvent['type'] {
  return Object.hasOwn(sentences, event);
}
