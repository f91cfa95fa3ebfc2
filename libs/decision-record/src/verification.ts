import type { Published } from '@parchemin/schemes';
import type { Difference } from './differences.js';

/** In the order in which they are made; what a check needs and an earlier one refused leaves it undone. */
export const checkNames = [
  'shape',
  'digest',
  'scheme',
  'facts',
  'dossier',
  'origins',
  'verdict',
  'trace',
  'second-opinion',
  'decision',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly check: CheckName;
  /** Null when it could not be made. */
  readonly holds: boolean | null;
  /** Where it does not hold: what the document says, and what was found instead. */
  readonly differences: readonly Difference[];
}

export interface Verification {
  readonly verified: boolean;
  readonly candidacy: string;
  readonly scheme: string;
  readonly decision: string;
  readonly checks: readonly Check[];
}

/** What the product ships with, and the document does not bring. */
export interface Verifying {
  readonly published: Published;
  /** The other implementation of the verdict, on the text of a dossier. */
  readonly secondOpinion: (scheme: unknown, dossier: string) => Readonly<Record<string, unknown>>;
}
