import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOf } from './stepped-clock.js';

describe('the clock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const file = join(folder, 'now');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is real unless a file says otherwise', () => {
    expect(Math.abs(Date.parse(clockOf(undefined).now()) - Date.now())).toBeLessThan(60_000);
  });

  it('stands where the file says, and follows it', () => {
    writeFileSync(file, '2027-01-01T00:00:00.000Z\n');
    const clock = clockOf(file);
    expect(clock.now()).toBe('2027-01-01T00:00:00.000Z');
    writeFileSync(file, '2027-01-02T00:00:00.000Z\n');
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(clock.now()).toBe('2027-01-02T00:00:00.000Z');
  });

  it('says so when the file holds no instant', () => {
    writeFileSync(file, 'soon');
    utimesSync(file, new Date(), new Date(Date.now() + 9_000));
    expect(() => clockOf(file).now()).toThrow(/holds no instant/);
  });
});
