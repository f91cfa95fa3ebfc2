import {
  absoluteMillis,
  Credentials,
  idleMillis,
  type Account,
  type Identity,
  type Session,
} from '../src/sign-in/credentials.js';

export class MemoryCredentials extends Credentials {
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, Session & { seenAt: number }>();
  readonly #machines = new Map<string, Identity>();

  async findAccount(name: string): Promise<Account | undefined> {
    return this.#accounts.get(name);
  }

  async addAccount(account: Account): Promise<void> {
    this.#accounts.set(account.name, account);
  }

  async start(session: Session): Promise<void> {
    this.#sessions.set(session.key, { ...session, seenAt: session.startedAt });
  }

  async end(key: string): Promise<void> {
    this.#sessions.delete(key);
  }

  async findIdentity(key: string, now: number): Promise<Identity | undefined> {
    const session = this.#sessions.get(key);
    if (!session) return this.#machines.get(key);
    if (now - session.seenAt > idleMillis || now - session.startedAt > absoluteMillis) return undefined;
    session.seenAt = now;
    return [...this.#accounts.values()].find(({ id }) => id === session.account);
  }

  async addMachine(key: string, identity: Identity): Promise<void> {
    this.#machines.set(key, identity);
  }
}
