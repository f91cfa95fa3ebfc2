import type { Instant } from '@parchemin/kernel';
import { allOpen, dueBefore, type Database, type OpenProcess } from '@parchemin/read-models';

/** The paths that await something, as the read side knows them whatever Temporal believes. */
export interface OpenPaths {
  dueBefore(instant: Instant, limit: number): Promise<readonly OpenPath[]>;
  /** The most urgent first, page by page. */
  allOpen(after: OpenPath | null, limit: number): Promise<readonly OpenPath[]>;
}

export type OpenPath = OpenProcess;

export function openPathsIn(db: Database): OpenPaths {
  return {
    dueBefore: (instant, limit) => dueBefore(db, instant, limit),
    allOpen: (after, limit) => allOpen(db, after, limit),
  };
}
