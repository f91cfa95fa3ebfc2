import { instantFromMillis, millisOf, type Clock } from '@parchemin/kernel';
import type { FileContents, PendingClaim } from './port.js';

export interface SweepParts {
  readonly contents: FileContents;
  readonly clock: Clock;
  /** Whether a fact of that stream names that digest, asked of the stream itself: a view that lags would condemn what is named. */
  readonly isNamed: (claim: Pick<PendingClaim, 'stream' | 'sha256'>) => Promise<boolean>;
}

export interface Swept {
  readonly settled: number;
  readonly dropped: number;
}

/** Longer than anybody tries again with the same key: a deposit that has not become a fact by then never will. */
const orphanAfterMillis = 24 * 3_600_000;
/** At one time; the next sweep goes on. */
const claimsAtMost = 1_000;

/** Contents whose deposit never became a fact are removed; where only our note of the fact was lost, it is made good. */
export async function sweepOrphans({ contents, clock, isNamed }: SweepParts): Promise<Swept> {
  const old = instantFromMillis(millisOf(clock.now()) - orphanAfterMillis);
  const swept = { settled: 0, dropped: 0 };
  for (const claim of await contents.pendingSince(old, claimsAtMost)) {
    if (await isNamed(claim)) {
      await contents.settle(claim.sha256, { stream: claim.stream, piece: claim.piece, name: claim.name });
      swept.settled += 1;
    } else {
      await contents.drop(claim);
      swept.dropped += 1;
    }
  }
  return swept;
}
