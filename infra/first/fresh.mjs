// Tells whether what was made from some sources is still made from them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// The stamp lies beside the product: whoever deletes the product deletes the stamp.
export function isFresh({ product, stamp, sources }) {
  return existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources);
}

export function markFresh({ stamp, sources }) {
  writeFileSync(stamp, fingerprint(sources));
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const line of describe(source)) hash.update(line);
  return hash.digest('hex');
}

const passedOver = new Set(['node_modules', 'dist', '.data']);

function* describe(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) {
    yield `${path} ${stats.size} ${stats.mtimeMs}\n`;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!passedOver.has(name) && !/\.spec\.tsx?$/.test(name) && !name.endsWith('.tsbuildinfo'))
      yield* describe(join(path, name));
  }
}
