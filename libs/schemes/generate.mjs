// Writes what is generated: the coverage table of each document, the table of its ambiguities, and a JSON Schema of every shape for editors and scripts.
//   node libs/schemes/generate.mjs            (after a build)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar } from '../calendars/dist/index.js';
import { coverageTable, formats, jsonSchemaOf, loadCertifications, loadCoverage, readingsTable } from './dist/index.js';

const seeds = join(import.meta.dirname, '../../seeds');
const schemas = join(import.meta.dirname, 'json-schema');

for (const scheme of loadCertifications(seeds)) {
  const name = scheme.version === 1 ? scheme.id : `${scheme.id}.v${scheme.version}`;
  writeFileSync(join(seeds, 'schemes', `${name}.coverage.md`), coverageTable(scheme, loadCoverage(seeds, scheme)));
}

writeFileSync(join(import.meta.dirname, 'readings.md'), readingsTable(loadCertifications(seeds)));

mkdirSync(schemas, { recursive: true });
for (const [name, format] of Object.entries({ ...formats, calendar: Calendar })) {
  writeFileSync(join(schemas, `${name}.json`), jsonSchemaOf(name, format));
}
