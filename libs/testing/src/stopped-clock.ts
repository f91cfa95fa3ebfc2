import type { Clock, Instant } from '@parchemin/kernel';
import { instantFromMillis, millisOf } from '@parchemin/kernel';

/** Stands still until a test moves it. */
export function stoppedClock(at: string): Clock & { moveTo(instant: string): void; advance(minutes: number): void } {
  let now = instantFromMillis(Date.parse(at));
  return {
    now: (): Instant => now,
    moveTo(instant) {
      now = instantFromMillis(Date.parse(instant));
    },
    advance(minutes) {
      now = instantFromMillis(millisOf(now) + minutes * 60_000);
    },
  };
}
