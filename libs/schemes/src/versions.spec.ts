import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Scheme } from './language/scheme.js';
import { loadCertification, loadCertifications } from './load-schemes.js';
import { fingerprintOf, loadPublished } from './load-published.js';

const seeds = resolve(__dirname, '../../../seeds');
const versions = resolve(__dirname, '../fixtures/versions');
const second = JSON.parse(readFileSync(join(versions, 'small.v2.json'), 'utf8')) as Record<string, unknown>;

describe('a published version', () => {
  const { versions: published } = loadPublished(seeds);

  it.each(published.map(({ scheme, version, sha256 }) => [`${scheme}@${version}`, scheme, version, sha256] as const))(
    '%s says what it said when it was published; what changes is a new version',
    (_, id, version, sha256) => {
      expect(fingerprintOf(seeds, { id, version })).toBe(sha256);
    },
  );

  it('is every one that a candidacy can stand on', () => {
    const known = loadCertifications(seeds).map(({ id, version }) => `${id}@${version}`);
    expect(published.map(({ scheme, version }) => `${scheme}@${version}`).sort()).toEqual(known.sort());
  });
});

describe('a new version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parchemin-versions-'));
  mkdirSync(join(folder, 'schemes'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lies beside the one before, and each is found by its own number', () => {
    cpSync(versions, join(folder, 'schemes'), { recursive: true });
    expect(loadCertification(folder, 'small')?.version).toBe(2);
    expect(loadCertification(folder, 'small@1')?.document).toBe('small.txt');
    expect(loadCertification(folder, 'small@3')).toBeNull();
    expect(loadCertifications(folder).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('holds what its name says, or nothing is loaded', () => {
    writeFileSync(join(folder, 'schemes/small.v3.json'), JSON.stringify(second));
    expect(() => loadCertification(folder, 'small@3')).toThrow('small.v3.json does not hold small@3');
  });

  it('has another fingerprint as soon as one figure changes, and the same however it is laid out', () => {
    const of = (scheme: object, indent: number): string => {
      writeFileSync(join(folder, 'schemes/small.v2.json'), JSON.stringify(scheme, null, indent));
      return fingerprintOf(folder, { id: 'small', version: 2 });
    };
    const same = of(second, 0);
    expect(of(Object.fromEntries(Object.entries(second).reverse()), 2)).toBe(same);
    expect(of({ ...second, lines: 41 }, 0)).not.toBe(same);
  });

  it.each([
    ['they stay on it', { rule: 'stay', until: '2027-08-31' }, true],
    ['the jury says so for each', { rule: 'jury-decides', proposal: null }, true],
    ['they move, with what counts for what', { rule: 'move', mapping: [move('facts', 'levels')] }, true],
    ['they move, and something is no longer asked', { rule: 'move', mapping: [move('blocks', null)] }, true],
    ['they move to what this version does not have', { rule: 'move', mapping: [move('blocks', 'B9')] }, false],
    ['nothing is said', null, false],
  ])('says what becomes of the candidacies under way: %s', (_, underWay, accepted) => {
    const said = underWay === null ? null : { label: 'said', labelFr: 'dit', ...underWay };
    expect(Scheme.safeParse({ ...second, underWay: said }).success).toBe(accepted);
  });

  it('is never the first one, before which nothing is under way', () => {
    expect(Scheme.safeParse({ ...second, version: 1 }).success).toBe(false);
    expect(Scheme.safeParse({ ...second, version: 1, underWay: null }).success).toBe(true);
  });
});

function move(list: string, to: string | null): object {
  return { list, from: 'old', to };
}
