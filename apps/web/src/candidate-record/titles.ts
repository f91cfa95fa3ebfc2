import type { CandidateRecordView } from '@parchemin/contracts';
import type { Titles } from './story.messages.fr.js';

type Stages = Pick<CandidateRecordView, 'stages' | 'upcoming'>;

/** The words of the scheme for its codes; a code that it has no words for stays. */
export function titlesOf({ stages, upcoming }: Stages): Titles {
  const pieces = new Map(stages.flatMap((stage) => stage.pieces.map(({ piece, title }) => [piece, title] as const)));
  const names = new Map([...upcoming, ...stages].map(({ stage, title }) => [stage, title] as const));
  return { piece: (code) => pieces.get(code) ?? code, stage: (code) => names.get(code) ?? code };
}
