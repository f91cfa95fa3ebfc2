import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Coverage } from './line-coverage/coverage.js';

/** How the lines of a certification's document were classified by a reader. */
export function loadCoverage(seeds: string, id: string): Coverage {
  return Coverage.parse(JSON.parse(readFileSync(join(seeds, 'schemes', `${id}.coverage.json`), 'utf8')));
}
