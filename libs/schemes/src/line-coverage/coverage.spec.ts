import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Scheme } from '../language/scheme.js';
import { loadCertifications } from '../load-schemes.js';
import { loadCoverage } from '../load-coverage.js';
import { coverageFaults, documentFaults } from './check-coverage.js';
import type { Coverage } from './coverage.js';
import { coverageTable } from './coverage-table.js';

const seeds = resolve(__dirname, '../../../../seeds');
const documents = process.env['PARCHEMIN_DOCUMENTS'];
const certifications = loadCertifications(seeds).map((scheme) => [scheme.id, scheme] as const);

// Who reads the results must know what was not looked at: the documents are no part of the repository.
if (documents === undefined) {
  process.stderr.write('coverage against the documents: not run, PARCHEMIN_DOCUMENTS is not set\n');
}

describe.each(certifications)('the document of %s', (id, scheme) => {
  const coverage = loadCoverage(seeds, scheme);

  it('has every normative line carried by an element of the scheme, or a reason', () => {
    expect(coverageFaults(scheme, coverage)).toEqual([]);
  });

  it('is told line by line in a table that is up to date: node libs/schemes/generate.mjs', () => {
    const table = readFileSync(join(seeds, 'schemes', `${id}.coverage.md`), 'utf8');
    expect(table).toBe(coverageTable(scheme, coverage));
    expect(table).toContain('Lignes normatives laissées de côté\u00a0: 0.');
  });
});

const given = documents === undefined ? [] : certifications;

// Without a folder of documents this is a loop over none; the line above says so by name.
for (const [, scheme] of given) {
  const { document } = scheme;
  it(`${document} has each of its lines classified once`, () => {
    const file = join(documents ?? '', document);
    expect(existsSync(file)).toBe(true);
    expect(documentFaults(loadCoverage(seeds, scheme), readFileSync(file, 'utf8'))).toEqual([]);
  });
}

describe('a coverage that is not whole', () => {
  const [[, scheme]] = certifications as unknown as [[string, Scheme]];
  const whole = loadCoverage(seeds, scheme);
  const changed = (ranges: Coverage['ranges']): readonly string[] => coverageFaults(scheme, { ...whole, ranges });
  const carried = whole.ranges.find((range) => range.class === 'normative')!;
  const titled = whole.ranges.find((range) => range.class === 'layout')!;

  it.each([
    ['lines that the document does not have', [{ ...carried, lines: [whole.lines, whole.lines + 1] as const }]],
    ['lines in the wrong order', [{ ...titled, lines: [9, 3] as const }]],
    ['lines classified twice', [carried, carried]],
    ['a title without a reason', [{ lines: titled.lines, class: titled.class }]],
    ['a normative line that nothing carries', [{ lines: titled.lines, class: 'normative' as const }]],
  ])('shows %s', (_, ranges) => {
    expect(changed(ranges as Coverage['ranges']).length).toBeGreaterThan(0);
  });

  it('shows that it speaks of another version', () => {
    expect(coverageFaults({ ...scheme, version: 99 }, whole)).toHaveLength(1);
  });

  it('takes a stated reason in place of an element', () => {
    expect(changed([{ lines: titled.lines, class: 'normative', reason: 'said elsewhere' }])).toEqual([]);
  });

  it('shows a line that nobody classified, a blank edge and a wrong length beside the text', () => {
    const small = { ...whole, lines: 4, ranges: [{ ...titled, lines: [1, 2] as [number, number] }] };
    expect(documentFaults(small, 'a title\n\na duty\n')).toEqual([
      'the document has 3 lines, not 4',
      'line 3: not classified',
      'line 2: a range ends on a line that says nothing',
    ]);
    expect(documentFaults({ ...small, lines: 2 }, 'a title\nof two lines')).toEqual([]);
  });
});
