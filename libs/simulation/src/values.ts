import type { Character } from './population.js';

/** A mark on a scale, in quarters of a point: the strong are above every bar, the others on either side of it. */
export function markOf({ strong, draws }: Character, question: string, outOf: string): string {
  const share = strong ? 0.63 + 0.35 * draws.of(question) : 0.42 + 0.35 * draws.of(question);
  return String(Math.round(share * Number(outOf) * 4) / 4);
}

export function levelOf(
  { strong, draws }: Character,
  question: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const share = strong ? 0.6 + 0.4 * draws.of(question) : 0.35 + 0.65 * draws.of(question);
  return min + Math.round(share * (max - min));
}

/** The points of one item of a rubric, in halves of a point. */
export function pointsOf({ strong, draws }: Character, question: string, max: string): string {
  const share = strong ? 0.75 + 0.25 * draws.of(question) : 0.4 + 0.6 * draws.of(question);
  return String(Math.floor(share * Number(max) * 2) / 2);
}

export function criterionOf(
  { strong, draws }: Character,
  question: string,
  as: 'percentage' | 'outcome' | 'language',
): string {
  const drawn = draws.of(question);
  if (as === 'percentage') return String(Math.round(strong ? 75 + 25 * drawn : 45 + 55 * drawn));
  if (as === 'language') return drawn < (strong ? 0.9 : 0.6) ? 'C1' : 'B1';
  return drawn < (strong ? 0.98 : 0.85) ? 'met' : 'not_met';
}

const familyNames = ['MARTIN', 'BERNARD', 'PETIT', 'DURAND', 'LEROY', 'MOREAU', 'SIMON', 'LAURENT', 'LEFEBVRE', 'ROUX'];
const givenNames = ['Camille', 'Léa', 'Hugo', 'Inès', 'Adam', 'Jade', 'Louis', 'Zoé', 'Nora', 'Paul'];

/** As the document prints it, or as people will call a file all the same. */
export function fileNameOf({ draws }: Character, naming: string | null, day: string, careless: boolean): string {
  if (careless || naming === null) return 'document final (2).pdf';
  return naming
    .replaceAll('{NOM}', draws.pick('family-name', familyNames))
    .replaceAll('{Prénom}', draws.pick('given-name', givenNames))
    .replaceAll('{date}', day);
}
