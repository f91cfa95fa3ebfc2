import type { Clock } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';
import type { OpenPath, OpenPaths } from './open-paths.js';

/** Long enough for any step that is under way; what is due for longer was lost somewhere, and people are told. */
export const toleranceMillis = 60_000;

/** The most urgent ones; the rest follows at the next sweep. */
const mostAtOnce = 500;

/** Those who are due and unserved, whatever Temporal believes. */
export function unserved(paths: OpenPaths, clock: Clock, tolerance: number): Promise<readonly OpenPath[]> {
  return paths.dueBefore(instantFromMillis(millisOf(clock.now()) - tolerance), mostAtOnce);
}
