import { readFileSync, statSync } from 'node:fs';
import { systemClock, isInstant, type Clock, type Instant } from '@parchemin/kernel';

/** Real time, or, for simulation and tests, the instant that stands in a file shared by all processes. */
export function clockOf(steppedClockFile: string | undefined): Clock {
  return steppedClockFile === undefined ? systemClock : steppedClock(steppedClockFile);
}

function steppedClock(file: string): Clock {
  let seen = { modified: -1n, now: '' as Instant };
  return {
    now() {
      const modified = statSync(file, { bigint: true }).mtimeNs;
      if (modified !== seen.modified) seen = { modified, now: readInstant(file) };
      return seen.now;
    },
  };
}

function readInstant(file: string): Instant {
  const text = readFileSync(file, 'utf8').trim();
  if (!isInstant(text)) throw new Error(`the stepped clock ${file} holds no instant`);
  return text;
}
