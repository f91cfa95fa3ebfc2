import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const lock = JSON.parse(readFileSync(resolve(__dirname, '../../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
};

describe('the client that the guards were made for', () => {
  it('is the one installed: another version needs its guards reviewed', () => {
    expect(lock.packages['node_modules/@eventstore/db-client']?.version).toBe('6.2.1');
  });

  it('is alone: its successor shares its global names, and the two end each other’s process', () => {
    expect(Object.keys(lock.packages).filter((path) => path.includes('@kurrent/'))).toEqual([]);
  });
});
