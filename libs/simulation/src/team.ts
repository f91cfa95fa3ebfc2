import type { Stage } from '@parchemin/candidacy';
import { millisOf } from '@parchemin/kernel';
import type { Certification, Scheme } from '@parchemin/schemes';
import { drawsFor, uuidOf, type Draws } from './draw.js';
import { schools } from './people.js';
import type { Character, Cohort } from './population.js';

/** Candidates of one school who work together, on everything that their certification has done in a group and that enters a candidacy. */
export interface Team {
  readonly name: string;
  readonly school: string;
  readonly members: readonly Character[];
  readonly works: readonly TeamWork[];
  readonly draws: Draws;
}

export interface TeamWork {
  readonly group: string;
  readonly assessment: string;
  readonly piece: string;
  /** As the document prints it. */
  readonly least: number;
  readonly most: number | null;
  /** Each to be held by a member; none where the document prints none. */
  readonly profiles: readonly string[];
}

export type TeamPiece = Extract<Stage['pieces'][number], { readonly kind: 'mark' | 'attendance' | 'file' }>;

/** Where the document prints no size. */
const usualSize = { least: 3, most: 5 };

export function teamsOf(
  certification: Certification,
  scheme: Scheme,
  cohort: Cohort,
  population: readonly Character[],
  seed: number,
): readonly Team[] {
  const shared = sharedPieces(certification, scheme);
  if (shared.length === 0) return [];
  const least = Math.max(usualSize.least, ...shared.map((one) => one.least));
  const most = Math.min(...shared.map((one) => one.most ?? usualSize.most));
  return schools.flatMap((school) =>
    dealt(
      population.filter((each) => each.school === school),
      { least, most: Math.max(least, most) },
    ).map((members, index) => {
      const name = `${school}-${index + 1}`;
      const draws = drawsFor(seed, `${scheme.id}/team/${name}`);
      const group = (assessment: string): string =>
        uuidOf(millisOf(cohort.startsAt), draws.digest(`group/${assessment}`));
      return { name, school, members, draws, works: shared.map((one) => ({ ...one, group: group(one.assessment) })) };
    }),
  );
}

/** What a group does for its members is a piece of theirs that bears the assessment's code, or is a part of it. */
function sharedPieces({ assessments }: Certification, { stages }: Scheme): readonly Omit<TeamWork, 'group'>[] {
  const pieces = stages.flatMap((stage) => stage.pieces).filter(({ kind }) => enters.includes(kind));
  return assessments
    .filter(({ mode }) => mode === 'group')
    .flatMap(({ code, groupSize, profiles }) =>
      pieces
        .filter((piece) => piece.code === code || piece.code.startsWith(`${code}-`))
        .map(({ code: piece }) => ({
          assessment: code,
          piece,
          least: groupSize?.[0] ?? 1,
          most: groupSize?.[1] ?? null,
          profiles: profiles.map((profile) => profile.code),
        })),
    );
}

const enters: readonly string[] = ['mark', 'attendance', 'file'] satisfies readonly TeamPiece['kind'][];

/** Into teams that differ by one member at most; none too large, and if there are too few people the last word is the outsiders'. */
function dealt<Item>(
  items: readonly Item[],
  { least, most }: { readonly least: number; readonly most: number },
): readonly (readonly Item[])[] {
  const teams = Math.max(Math.floor(items.length / least), Math.ceil(items.length / most));
  return Array.from({ length: teams }, (_, team) => items.filter((_item, index) => index % teams === team));
}
