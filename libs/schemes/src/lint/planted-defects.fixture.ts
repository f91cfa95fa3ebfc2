import type { Scheme } from '../language/scheme.js';
import { harmlessEdits } from './harmless-edits.fixture.js';
import { droppedOperators, shiftedThresholds, swappedUnits, wrongSums } from './planted-figures.fixture.js';
import { impossibleJuries, orphanEvidence, starvedBlocks } from './planted-people.fixture.js';
import { danglingReferences, duplicateCodes, impossibleOrders } from './planted-structure.fixture.js';

/** One place where a slip of the hand can be planted, as a path through the codes. */
export interface Site {
  readonly what: string;
  readonly places: readonly string[];
  apply(): unknown;
}

export interface Planted {
  readonly kind: string;
  readonly scheme: string;
  readonly what: string;
  readonly places: readonly string[];
  /** The scheme with the one defect. */
  readonly document: Scheme;
}

const defects: Readonly<Record<string, (scheme: Scheme, chance: Chance) => readonly Site[]>> = {
  'wrong sum': wrongSums,
  'shifted threshold': (scheme, chance) => shiftedThresholds(scheme, shift(chance)),
  'dropped operator': droppedOperators,
  'dangling reference': danglingReferences,
  'duplicate code': duplicateCodes,
  'impossible order': impossibleOrders,
  'starved block': starvedBlocks,
  'impossible jury': impossibleJuries,
  'swapped unit': swappedUnits,
  'orphan evidence': orphanEvidence,
};

export const defectKinds = Object.keys(defects);

/** Each kind in turn, in each scheme in turn where it can be planted; what and where is left to seeded chance. */
export function plantDefects(schemes: readonly Scheme[], count: number, seed: number): readonly Planted[] {
  const able = defectKinds.map((kind) => schemes.filter((scheme) => defects[kind]!(scheme, chanceOf(seed)).length > 0));
  return Array.from({ length: count }, (_, index) => {
    const kind = defectKinds[index % defectKinds.length]!;
    const where = able[index % defectKinds.length]!;
    const scheme = where[Math.floor(index / defectKinds.length) % where.length]!;
    return plant(kind, scheme, defects[kind]!, chanceOf(seed + index));
  });
}

/** The same with changes that are no defects. */
export function rewordHarmlessly(schemes: readonly Scheme[], count: number, seed: number): readonly Planted[] {
  return Array.from({ length: count }, (_, index) =>
    plant('harmless', schemes[index % schemes.length]!, harmlessEdits, chanceOf(seed + index)),
  );
}

function plant(
  kind: string,
  scheme: Scheme,
  sitesOf: (scheme: Scheme, chance: Chance) => readonly Site[],
  chance: Chance,
): Planted {
  const document = structuredClone(scheme);
  const sites = sitesOf(document, chance);
  const what = pick([...new Set(sites.map((site) => site.what))], chance);
  const site = pick(
    sites.filter((each) => each.what === what),
    chance,
  );
  site.apply();
  return { kind, scheme: scheme.id, what, places: site.places, document };
}

type Chance = () => number;

/** Mulberry32: small, seeded, and the same everywhere. */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Each>(all: readonly Each[], chance: Chance): Each {
  const picked = all[Math.floor(chance() * all.length)];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

function shift(chance: Chance): number {
  return [-2, -1, 1, 2][Math.floor(chance() * 4)]!;
}
