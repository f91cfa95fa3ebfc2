import { Injectable } from '@nestjs/common';
import { Refused } from '../problem/refusals.js';
import { Attempts } from './attempts.js';
import { Credentials, keyOf, newSecret, type Identity } from './credentials.js';
import { Identities } from './identities.js';
import { Passwords } from './passwords.js';

@Injectable()
export class SignIn {
  readonly #attempts = new Attempts();

  constructor(
    private readonly credentials: Credentials,
    private readonly identities: Identities,
    private readonly passwords: Passwords,
  ) {}

  async start(
    name: string,
    password: string,
    address: string,
    now: number,
  ): Promise<{ identity: Identity; secret: string }> {
    const retryAfterSeconds = this.#attempts.waitSeconds(name, address, now);
    if (retryAfterSeconds > 0) throw new Refused({ refused: 'TooManyAttempts', retryAfterSeconds });
    if (this.passwords.full) throw new Refused({ refused: 'TooBusy', retryAfterSeconds: 5 });
    // Counted before the work, so that attempts made at the same time are all counted.
    this.#attempts.failed(name, address, now);
    const account = await this.credentials.findAccount(name);
    const matches = await this.passwords.matches(password, account?.password);
    if (!account || !matches) throw new Refused({ refused: 'SignInRefused' });
    this.#attempts.succeeded(name, address);
    const secret = newSecret();
    await this.credentials.start({ key: keyOf(secret), account: account.id, startedAt: now });
    return { identity: account, secret };
  }

  async end(secret: string): Promise<void> {
    await this.credentials.end(keyOf(secret));
    this.identities.forget(keyOf(secret));
  }
}
