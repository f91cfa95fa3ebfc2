import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Coverage } from './line-coverage/coverage.js';

/** How the lines of a certification's document were classified by a reader. */
export function loadCoverage(seeds: string, { id, version }: { id: string; version: number }): Coverage {
  const name = version === 1 ? id : `${id}.v${version}`;
  return Coverage.parse(JSON.parse(readFileSync(join(seeds, 'schemes', `${name}.coverage.json`), 'utf8')));
}
