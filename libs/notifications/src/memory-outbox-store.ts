import type { Position } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import type { Bundle, Line, Mail } from './mail.js';
import type { Notification } from './notification.js';
import type { Admission, Claim, FactPlace, Outcome, OutboxCounts, OutboxStore, Standing } from './outbox-store.js';

interface KeptNotification extends Notification {
  dueAt: Instant;
  mail: string | null;
  withdrawnAt: Instant | null;
}
interface KeptMail {
  readonly mail: Mail;
  state: 'waiting' | 'sent' | 'parked';
  attempts: number;
  tryAt: Instant;
  failure: string | null;
}

export interface MemoryOutboxStore extends OutboxStore {
  notifications(): readonly KeptNotification[];
  mails(): readonly KeptMail[];
  /** As if the checkpoint had been restored from an older copy. */
  moveBackTo(position: Position | null): void;
}

/** For unit tests: each call is one transaction, as in the database. */
export function memoryOutboxStore(): MemoryOutboxStore {
  return new MemoryOutbox();
}

class MemoryOutbox implements MemoryOutboxStore {
  #standing: Standing | null = null;
  readonly #notifications = new Map<string, KeptNotification>();
  readonly #mails = new Map<string, KeptMail>();
  readonly #parked = new Map<string, FactPlace>();

  notifications(): readonly KeptNotification[] {
    return [...this.#notifications.values()];
  }

  mails(): readonly KeptMail[] {
    return [...this.#mails.values()];
  }

  moveBackTo(position: Position | null): void {
    const now = this.#standing?.position ?? null;
    if (this.#standing && now !== null && (position === null || position < now)) {
      this.#standing = { ...this.#standing, position };
    }
  }

  async begin(now: Instant): Promise<Standing> {
    this.#standing ??= { position: null, begunAt: now };
    return this.#standing;
  }

  async admit({ from, to, notifications, withdrawn, parked, freed }: Admission): Promise<'admitted' | 'moved'> {
    if (!this.#standing || this.#standing.position !== from) return 'moved';
    for (const one of notifications) {
      if (!this.#notifications.has(one.key))
        this.#notifications.set(one.key, { ...one, mail: null, withdrawnAt: null });
    }
    for (const { candidacy, occasions, before, at } of withdrawn) {
      for (const one of this.#notifications.values()) {
        const earlier = one.candidacy === candidacy && one.revision < before;
        if (earlier && one.occasion.startsWith(occasions)) one.withdrawnAt ??= at;
      }
    }
    for (const { stream, revision } of parked) this.#parked.set(`${stream}@${revision}`, { stream, revision });
    for (const { stream, revision } of freed) this.#parked.delete(`${stream}@${revision}`);
    this.#standing = { ...this.#standing, position: to };
    return 'admitted';
  }

  async parkedFacts(): Promise<readonly FactPlace[]> {
    return [...this.#parked.values()];
  }

  async dueBundles(now: Instant, limit: number): Promise<readonly Bundle[]> {
    const bundles = new Map<string, Bundle>();
    for (const one of this.#due(now)) {
      const { recipient, urgency, address, place } = one;
      const known = `${recipient}/${urgency}`;
      if (!bundles.has(known)) bundles.set(known, { recipient, urgency, address: address ?? '', place });
    }
    return [...bundles.values()].slice(0, limit);
  }

  async seal(
    bundle: Bundle,
    now: Instant,
    compose: (lines: readonly Line[]) => Mail,
  ): Promise<'sealed' | 'exists' | 'empty'> {
    const lines = this.#dueOf(bundle, now);
    if (lines.length === 0) return 'empty';
    const mail = compose(lines);
    if ([...this.#mails.values()].some((kept) => kept.mail.key === mail.key)) return 'exists';
    this.#mails.set(mail.messageId, { mail, state: 'waiting', attempts: 0, tryAt: now, failure: null });
    for (const line of lines) line.mail = mail.messageId;
    return 'sealed';
  }

  async postpone(bundle: Bundle, now: Instant, until: Instant): Promise<void> {
    for (const line of this.#dueOf(bundle, now)) line.dueAt = until;
  }

  async claim(now: Instant, until: (attempt: number) => Instant): Promise<Claim | null> {
    const ready = [...this.#mails.values()].filter(({ state, tryAt }) => state === 'waiting' && tryAt <= now);
    const [first] = ready.sort((left, right) => (left.tryAt < right.tryAt ? -1 : 1));
    if (!first) return null;
    first.attempts += 1;
    first.tryAt = until(first.attempts);
    return { mail: first.mail, attempt: first.attempts };
  }

  async settle({ mail, attempt }: Claim, outcome: Outcome): Promise<void> {
    const kept = this.#mails.get(mail.messageId);
    if (!kept || kept.state === 'sent' || (kept.attempts !== attempt && outcome.as !== 'sent')) return;
    kept.state = outcome.as === 'failed' ? 'waiting' : outcome.as;
    kept.failure = outcome.as === 'sent' ? null : outcome.failure;
  }

  async unpark(now: Instant): Promise<number> {
    const parked = [...this.#mails.values()].filter(({ state }) => state === 'parked');
    for (const kept of parked) Object.assign(kept, { state: 'waiting', attempts: 0, tryAt: now });
    return parked.length;
  }

  async counts(): Promise<OutboxCounts> {
    const mails = this.mails();
    const waiting = mails.filter(({ state }) => state === 'waiting');
    const unsealed = this.notifications().filter((one) => isWaiting(one));
    return {
      waiting: waiting.length + unsealed.length,
      parkedMails: mails.filter(({ state }) => state === 'parked').length,
      parkedFacts: this.#parked.size,
      oldestMailAt: waiting.map(({ mail }) => mail.sealedAt).sort()[0] ?? null,
    };
  }

  #dueOf({ recipient, urgency }: Bundle, now: Instant): KeptNotification[] {
    return this.#due(now).filter((one) => one.recipient === recipient && one.urgency === urgency);
  }

  #due(now: Instant): KeptNotification[] {
    const due = this.notifications().filter((one) => isWaiting(one) && one.dueAt <= now);
    return due.sort((left, right) => (left.dueAt < right.dueAt ? -1 : left.dueAt > right.dueAt ? 1 : 0));
  }
}

function isWaiting({ channel, mail, withdrawnAt }: KeptNotification): boolean {
  return channel === 'mail' && mail === null && withdrawnAt === null;
}
