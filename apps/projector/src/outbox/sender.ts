import { instantFromMillis, millisOf, type Clock, type Instant } from '@parchemin/kernel';
import {
  composeMail,
  dayOf,
  mailKeyOf,
  nextDigest,
  opensAt,
  type Bundle,
  type Claim,
  type Hours,
  type MailSettings,
  type Outcome,
  type OutboxStore,
} from '@parchemin/notifications';
import { MailRefused, type Post } from './post.js';

export interface SenderParts {
  readonly store: OutboxStore;
  readonly post: Post;
  readonly hours: Hours;
  readonly clock: Clock;
  readonly mail: MailSettings;
}

/** In one look; the next one, a moment later, goes on. */
const bundlesAtOnce = 200;
const mailsAtOnce = 200;
/** After each attempt that failed; the last one parks the mail: some twenty hours of patience with one address. */
const retriesAfterMinutes = [1, 5, 15, 60, 180, 360, 600] as const;
const attemptsAtMost = retriesAfterMinutes.length + 1;
/** A server that is away is asked again after twice as many looks each time, and never more rarely than this. */
const looksSkippedAtMost = 30;

/** Makes mails of what is due, and tries each until it is sent or parked. */
export class Sender {
  #trusted = false;
  #skipped = 0;
  #toSkip = 0;
  #away: string | null = null;
  #sent = 0;

  constructor(private readonly parts: SenderParts) {}

  /** Null while the server takes mails, else what is wrong with it. */
  get away(): string | null {
    return this.#away;
  }

  get sent(): number {
    return this.#sent;
  }

  async look(stopped: AbortSignal): Promise<void> {
    await this.#sealDue();
    for (let tried = 0; tried < mailsAtOnce && !stopped.aborted; tried += 1) {
      if (!(await this.#isReady())) return;
      const now = this.parts.clock.now();
      const claim = await this.parts.store.claim(now, (attempt) => retryAt(now, attempt));
      if (!claim) return;
      await this.parts.store.settle(claim, await this.#try(claim));
    }
  }

  async #sealDue(): Promise<void> {
    const { store, clock } = this.parts;
    const now = clock.now();
    for (const bundle of await store.dueBundles(now, bundlesAtOnce)) await this.#seal(bundle, now);
  }

  /** What fell due while nobody was looking still waits for an hour at which people may be disturbed. */
  async #seal(bundle: Bundle, now: Instant): Promise<void> {
    const { store, hours, mail } = this.parts;
    const opens = opensAt(hours, bundle.urgency, bundle.place, now);
    if (millisOf(opens) > millisOf(now)) return store.postpone(bundle, now, opens);
    const sealed = await store.seal(bundle, now, (lines) => {
      const key = mailKeyOf(bundle, lines, dayOf(now, bundle.place));
      return composeMail(bundle, key, lines, now, mail);
    });
    if (sealed === 'exists') await store.postpone(bundle, now, nextDigest(hours, bundle.place, now));
  }

  /** After a failure the server itself is asked first, so that its absence is not held against one mail after the other. */
  async #isReady(): Promise<boolean> {
    if (this.#trusted) return true;
    if (this.#skipped < this.#toSkip) {
      this.#skipped += 1;
      return false;
    }
    try {
      await this.parts.post.ready();
      this.#trusted = true;
      this.#away = null;
      this.#toSkip = 0;
    } catch (error) {
      this.#away = `the mail server is away: ${error instanceof Error ? error.message : 'unknown'}`;
      this.#toSkip = Math.min(this.#toSkip * 2 + 1, looksSkippedAtMost);
    }
    this.#skipped = 0;
    return this.#trusted;
  }

  async #try({ mail, attempt }: Claim): Promise<Outcome> {
    try {
      await this.parts.post.deliver(mail);
      this.#sent += 1;
      return { as: 'sent', at: this.parts.clock.now() };
    } catch (error) {
      const failure = error instanceof Error ? error.message : 'unknown';
      const refused = error instanceof MailRefused;
      this.#trusted = refused;
      return { as: refused || attempt >= attemptsAtMost ? 'parked' : 'failed', failure };
    }
  }
}

function retryAt(now: Instant, attempt: number): Instant {
  const minutes = retriesAfterMinutes[Math.min(attempt, retriesAfterMinutes.length) - 1] ?? 1;
  return instantFromMillis(millisOf(now) + minutes * 60_000);
}
