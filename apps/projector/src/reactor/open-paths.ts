import type { Instant } from '@parchemin/kernel';
import type { Database, OpenProcess, OpenProcesses } from '@parchemin/read-models';

/** The paths that await something, as the read side knows them whatever Temporal believes. */
export interface OpenPaths {
  dueBefore(instant: Instant, limit: number): Promise<readonly OpenPath[]>;
  /** The most urgent first, page by page. */
  allOpen(after: OpenPath | null, limit: number): Promise<readonly OpenPath[]>;
}

export type OpenPath = Pick<OpenProcess, 'candidacy' | 'actsAt'>;

export function openPathsIn(db: Database, { dueBefore, allOpen }: OpenProcesses): OpenPaths {
  return {
    dueBefore: (instant, limit) => dueBefore(db, instant, limit),
    allOpen: (after, limit) => allOpen(db, after as OpenProcess | null, limit),
  };
}
