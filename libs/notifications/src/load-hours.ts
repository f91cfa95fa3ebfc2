import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hours } from './hours.js';

export function loadHours(seeds: string): Hours {
  return Hours.parse(JSON.parse(readFileSync(join(seeds, 'notifications.json'), 'utf8')));
}
