// Writes what is generated from the certifications: the coverage table of each document.
//   node libs/schemes/generate.mjs            (after a build)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageTable, loadCertifications, loadCoverage } from './dist/index.js';

const seeds = join(import.meta.dirname, '../../seeds');

for (const scheme of loadCertifications(seeds)) {
  const name = scheme.version === 1 ? scheme.id : `${scheme.id}.v${scheme.version}`;
  writeFileSync(join(seeds, 'schemes', `${name}.coverage.md`), coverageTable(scheme, loadCoverage(seeds, scheme)));
}
