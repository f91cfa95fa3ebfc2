import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '@parchemin/parts';
import { takeLock, type Lock } from './lock.js';

let folder: string;

describe('the lock of a data folder', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parchemin-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names its holder to whoever comes second', () => {
    get(takeLock(folder));
    expect(takeLock(folder)).toEqual(identityOf(process.pid));
  });

  it('is free again once released', () => {
    get(takeLock(folder)).release();
    expect(get(takeLock(folder)).isHeld()).toBe(true);
  });

  it.each([
    ['a pid that names another process by now', JSON.stringify({ pid: process.pid, startedAt: 'long ago' })],
    ['a file that was cut short', '{"pid":'],
    ['nothing', ''],
  ])('is nobody’s when it holds %s', (_, content) => {
    writeFileSync(join(folder, 'lock'), content);
    expect(get(takeLock(folder)).isHeld()).toBe(true);
  });

  it('is lost when the folder is deleted, and does not come back with its release', () => {
    const lock = get(takeLock(folder));
    rmSync(folder, { recursive: true });
    expect(lock.isHeld()).toBe(false);
    expect(() => lock.release()).not.toThrow();
  });

  it('is not released by a holder that lost it', () => {
    const lost = get(takeLock(folder));
    const other = JSON.stringify({ pid: 1, startedAt: identityOf(1)?.startedAt ?? '' });
    writeFileSync(join(folder, 'lock'), other);
    lost.release();
    expect(takeLock(folder)).toEqual(JSON.parse(other));
  });
});

function get(taken: ReturnType<typeof takeLock>): Lock {
  if ('pid' in taken) throw new Error(`taken by ${taken.pid}`);
  return taken;
}
