import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { givenPostgres } from '@parchemin/parts';
import type { Planned } from './plan-parts.js';

// On a server that somebody lends to the tests, each start has a database of its own.
export async function borrowDatabase(serverUrl: string): Promise<Planned> {
  const name = `parchemin_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    part: givenPostgres(url.href),
    release: () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
