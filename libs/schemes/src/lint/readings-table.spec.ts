import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCertifications } from '../load-schemes.js';
import { checks } from './checks.js';
import { lintScheme } from './lint.js';
import { readingEntries, readingsTable } from './readings-table.js';
import { couldBeFound, readersOnly } from './unfound-readings.js';

const schemes = loadCertifications(resolve(__dirname, '../../../../seeds'));
const entries = readingEntries(schemes);
const claims = schemes.flatMap((scheme) =>
  scheme.readings.flatMap((reading) =>
    reading.checks.map((check) => [scheme.id, reading.entry, check, reading.code] as const),
  ),
);

describe('the list of readings', () => {
  const findings = new Map(schemes.map((scheme) => [scheme.id, lintScheme(scheme).findings] as const));

  it.each(claims)('in %s, %s is found by the check %s, on its own lines', (id, _entry, check, reading) => {
    const found = findings.get(id)!.filter((finding) => finding.check === check && finding.readings.includes(reading));
    expect(found.length).toBeGreaterThan(0);
  });

  it('says of each entry once what becomes of it', () => {
    const told = entries.map(({ entry, found, couldBeFound: could, readersOnly: reader }) => [
      entry,
      [found.length > 0, could !== null, reader !== null].filter(Boolean).length,
    ]);
    expect(told.filter(([, times]) => times !== 1)).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
  });

  it('explains no entry that no scheme carries', () => {
    const carried = new Set(entries.map(({ entry }) => entry));
    expect([...Object.keys(couldBeFound), ...Object.keys(readersOnly)].filter((entry) => !carried.has(entry))).toEqual(
      [],
    );
  });

  it('numbers its entries without a gap', () => {
    for (const document of ['000', '001', '002', '003', '004', 'X']) {
      const numbers = entries.flatMap(({ entry }) =>
        entry.startsWith(`${document}-`) ? [Number(entry.split('-')[1])] : [],
      );
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('names only checks that exist', () => {
    const known = checks.map(({ code }) => code);
    expect(claims.map(([, , check]) => check).filter((check) => !known.includes(check))).toEqual([]);
  });

  it('is published as it stands', () => {
    expect(readFileSync(resolve(__dirname, '../../readings.md'), 'utf8')).toBe(readingsTable(schemes));
  });
});
