import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// The same depth from the sources as from the compiled files.
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
