import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '@parchemin/kernel';
import { millisOf } from '@parchemin/kernel';

/** The store's clock may lag behind the timers', or stand still in a simulation: waking up early must not spin. */
const shortestMillis = 1_000;

/** Longer waits are cut and looked at again, so that no timer rests on a plan older than this. */
const longestMillis = 30 * 24 * 60 * 60_000;

/** One timer, for the earliest instant. Setting it again for the same instant keeps it, and costs the history nothing. */
export class Alarm {
  rang = false;
  #setFor = '';
  #scope: CancellationScope | null = null;

  setAt(until: Instant, now: Instant): void {
    this.setIn(millisOf(until) - millisOf(now), until);
  }

  setIn(millis: number, what: string): void {
    if (this.#setFor === what && !this.rang) return;
    this.#scope?.cancel();
    const scope = new CancellationScope();
    this.#scope = scope;
    this.#setFor = what;
    this.rang = false;
    const length = Math.min(Math.max(millis, shortestMillis), longestMillis);
    void scope.run(() => sleep(length, { summary: `until ${what}` })).then(() => this.#ring(scope), onlyCancelled);
  }

  #ring(scope: CancellationScope): void {
    if (this.#scope === scope) this.rang = true;
  }
}

function onlyCancelled(failure: unknown): void {
  if (!isCancellation(failure)) throw failure;
}
