import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemesOf, type Schemes } from './scheme.js';

export function loadSchemes(seeds: string): Schemes {
  const folder = join(seeds, 'schemes');
  const files = readdirSync(folder).filter((name) => /^[a-z]+\.json$/.test(name));
  return schemesOf(files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown));
}
