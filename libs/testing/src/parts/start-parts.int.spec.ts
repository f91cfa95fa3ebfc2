import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startParts, type RunningParts } from './start-parts.js';

describe('the real parts, started for a test', () => {
  let parts: RunningParts;

  beforeAll(async () => {
    parts = await startParts({ temporal: true, postgres: true, own: true });
  });

  afterAll(() => parts.stop());

  it.each(['temporal', 'postgres'] as const)('answers as %s, and again after a crash', async (name) => {
    expect(await parts.isHealthy(name)).toBe(true);
    const first = parts.pid(name);
    await parts.kill(name);
    expect(await parts.isHealthy(name)).toBe(false);
    await parts.start(name);
    expect(await parts.isHealthy(name)).toBe(true);
    expect(parts.pid(name)).not.toBe(first);
  });

  it('leaves no folder behind', async () => {
    const other = await startParts({ postgres: true, own: true });
    await other.stop();
    expect(existsSync(other.folder)).toBe(false);
  });

  it('finds the same data again in a folder that is kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parchemin-kept-'));
    const first = await startParts({ postgres: true, own: true, folder });
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startParts({ postgres: true, own: true, folder });
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    await rm(folder, { recursive: true });
  });
});

async function query(parts: RunningParts, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: parts.url('postgres') });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}
