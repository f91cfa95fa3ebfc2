import { Injectable } from '@nestjs/common';
import { Credentials, type Identity } from './credentials.js';

/** A sign-out elsewhere is felt after this long at most; a busy person costs one look-up per interval. */
const freshMillis = 3_000;
const keptAtMost = 10_000;

/** Whose secret this is, asked of the database once in a while and remembered in between. */
@Injectable()
export class Identities {
  readonly #kept = new Map<string, { readonly until: number; readonly identity: Promise<Identity | undefined> }>();

  constructor(private readonly credentials: Credentials) {}

  find(key: string, now: number): Promise<Identity | undefined> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > now) return kept.identity;
    const identity = this.credentials.findIdentity(key, now);
    this.#kept.delete(key);
    this.#kept.set(key, { until: now + freshMillis, identity });
    identity.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= keptAtMost) break;
      this.#kept.delete(oldest);
    }
    return identity;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
