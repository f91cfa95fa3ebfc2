import type { Actor } from '@parchemin/kernel';
import { hash, randomBytes } from 'node:crypto';

export interface Account extends Actor {
  readonly name: string;
  readonly password: string;
  /** Where notifications are sent; without one, they are shown in the console alone. */
  readonly email: string | null;
}

/** A signed-in person or a machine, as far as the border needs to know. */
export type Identity = Omit<Account, 'password' | 'email'>;

export interface Session {
  readonly key: string;
  readonly account: string;
  readonly startedAt: number;
}

/** What the border keeps of accounts, sessions and machine tokens. Only digests of secrets ever reach it. */
export abstract class Credentials {
  abstract findAccount(name: string): Promise<Account | undefined>;
  abstract addAccount(account: Account): Promise<void>;
  abstract start(session: Session): Promise<void>;
  abstract end(key: string): Promise<void>;
  /** The one whom the digest belongs to, unless the session is over; being asked for keeps a session from idling. */
  abstract findIdentity(key: string, now: number): Promise<Identity | undefined>;
  abstract addMachine(key: string, identity: Identity): Promise<void>;
}

export const idleMillis = 2 * 60 * 60 * 1_000;
export const absoluteMillis = 12 * 60 * 60 * 1_000;

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are long and random, so that one round of SHA-256 is enough; nothing that is stored opens a session. */
export function keyOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
