import type { Role } from '@parchemin/kernel';
import { migrate, type Database } from '@parchemin/read-models';
import { sql, type Kysely } from 'kysely';
import { absoluteMillis, Credentials, idleMillis, type Account, type Identity, type Session } from './credentials.js';

interface CredentialTables {
  accounts: { id: string; name: string; password: string; role: Role; school: string | null; email: string | null };
  sessions: { key: string; account: string; started_at: Date; seen_at: Date };
  machine_tokens: { key: string; id: string; name: string; role: Role; school: string | null };
}

/** A session is marked as seen once in this while: a busy person does not write at each request. */
const seenEveryMillis = 60_000;

export class StoredCredentials extends Credentials {
  private constructor(private readonly db: Kysely<CredentialTables>) {
    super();
  }

  static async open(database: Database): Promise<StoredCredentials> {
    const db = database as unknown as Kysely<CredentialTables>;
    await migrate(database as unknown as Kysely<unknown>, 'api', {
      '0001-accounts-and-sessions': { up: createTables },
      '0002-addresses': { up: addAddresses },
    });
    return new StoredCredentials(db);
  }

  findAccount(name: string): Promise<Account | undefined> {
    return this.db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
  }

  async addAccount({ id, name, password, role, school, email }: Account): Promise<void> {
    const row = { id, name, password, role, school, email };
    await this.db
      .insertInto('accounts')
      .values(row)
      .onConflict((known) => known.doNothing())
      .execute();
  }

  async start({ key, account, startedAt }: Session): Promise<void> {
    const at = new Date(startedAt);
    const over = new Date(startedAt - absoluteMillis);
    await this.db.deleteFrom('sessions').where('account', '=', account).where('started_at', '<', over).execute();
    await this.db.insertInto('sessions').values({ key, account, started_at: at, seen_at: at }).execute();
  }

  async end(key: string): Promise<void> {
    await this.db.deleteFrom('sessions').where('key', '=', key).execute();
  }

  async findIdentity(key: string, now: number): Promise<Identity | undefined> {
    return (await this.#findPerson(key, now)) ?? (await this.#findMachine(key));
  }

  async addMachine(key: string, { id, name, role, school }: Identity): Promise<void> {
    const row = { key, id, name, role, school };
    await this.db
      .insertInto('machine_tokens')
      .values(row)
      .onConflict((known) => known.doNothing())
      .execute();
  }

  async #findPerson(key: string, now: number): Promise<Identity | undefined> {
    const found = await this.db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account')
      .select(['accounts.id', 'accounts.name', 'accounts.role', 'accounts.school', 'sessions.seen_at'])
      .where('sessions.key', '=', key)
      .where('sessions.seen_at', '>', new Date(now - idleMillis))
      .where('sessions.started_at', '>', new Date(now - absoluteMillis))
      .executeTakeFirst();
    if (!found) return undefined;
    const { seen_at, ...identity } = found;
    if (now - seen_at.getTime() > seenEveryMillis) {
      await this.db
        .updateTable('sessions')
        .set({ seen_at: new Date(now) })
        .where('key', '=', key)
        .execute();
    }
    return identity;
  }

  #findMachine(key: string): Promise<Identity | undefined> {
    const columns = ['id', 'name', 'role', 'school'] as const;
    return this.db.selectFrom('machine_tokens').select(columns).where('key', '=', key).executeTakeFirst();
  }
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts (
    id text primary key,
    name text not null unique,
    password text not null,
    role text not null,
    school text
  )`.execute(db);
  await sql`create table sessions (
    key text primary key,
    account text not null references accounts on delete cascade,
    started_at timestamptz not null,
    seen_at timestamptz not null
  )`.execute(db);
  await sql`create index on sessions (account, started_at)`.execute(db);
  await sql`create table machine_tokens (
    key text primary key,
    id text not null,
    name text not null,
    role text not null,
    school text
  )`.execute(db);
}

async function addAddresses(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts add column email text`.execute(db);
}
