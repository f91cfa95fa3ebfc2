import { Client } from 'pg';

export interface Lease {
  /** Resolves when the connection that holds the lease is gone, and the lease with it. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

const connectTimeoutMillis = 5_000;

/**
 * One holder at a time, by an advisory lock that lives as long as its connection: a holder that dies frees it at once.
 * Undefined when somebody else has it. Writing stays guarded by compare-and-set: the lease only spares others vain work.
 */
export async function tryLease(url: string, name: string): Promise<Lease | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: connectTimeoutMillis });
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve()).on('end', () => resolve());
  });
  const release = () => client.end().catch(() => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtext($1)) as held', [name]);
    if (rows[0]?.held) return { lost, release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}
