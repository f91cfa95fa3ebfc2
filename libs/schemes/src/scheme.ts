import { z } from 'zod';
import { exactDecimal } from './language/decimal.js';
import { SchemePiece } from './language/piece.js';
import type { Scheme as Certification } from './language/scheme.js';

const Stage = z.object({
  code: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  gate: z.boolean().default(false),
  /** The scale of its marks and averages; null where it has none. */
  outOf: exactDecimal.nullable().default(null),
  pieces: z.array(SchemePiece),
});

/** What the running product needs of a certification: its stages and their pieces. No code knows the name of one. */
export const Scheme = z.object({
  id: z.string(),
  version: z.int().positive(),
  title: z.string(),
  document: z.string(),
  stages: z.array(Stage),
});
export type Scheme = z.infer<typeof Scheme>;
export type SchemeStage = Scheme['stages'][number];

export interface Schemes {
  find(id: string, version: number): Scheme | undefined;
  all(): readonly Scheme[];
  /** The whole of it, with its rules, where it was loaded whole. */
  certification(id: string, version: number): Certification | undefined;
}

/** What the candidate chose at enrolment; both lists are empty for the whole title of a scheme without options. */
export interface Choice {
  readonly optional: readonly string[];
  readonly sought: readonly string[];
}

export function schemesOf(schemes: readonly Scheme[], whole: readonly Certification[] = []): Schemes {
  return {
    find: (id, version) => schemes.find((scheme) => scheme.id === id && scheme.version === version),
    all: () => schemes,
    certification: (id, version) => whole.find((scheme) => scheme.id === id && scheme.version === version),
  };
}

/** The order of the stages of a path, by what its enrolment says; undefined while that scheme version is not known here. */
export type StageOrders = (scheme: string, version: number, choice?: Choice) => StageSequence | undefined;

export function stageOrdersOf(schemes: Schemes): StageOrders {
  return (id, version, choice) => {
    const scheme = schemes.find(id, version);
    return scheme && stageSequence(scheme, choice);
  };
}

/** The stages of one candidate's path: pieces that are not theirs fall away, a stage left without any falls away, and nobody waits for it. */
export function stagesFor({ stages }: Pick<Scheme, 'stages'>, choice: Choice): readonly SchemeStage[] {
  const theirs = stages.map((stage) => ({ ...stage, pieces: stage.pieces.filter((piece) => concerns(piece, choice)) }));
  const kept = theirs.filter(({ pieces }) => pieces.length > 0);
  const known = new Set(kept.map(({ code }) => code));
  return kept.map((stage) => ({ ...stage, after: stage.after.filter((before) => known.has(before)) }));
}

/** The order in which the stages of one candidate's path follow each other, and which of them stands behind the gate. */
export type StageSequence = readonly {
  readonly stage: string;
  readonly after: readonly string[];
  readonly gate: boolean;
}[];

const sequences = new WeakMap<Scheme, Map<string, StageSequence>>();

/** Asked with every fact of every path, and the same for all who chose alike. */
export function stageSequence(scheme: Scheme, choice: Choice = wholeTitle): StageSequence {
  const known = sequences.get(scheme) ?? new Map<string, StageSequence>();
  sequences.set(scheme, known);
  const chosen = JSON.stringify([choice.optional, choice.sought]);
  const found = known.get(chosen) ?? sequenceFor(scheme, choice);
  // A scheme has some dozens of choices: beyond, somebody enrols with codes that mean nothing.
  if (known.size < choicesAtMost) known.set(chosen, found);
  return found;
}

const choicesAtMost = 500;
const wholeTitle: Choice = { optional: [], sought: [] };

function sequenceFor(scheme: Scheme, choice: Choice): StageSequence {
  return stagesFor(scheme, choice).map(({ code, after, gate }) => ({ stage: code, after, gate }));
}

function concerns({ option, blocks }: SchemePiece, { optional, sought }: Choice): boolean {
  if (option !== null && !optional.includes(option)) return false;
  return blocks.length === 0 || sought.length === 0 || blocks.some((block) => sought.includes(block));
}
